"""This device's push subscription: kept, renewed at each visit, tested, removed."""

import json

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.requests import customer_of, do, route
from domain import notifications
from domain.access import Actor
from domain.accounts.rules import device_of
from domain.problems import Invalid, NotAllowed
from domain.texts import _
from integrations import vapid


async def key(request: Request) -> Response:
    """Our public VAPID key (RFC 8292), base64url without padding."""
    return JSONResponse({"key": vapid.public_key()})


async def subscribe(request: Request) -> Response:
    actor = await _customer(request)
    given = await _body(request)
    keys = found if isinstance(found := given.get("keys"), dict) else {}
    values = {"endpoint": given.get("endpoint"), "p256dh": keys.get("p256dh"), "auth": keys.get("auth")}
    if not all(isinstance(value, str) and 0 < len(value) <= 1000 for value in values.values()):
        raise Invalid({"endpoint": _("This device did not send a complete subscription.")})
    label = str(given.get("label") or device_of(request.headers.get("user-agent", "")))[:120]
    await do(actor, notifications.subscribe, **values, label=label)
    return JSONResponse({"state": "on"}, 201)


async def unsubscribe(request: Request) -> Response:
    given = await _body(request)
    await do(await _customer(request), notifications.unsubscribe, str(given.get("endpoint", ""))[:1000])
    return JSONResponse({"state": "off"})


async def test(request: Request) -> Response:
    """Send a message to this person's own devices."""
    await do(await _customer(request), notifications.test_push)
    return JSONResponse({"state": "sent"}, 202)


async def _customer(request: Request) -> Actor:
    actor = await customer_of(request)
    if actor is None:
        raise NotAllowed
    return actor


async def _body(request: Request) -> dict:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > 8_000:
            raise Invalid({"body": _("This is too long.")})
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Invalid({"body": _("This device did not send a complete subscription.")})
    return given


routes = [
    route("/api/push/key", key),
    route("/api/push/subscriptions", subscribe, methods=("POST",)),
    route("/api/push/subscriptions", unsubscribe, methods=("DELETE",)),
    route("/api/push/test", test, methods=("POST",)),
]
