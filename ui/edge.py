"""The outermost layer: binds tabs to sessions, closes doors before any page is shown, sets headers."""

import contextlib
import hashlib
import hmac
import uuid
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode

import structlog
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Match

from domain.accounts import Visitor, cookies
from settings import settings
from ui import html, limits
from ui.gate import is_let_in, sign_in_of
from ui.headers import cache_control, completed, file_headers, is_part_of_pages, security_headers
from ui.page import OFFICE_ROOT, policy_of_route
from ui.recheck import visitors
from ui.visitor import Door

SOCKET = "/_event"
LONGEST_TOKEN = 64
OPEN_INTERNALS = ("/ping",)
FLOODED = 1008  # RFC 6455, 7.4.1: policy violation
log = structlog.get_logger(__name__)


class Edge:
    """ASGI. `routes` are the plain HTTP routes, `page_of` finds the route pattern of a screen."""

    def __init__(self, app: Any, routes: Sequence[BaseRoute], page_of: Callable[[str], str | None]) -> None:
        self.app, self.routes, self.page_of = app, routes, page_of

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif _is_below(scope["path"], SOCKET):
            await self._socket(scope, receive, send)
        elif scope["type"] == "websocket" or scope["path"].startswith("/_"):
            await _refuse(scope, receive, send, 404)
        else:
            await self._http(scope, receive, _with_headers(scope, send))

    async def _http(self, scope: Any, receive: Any, send: Any) -> None:
        if self._is_plain_route(scope) or _is_file(scope["path"]) or scope["path"] in OPEN_INTERNALS:
            await self.app(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD"):
            await Response(status_code=405)(scope, receive, send)
        else:
            await (await self._page(scope))(scope, receive, send)

    def _is_plain_route(self, scope: Any) -> bool:
        return any(route.matches(scope)[0] is not Match.NONE for route in self.routes)

    async def _page(self, scope: Any) -> Response:
        path, headers = scope["path"], _headers(scope)
        pattern = self.page_of(path)
        known = pattern not in (None, "404")
        route = "/" if pattern == "index" else f"/{(pattern or '').strip('/')}"
        visitor = await visitors.now(cookies.session_tokens(headers.get("cookie", "")))
        if not is_let_in(policy_of_route(route if known else path), visitor):
            return _to_sign_in(scope, visitor)
        return _page_response(route if known else "/404", headers, 200 if known else 404)

    async def _socket(self, scope: Any, receive: Any, send: Any) -> None:
        headers = _headers(scope)
        query = dict(parse_qsl(scope["query_string"].decode("latin-1")))
        token = query.get("token", "")
        if not 0 < len(token) <= LONGEST_TOKEN or headers.get("origin", settings.address) not in settings.origins:
            return await _refuse(scope, receive, send, 403)
        visitor = await visitors.now(cookies.session_tokens(headers.get("cookie", "")))
        query["token"] = bound_token(visitor, token)
        address = limits.client_address((scope.get("client") or ("",))[0], headers.get("x-forwarded-for", ""))
        if not limits.may_open(address):
            return await _refuse(scope, receive, send, 429)
        try:
            heard = _paced(receive, send) if scope["type"] == "websocket" else receive
            await self.app({**scope, "query_string": urlencode(query).encode()}, heard, send)
        finally:
            limits.closed(address)


def _paced(receive: Any, send: Any) -> Any:
    """The same messages, until the socket floods us: then it is closed, and the tab finds its way back slowly."""
    pace = limits.Pace()

    async def heard() -> Any:
        message = await receive()
        if message["type"] != "websocket.receive" or pace.allows(_size(message)):
            return message
        log.warning("socket closed: too many events")
        with contextlib.suppress(RuntimeError):  # it was closed already
            await send({"type": "websocket.close", "code": FLOODED})
        return {"type": "websocket.disconnect", "code": FLOODED}

    return heard


def _size(message: Any) -> int:
    return len(message.get("text") or "") + len(message.get("bytes") or b"")


def bound_token(visitor: Visitor, token: str) -> str:
    """The name of a tab's state: worthless without the session it was made in."""
    text = f"{visitor.portal_key}|{visitor.office_key}|{token}".encode()
    return str(uuid.UUID(bytes=hmac.new(settings.secret_key, text, hashlib.sha256).digest()[:16]))


def _page_response(route: str, headers: dict[str, str], status: int) -> Response:
    language = html.language_of(
        cookies.read(headers.get("cookie", ""), cookies.LANGUAGE), headers.get("accept-language", "")
    )
    page = html.built_page(route, language) or html.built_page("/404", language)
    if page is None:
        return Response("The front end is not built: run `make build`.", 503)
    encoding, body = page.encoded(headers.get("accept-encoding", ""))
    answer = {"etag": page.etag, "vary": "Cookie, Accept-Language, Accept-Encoding", "content-language": language}
    if encoding:
        answer["content-encoding"] = encoding
    if status == 200 and headers.get("if-none-match") == page.etag:
        status, body = 304, b""
    response = Response(body, status, answer, media_type="text/html")
    response.raw_headers = completed(response.raw_headers, security_headers(page.scripts))
    return response


def _to_sign_in(scope: Any, visitor: Visitor) -> Response:
    door = Door.OFFICE if _is_below(scope["path"], OFFICE_ROOT) else Door.PORTAL
    wanted = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope["query_string"] else "")
    return RedirectResponse(f"{sign_in_of(door, visitor)}?next={quote(wanted, safe='')}", 303)


def _with_headers(scope: Any, send: Any) -> Any:
    extra = file_headers() if is_part_of_pages(scope["path"]) else security_headers()
    extra.append((b"cache-control", cache_control(scope["path"], scope["query_string"].decode("latin-1")).encode()))

    async def completed_send(message: Any) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": completed(message.get("headers", ()), extra)}
        await send(message)

    return completed_send


async def _refuse(scope: Any, receive: Any, send: Any, status: int) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4000 + status})
    else:
        await Response(status_code=status)(scope, receive, _with_headers(scope, send))


def _headers(scope: Any) -> dict[str, str]:
    """By name; a header that came in several lines is one list, as proxies read it (RFC 9110, 5.3)."""
    found: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return {name: ("; " if name == "cookie" else ", ").join(values) for name, values in found.items()}


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(root + "/")


def _is_file(path: str) -> bool:
    """Whether the path names a file of the front end; the HTML of a page is only ever shown by its route."""
    name = path.rpartition("/")[2]
    return "." in name and not name.lower().endswith(".html")
