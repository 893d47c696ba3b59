"""View as the customer: a colleague goes to the portal with somebody's eyes, and comes back."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import Response

from api.pages import language_for, page
from api.problems import sign_in_first
from api.requests import do, route, to, visitor_of
from domain import accounts
from domain.accounts import cookies
from domain.accounts.rules import safe_path
from settings import settings


async def begin(request: Request) -> Response:
    """From the office, by a press: the portal opens as this person sees it, for a quarter of an hour."""
    staff = (await visitor_of(request)).staff
    if staff is None:
        return sign_in_first(request, "/office/sign-in")
    form = await request.form()
    whom = {f"{name}_id": str(form.get(name) or "") or None for name in ("membership", "access", "contact")}
    begun = await do(staff, accounts.begin_look, str(form.get("customer", "")), **whom)
    response = to(safe_path(str(form.get("path") or "/")))
    response.set_cookie(
        cookies.LOOK, begun.token, max_age=begun.lifetime, path="/", secure=settings.is_https, httponly=True,
        samesite="lax",
    )  # fmt: skip
    return response


async def end(request: Request) -> Response:
    """Back to the customer's record in the office."""
    customer_id = await to_thread(accounts.end_look, request.cookies.get(cookies.LOOK, ""))
    return _without_look(to(f"/office/customers/{customer_id}" if customer_id else "/office"))


async def over(request: Request) -> Response:
    """The quarter of an hour has passed, or the session at the office has ended: the browser lets go of the cookie."""
    visitor = await visitor_of(request)
    if not visitor.look_is_over:
        return to("/")
    return _without_look(page(request, "look_over.html", language=language_for(request, visitor)))


def _without_look(response: Response) -> Response:
    response.delete_cookie(cookies.LOOK, path="/", secure=settings.is_https, httponly=True, samesite="lax")
    return response


routes = [
    route("/office/look", begin, methods=("POST",)),
    route("/office/look/end", end, methods=("POST",)),
    route("/look/over", over),
]
