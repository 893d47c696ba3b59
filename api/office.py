"""How staff come in: password, invitation, forgotten password, or another organisation's account (OIDC)."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import Response

from api.firms import firm_behind
from api.pages import language_of, page
from api.requests import browser_of, route, to, visitor_of, with_session, without_session
from domain import accounts
from domain.accounts import cookies
from domain.accounts.rules import LinkState, NotInvited, Purpose, WrongPassword, safe_path
from domain.problems import Invalid, NotFound, Problem, TooMany
from domain.texts import _, say
from integrations import identity
from models.account import Door
from settings import settings

FLOW = "vd_oidc"


async def show_sign_in(request: Request) -> Response:
    if (await visitor_of(request)).staff:
        return to(_wanted(request.query_params.get("next", "")))
    return _sign_in_page(request, path=_wanted(request.query_params.get("next", "")))


async def sign_in(request: Request) -> Response:
    form = await request.form()
    email, path = str(form.get("email", ""))[:254], _wanted(str(form.get("next", "")))
    try:
        password = str(form.get("password", ""))[:300]
        signed_in = await to_thread(accounts.sign_in_staff, email, password, browser_of(request), path=path)
    except (WrongPassword, TooMany) as problem:
        return _sign_in_page(request, email=email, path=path, problem=problem, status=403)
    return with_session(to(signed_in.path), signed_in)


async def sign_out(request: Request) -> Response:
    await to_thread(accounts.sign_out, request.cookies.get(cookies.OFFICE, ""))
    return without_session(to("/office/sign-in"), Door.OFFICE)


async def switch(request: Request) -> Response:
    """Staff of several firms go over to another one."""
    staff = (await visitor_of(request)).staff
    if staff is None:
        return to("/office/sign-in")
    form = await request.form()
    company, path = str(form.get("company", "")), _wanted(str(form.get("next", "")))
    session = staff.proof["session"]
    signed_in = await to_thread(accounts.switch_company, session, company, browser_of(request), path=path)
    return with_session(to(signed_in.path), signed_in)


async def show_forgotten(request: Request) -> Response:
    return page(request, "office_forgotten.html", language=language_of(request), sent=False)


async def forgotten(request: Request) -> Response:
    form = await request.form()
    await to_thread(accounts.ask_for_reset, str(form.get("email", ""))[:254], browser_of(request))
    return page(request, "office_forgotten.html", language=language_of(request), sent=True)


async def show_password(request: Request) -> Response:
    """The page behind an invitation or a link for a new password; fetching it spends nothing."""
    return await _password_page(request)


async def set_password(request: Request) -> Response:
    token = request.path_params["token"]
    form = await request.form()
    try:
        signed_in = await to_thread(
            accounts.set_password, token, str(form.get("password", ""))[:300], browser_of(request)
        )
    except Invalid as problem:
        return await _password_page(request, problem=problem.errors["password"], status=422)
    return with_session(to(signed_in.path), signed_in)


async def join(request: Request) -> Response:
    """One more firm for somebody who has an account: signed in with it, or with its password."""
    form = await request.form()
    staff, password = (await visitor_of(request)).staff, str(form.get("password", ""))[:300]
    token = request.path_params["token"]
    try:
        signed_in = await to_thread(accounts.join, token, browser_of(request), staff=staff, password=password)
    except (WrongPassword, TooMany) as problem:
        text = _("This is not the password of your account.") if isinstance(problem, WrongPassword) else problem.text
        return await _password_page(request, problem=text, status=403)
    return with_session(to(signed_in.path), signed_in)


async def begin_oidc(request: Request) -> Response:
    url, flow = await to_thread(identity.begin, _provider(), onward=_wanted(request.query_params.get("next", "")))
    response = to(url)
    response.set_cookie(
        FLOW, flow.sealed(), max_age=600, path="/office/oidc", secure=settings.is_https, httponly=True, samesite="lax"
    )
    return response


async def finish_oidc(request: Request) -> Response:
    """What the provider sends back is checked against the sealed state of this browser."""
    try:
        flow = identity.FlowState.opened(request.cookies.get(FLOW, ""))
        who = await to_thread(identity.finish, _provider(), flow, dict(request.query_params))
    except identity.NotIdentified:
        failed = Problem(_("Signing in at {name} did not work. Please try again."), name=settings.oidc_name)
        return _sign_in_page(request, problem=failed, status=403)
    try:
        path = _wanted(flow.onward)
        signed_in = await to_thread(accounts.sign_in_with_identity, who, browser_of(request), path=path)
    except NotInvited as problem:
        return _sign_in_page(request, problem=problem, status=403)
    response = with_session(to(signed_in.path), signed_in)
    response.delete_cookie(FLOW, path="/office/oidc")
    return response


def _provider() -> identity.Provider:
    if not settings.oidc_issuer:
        raise NotFound
    return identity.Provider(
        settings.oidc_issuer,
        settings.oidc_client_id,
        settings.oidc_client_secret,
        f"{settings.address}/office/oidc/return",
    )


def _sign_in_page(
    request: Request, *, email: str = "", path: str = "/office", problem: Problem | None = None, status: int = 200
) -> Response:
    language = language_of(request)
    text = say(language, problem.text, **problem.values) if problem else ""
    oidc = settings.oidc_name if settings.oidc_issuer else ""
    return page(
        request,
        "office_sign_in.html",
        language=language,
        status=status,
        email=email,
        path_on=path,
        problem=text,
        oidc=oidc,
    )


async def _password_page(request: Request, *, problem: str = "", status: int = 200) -> Response:
    token, language, visitor = request.path_params["token"], language_of(request), await visitor_of(request)
    view = await to_thread(accounts.look_at_link, token)
    if view.purpose not in (Purpose.INVITATION, Purpose.RESET) or view.state is LinkState.UNKNOWN:
        raise NotFound
    return page(
        request,
        "office_password.html",
        language=language,
        firm=await firm_behind(view),
        status=status if view.state is LinkState.GOOD else 410,
        view=view,
        token=token,
        proof=await to_thread(accounts.proof_for, token, visitor.staff),
        problem=say(language, problem) if problem else "",
        oidc=settings.oidc_name if settings.oidc_issuer else "",
    )


def _wanted(path: str) -> str:
    wanted = safe_path(path)
    return wanted if wanted == "/office" or wanted.startswith("/office/") else "/office"


routes = [
    route("/office/sign-in", show_sign_in),
    route("/office/sign-in", sign_in, methods=("POST",)),
    route("/office/sign-out", sign_out, methods=("POST",)),
    route("/office/switch", switch, methods=("POST",)),
    route("/office/forgotten", show_forgotten),
    route("/office/forgotten", forgotten, methods=("POST",)),
    route("/office/password/{token}", show_password),
    route("/office/password/{token}", set_password, methods=("POST",)),
    route("/office/password/{token}/join", join, methods=("POST",)),
    route("/office/oidc", begin_oidc),
    route("/office/oidc/return", finish_oidc),
]
