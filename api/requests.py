"""What a request says about its sender, and whether it may act."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Message, Receive

from api.pages import language_of
from api.problems import answer
from domain import accounts
from domain.access import Actor
from domain.accounts import Browser, SignedIn, Visitor, cookies
from domain.problems import Invalid, NotAllowed, OnlyLooking, Problem
from domain.texts import LANGUAGES, _
from domain.work import work_as
from models.account import Door
from settings import settings

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
MOST_BYTES = 100_000  # of a form; whoever is not signed in could otherwise fill the memory
TOO_LONG = _("This is too long.")

#: Routes that other machines call: they carry their own proof instead of a cookie.
FROM_MACHINES: set[str] = set()


def route(
    path: str,
    endpoint: Endpoint,
    *,
    methods: tuple[str, ...] = ("GET",),
    from_machines: bool = False,
    counts_itself: bool = False,
) -> Route:
    """A plain route: problems become pages, and what changes something must come from our own pages.

    `counts_itself` is for a route that reads its body piece by piece and knows when to stop.
    """
    if from_machines:
        FROM_MACHINES.add(path)

    async def guarded(request: Request) -> Response:
        if not counts_itself:
            request = Request(request.scope, _counted(request.receive))
        try:
            if cookies.LOOK in request.cookies:
                await visitor_of(request)  # pages say who looks
            if request.method in UNSAFE and not from_machines:
                assert_same_site(request)
                await _assert_not_looking(request)
            return await endpoint(request)
        except Problem as problem:
            return answer(request, problem, await visitor_of(request))

    guarded.__name__ = getattr(endpoint, "__name__", "endpoint")
    return Route(path, guarded, methods=list(methods), name=guarded.__name__)


def _counted(receive: Receive) -> Receive:
    """The same body, up to the limit; more is Invalid, whatever length was promised."""
    total = 0

    async def counted() -> Message:
        nonlocal total
        message = await receive()
        total += len(message.get("body", b""))
        if total > MOST_BYTES:
            raise Invalid({"body": TOO_LONG})
        return message

    return counted


def assert_same_site(request: Request) -> None:
    """Refuse what another site makes a browser send (OWASP: Fetch Metadata, with Origin behind it)."""
    site = request.headers.get("sec-fetch-site", "")
    origin = request.headers.get("origin", "")
    if site not in ("", "same-origin", "none") or (origin and origin not in settings.origins):
        raise NotAllowed


async def _assert_not_looking(request: Request) -> None:
    """A colleague who looks as a customer acts at the office only: here not even by ways that need no customer."""
    if cookies.LOOK in request.cookies and not is_from_office(request) and (await visitor_of(request)).is_looking:
        raise OnlyLooking


def is_from_office(request: Request) -> bool:
    """Whether a page of the office sends this: its own routes, or what its scripts send and says so."""
    path, door = request.url.path, request.query_params.get("door")
    return path.startswith(("/office/", "/api/imports")) or (path.startswith("/api/") and door == "office")


async def visitor_of(request: Request) -> Visitor:
    """Who is signed in, looked up once per request."""
    if not hasattr(request.state, "visitor"):
        tokens = cookies.session_tokens(request.headers.get("cookie", ""))
        request.state.visitor = await asyncio.to_thread(accounts.visitor_with, *tokens)
    return request.state.visitor


async def customer_of(request: Request) -> Actor | None:
    return (await visitor_of(request)).customer


async def do(actor: Actor, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """One piece of domain work, off the event loop."""
    return await asyncio.to_thread(_work, actor, function, args, kwargs)


def _work(actor: Actor, function: Callable[..., T], args: tuple, kwargs: dict) -> T:
    with work_as(actor, writes=getattr(function, "writes", True)) as work:
        return function(work, *args, **kwargs)


def browser_of(request: Request) -> Browser:
    agent = request.headers.get("user-agent", "")[:300]
    return Browser(address_of(request), agent, language_of(request))


def address_of(request: Request) -> str:
    """The sender's address; forwarded ones count only from as many proxies as are configured."""
    direct = request.client.host if request.client else ""
    # a proxy may add a header line of its own below the one the sender made up: all lines count, the last ones most
    forwarded = ",".join(request.headers.getlist("x-forwarded-for"))
    addresses = [part.strip() for part in forwarded.split(",") if part.strip()]
    hops = settings.trusted_proxy_hops
    return addresses[-hops] if hops and len(addresses) >= hops else direct


def with_session(response: Response, signed_in: SignedIn) -> Response:
    """Put the new session into the browser: HttpOnly, Lax, Secure on https."""
    response.set_cookie(
        cookies.NAMES[signed_in.door],
        signed_in.token,
        max_age=signed_in.lifetime,
        path="/",
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )
    return response


def entered(request: Request, signed_in: SignedIn, path: str = "") -> Response:
    """Go on as somebody who just came in, in the person's language where this browser has not been told another."""
    response = with_session(to(path or signed_in.path), signed_in)
    if cookies.LANGUAGE not in request.cookies and signed_in.language in LANGUAGES:
        speak(response, signed_in.language)
    return response


def speak(response: Response, language: str) -> None:
    """Screens and doors come in this language from now on."""
    response.set_cookie(
        cookies.LANGUAGE, language, max_age=31_536_000, path="/", secure=settings.is_https, samesite="lax"
    )


def without_session(response: Response, door: Door) -> Response:
    response.delete_cookie(cookies.NAMES[door], path="/", secure=settings.is_https, httponly=True, samesite="lax")
    return response


def to(path: str) -> RedirectResponse:
    """Go on by GET. Only paths of our own, or the payment provider's page, ever come here."""
    return RedirectResponse(path, 303)


def is_ours(url: str) -> bool:
    return urlsplit(url).netloc in ("", urlsplit(settings.address).netloc)
