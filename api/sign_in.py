"""How customers come in: the button in a mail, or a typed code. GET shows, POST acts."""

from asyncio import to_thread
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.firms import firm_behind
from api.pages import VOORDEUR, Firm, firm_of, language_of, page
from api.requests import browser_of, customer_of, do, entered, route, speak, to, visitor_of, without_session
from domain import accounts, companies, customers
from domain.accounts import cookies
from domain.accounts.rules import LinkState, Purpose, WrongCode, safe_path
from domain.companies.rules import is_email
from domain.problems import Invalid, NotFound, TooMany
from domain.texts import LANGUAGES, _, say
from models.account import Capacity, Door


async def show_sign_in(request: Request) -> Response:
    visitor = await visitor_of(request)
    if visitor.look_is_over:
        return to("/look/over")
    if visitor.customer:
        return to(safe_path(request.query_params.get("next", "/")))
    return _sign_in_page(request)


async def ask_for_code(request: Request) -> Response:
    """Send a code to the address typed, if a firm knows it; the page says the same in every case."""
    form = await request.form()
    email, path = str(form.get("email", ""))[:254], safe_path(str(form.get("next", "/")))
    if not is_email(email.strip()):
        return _sign_in_page(request, email=email, problem=_("This is not an e-mail address."), status=422)
    await to_thread(accounts.ask_for_code, email, browser_of(request), path=path)
    return _code_page(request, email=email, path=path)


async def enter_code(request: Request) -> Response:
    form = await request.form()
    email, path = str(form.get("email", ""))[:254], safe_path(str(form.get("next", "/")))
    try:
        signed_in = await to_thread(
            accounts.sign_in_by_code, email, str(form.get("code", ""))[:12], browser_of(request)
        )
    except (WrongCode, TooMany) as problem:
        return _code_page(request, email=email, path=path, problem=problem.text, status=403)
    return entered(request, signed_in, "" if path == "/" else path)


async def show_link(request: Request) -> Response:
    """The page behind the button in a mail. Fetching it, with or without scripts, changes nothing."""
    view = await to_thread(accounts.look_at_link, request.path_params["token"])
    if view.state is LinkState.UNKNOWN:
        raise NotFound
    if view.purpose in (Purpose.INVITATION, Purpose.RESET):
        return to(f"/office/password/{request.path_params['token']}")
    return page(
        request,
        "link.html",
        language=language_of(request),
        firm=await firm_behind(view),
        view=view,
        is_in=await customer_of(request) is not None,
        status=200 if view.state is LinkState.GOOD else 410,
    )


async def press_link(request: Request) -> Response:
    """A person pressed the button: sign in, once."""
    signed_in = await to_thread(accounts.sign_in_by_link, request.path_params["token"], browser_of(request))
    return entered(request, signed_in)


async def ask_again(request: Request) -> Response:
    """A fresh code to the address an old link was sent to; the address itself stays masked."""
    token = request.path_params["token"]
    await to_thread(accounts.ask_again, token, browser_of(request))
    return await _behind_link(request, token)


async def enter_code_behind(request: Request) -> Response:
    """The code of the same mail, typed on the page behind its link."""
    token = request.path_params["token"]
    form = await request.form()
    code = str(form.get("code", ""))[:12]
    try:
        signed_in = await to_thread(accounts.sign_in_by_code_behind, token, code, browser_of(request))
    except (WrongCode, TooMany) as problem:
        return await _behind_link(request, token, problem=problem.text, status=403)
    return entered(request, signed_in)


async def not_mine(request: Request) -> Response:
    token = request.path_params["token"]
    await to_thread(accounts.disown, token)
    view = await to_thread(accounts.look_at_link, token)
    return page(request, "not_mine.html", language=language_of(request), firm=await firm_behind(view))


async def show_welcome(request: Request) -> Response:
    """In which capacity do you stand to this address? Asked once per customer record."""
    actor = await customer_of(request)
    if actor is None:
        return to("/sign-in?next=/welcome")
    path = safe_path(request.query_params.get("next", "/"))
    open_seats = [(seat, record) for seat, record in await do(actor, customers.my_memberships) if not seat.capacity]
    if not open_seats:
        return to(path)
    seat, record = open_seats[0]
    firm = firm_of(await do(actor, companies.of, seat.company_id))
    addresses = [address for address in await do(actor, customers.my_addresses) if address.customer_id == record.id]
    return page(
        request, "welcome.html", language=actor.language, firm=firm, seat=seat, record=record,
        address=addresses[0].one_line() if addresses else "", path_on=path,
    )  # fmt: skip


async def choose_capacity(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return to("/sign-in?next=/welcome")
    form = await request.form()
    chosen = str(form.get("capacity", ""))
    if chosen not in list(Capacity):
        raise Invalid({"capacity": _("Choose one of the three.")})
    await do(actor, customers.choose_capacity, str(form.get("seat", "")), Capacity(chosen))
    return to(f"/welcome?next={quote(safe_path(str(form.get('next', '/'))))}")


async def sign_out(request: Request) -> Response:
    token = request.cookies.get(cookies.PORTAL, "")
    await to_thread(accounts.sign_out, token)
    return without_session(to("/sign-in"), Door.PORTAL)


async def choose_language(request: Request) -> Response:
    """The language links at the foot of every door."""
    form = await request.form()
    response = to(safe_path(str(form.get("next", "/"))))
    if (language := str(form.get("language", ""))) in LANGUAGES:
        speak(response, language)
        if actor := await customer_of(request):
            await do(actor, accounts.change_language, language)
    return response


async def _behind_link(request: Request, token: str, *, problem: str = "", status: int = 200) -> Response:
    view = await to_thread(accounts.look_at_link, token)
    firm = await firm_behind(view)
    action = f"/link/{token}/code"
    return _code_page(request, action=action, masked=view.email, firm=firm, problem=problem, status=status)


def _sign_in_page(request: Request, *, email: str = "", problem: str = "", status: int = 200) -> Response:
    path = safe_path(request.query_params.get("next", "/"))
    return page(
        request,
        "sign_in.html",
        language=language_of(request),
        status=status,
        email=email,
        problem=problem,
        path_on=path,
    )


def _code_page(
    request: Request,
    *,
    email: str = "",
    path: str = "/",
    action: str = "/sign-in/code",
    problem: str = "",
    masked: str = "",
    firm: Firm = VOORDEUR,
    status: int = 200,
) -> Response:
    language = language_of(request)
    template = "register_code.html" if accounts.is_registering(path) else "code.html"
    return page(
        request, template, language=language, firm=firm, status=status, email=email, masked=masked, action=action,
        problem=say(language, problem) if problem else "", path_on=path,
    )  # fmt: skip


routes = [
    route("/sign-in", show_sign_in),
    route("/sign-in", ask_for_code, methods=("POST",)),
    route("/sign-in/code", enter_code, methods=("POST",)),
    route("/link/{token}", show_link),
    route("/link/{token}", press_link, methods=("POST",)),
    route("/link/{token}/again", ask_again, methods=("POST",)),
    route("/link/{token}/code", enter_code_behind, methods=("POST",)),
    route("/link/{token}/not-mine", not_mine, methods=("POST",)),
    route("/welcome", show_welcome),
    route("/welcome", choose_capacity, methods=("POST",)),
    route("/sign-out", sign_out, methods=("POST",)),
    route("/language", choose_language, methods=("POST",)),
]
