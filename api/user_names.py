"""The second way into the portal: a user name and a password that a firm gave out (MA-13). GET shows, POST acts."""

from asyncio import to_thread
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.firms import firm_behind, firm_of_link
from api.pages import Firm, language_of, page
from api.problems import status_of
from api.requests import browser_of, entered, route, to, visitor_of
from domain import accounts
from domain.accounts.rules import LinkGone, NothingOpen, WrongPair, safe_path
from domain.problems import Invalid, TooMany
from domain.texts import _

HERE = "/sign-in/name"


async def show(request: Request) -> Response:
    visitor = await visitor_of(request)
    if visitor.customer:
        return to(safe_path(request.query_params.get("next", "/")))
    has_ended = bool(visitor.shut_out_of) and visitor.shut_out_of == request.path_params.get("firm")
    name, path = request.query_params.get("name", "")[:60], safe_path(request.query_params.get("next", "/"))
    return _sign_in_page(request, await firm_of_link(request), name=name, path=path, has_ended=has_ended)


async def sign_in(request: Request) -> Response:
    firm, form = await firm_of_link(request), await request.form()
    name, path = str(form.get("name", ""))[:60], safe_path(str(form.get("next", "/")))
    password = str(form.get("password", ""))[:1024]
    if not name.strip() or not password:
        text = _("Fill in your user name and your password.")
        return _sign_in_page(request, firm, name=name, path=path, problem=text, status=422)
    try:
        found = await to_thread(accounts.sign_in_by_name, name, password, browser_of(request), path=path)
    except (WrongPair, NothingOpen, TooMany) as problem:
        return _sign_in_page(request, firm, name=name, path=path, problem=problem.text, status=status_of(problem))
    if isinstance(found, str):
        return to(f"/first-password/{found}")
    return entered(request, found)


async def show_first_password(request: Request) -> Response:
    return await _password_page(request)


async def choose_first_password(request: Request) -> Response:
    """Nothing else opens before: the password that was given out is known to the firm."""
    form = await request.form()
    token, password = request.path_params["token"], str(form.get("password", ""))[:1024]
    try:
        signed_in = await to_thread(accounts.choose_first_password, token, password, browser_of(request))
    except Invalid as problem:
        return await _password_page(request, problem=problem.errors["password"], status=422)
    except (LinkGone, NothingOpen) as problem:
        firm = await _firm_of_token(token)
        return _sign_in_page(request, firm, problem=problem.text, status=status_of(problem))
    return entered(request, signed_in)


async def _password_page(request: Request, *, problem: str = "", status: int = 200) -> Response:
    token = request.path_params["token"]
    name = await to_thread(accounts.first_password_for, token)
    if not name:
        return to(HERE)
    return page(
        request, "first_password.html", language=language_of(request), firm=await _firm_of_token(token), status=status,
        name=name, action=f"/first-password/{quote(token)}", problem=problem,
    )  # fmt: skip


async def _firm_of_token(token: str) -> Firm:
    return await firm_behind(await to_thread(accounts.look_at_link, token))


def _sign_in_page(
    request: Request, firm: Firm, *, name: str = "", path: str = "/", problem: str = "", status: int = 200,
    has_ended: bool = False,
) -> Response:  # fmt: skip
    own = request.url.path
    action = own if own.startswith(HERE) else HERE  # below it stands the firm
    return page(
        request, "user_name.html", action=action, language=language_of(request), firm=firm, status=status, name=name,
        path_on=path, problem=problem, has_ended=has_ended,
    )  # fmt: skip


routes = [
    route("/sign-in/name", show),
    route("/sign-in/name", sign_in, methods=("POST",)),
    route("/sign-in/name/{firm}", show),
    route("/sign-in/name/{firm}", sign_in, methods=("POST",)),
    route("/first-password/{token}", show_first_password),
    route("/first-password/{token}", choose_first_password, methods=("POST",)),
]
