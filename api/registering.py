"""Registering with e-mail address and postcode, at any time: the page says the same to everybody."""

from asyncio import to_thread
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from api.firms import firm_of_link
from api.pages import Firm, firm_of, language_of, page
from api.requests import browser_of, customer_of, do, route, to
from domain import accounts, companies, customers
from domain.accounts.rules import safe_path
from domain.problems import Invalid
from domain.texts import say


async def show_register(request: Request) -> Response:
    if await customer_of(request):
        return to(safe_path(request.query_params.get("next", "/")))
    return _register_page(
        request, await firm_of_link(request), path_on=safe_path(request.query_params.get("next", "/"))
    )


async def register(request: Request) -> Response:
    """Send a code, if a firm knows this address with this postcode; same page, same work for everybody else."""
    firm, form = await firm_of_link(request), await request.form()
    email, postcode = str(form.get("email", ""))[:254], str(form.get("postcode", ""))[:20]
    path = safe_path(str(form.get("next", "/")))
    try:
        await to_thread(accounts.register, email, postcode, browser_of(request), path=path)
    except Invalid as problem:
        given = {"email": email, "postcode": postcode, "errors": problem.errors}
        return _register_page(request, firm, path_on=path, status=422, **given)
    return page(
        request, "register_code.html", language=language_of(request), firm=firm, email=email, masked="",
        action="/sign-in/code", problem="", path_on=f"/found?next={quote(path, safe='/')}",
    )  # fmt: skip


async def show_found(request: Request) -> Response:
    """Who just registered with several firms sees which; with one there is nothing to tell."""
    actor = await customer_of(request)
    if actor is None:
        return to("/sign-in")
    onward = f"/welcome?next={quote(safe_path(request.query_params.get('next', '/')))}"
    firms = await do(actor, companies.mine)
    if len(firms) < 2:
        return to(onward)
    seats, addresses = await do(actor, customers.my_memberships), await do(actor, customers.my_addresses)
    at = {record.id: seat.company_id for seat, record in seats}
    places = {firm.id: [one.one_line() for one in addresses if at.get(one.customer_id) == firm.id] for firm in firms}
    shown = [(firm_of(firm), places[firm.id]) for firm in firms]
    return page(request, "found.html", language=actor.language, firms=shown, onward=onward)


def _register_page(
    request: Request,
    firm: Firm,
    *,
    path_on: str,
    email: str = "",
    postcode: str = "",
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    language = language_of(request)
    said = {name: say(language, text) for name, text in (errors or {}).items()}
    return page(
        request, "register.html", language=language, firm=firm, status=status, email=email, postcode=postcode,
        errors=said, path_on=path_on,
    )  # fmt: skip


routes = [
    route("/register", show_register),
    route("/register", register, methods=("POST",)),
    route("/register/{firm}", show_register),
    route("/register/{firm}", register, methods=("POST",)),
    route("/found", show_found),
]
