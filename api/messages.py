"""Writing and sending messages by plain requests: they tell for certain what arrived, and repeating does no harm."""

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.requests import do, route, visitor_of
from domain import messages
from domain.access import Actor
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from models.message import ThreadSubject


async def send(request: Request) -> Response:
    """`{"kind", "subject", "text", "key", "files": [ids], "internal"}`; answers {"number": …}, or {"note": true}."""
    actor, given = await _actor(request), await _given(request)
    text, key = str(given.get("text", "")), str(given.get("key", ""))
    if given.get("internal") is True:
        await do(actor, messages.note, *_subject(given), text, client_key=key)
        return JSONResponse({"note": True}, 201)
    number = await do(actor, _said, *_subject(given), text, client_key=key, files=_files(given))
    return JSONResponse({"number": number}, 201)


async def types(request: Request) -> Response:
    """`{"kind", "subject"}`: the person is writing a message there."""
    actor, given = await _actor(request), await _given(request)
    await do(actor, messages.types, *_subject(given))
    return Response(status_code=204)


def _said(work: Any, *about: Any, **how: Any) -> int:
    return messages.send(work, *about, **how).number


async def _actor(request: Request) -> Actor:
    """From the office page the colleague writes, from anywhere else the customer."""
    visitor = await visitor_of(request)
    actor = visitor.staff if request.query_params.get("door") == "office" else visitor.customer
    if actor is None:
        raise NotAllowed
    return actor


async def _given(request: Request) -> dict[str, Any]:
    try:
        given = json.loads(await request.body() or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise Invalid({"text": _("This message did not arrive whole. Send it once more.")})
    return given


def _subject(given: dict[str, Any]) -> tuple[ThreadSubject, str]:
    kind = str(given.get("kind", ""))
    if kind not in set(ThreadSubject):
        raise NotFound
    return ThreadSubject(kind), str(given.get("subject", ""))


def _files(given: dict[str, Any]) -> tuple[str, ...]:
    files = given.get("files") or []
    return tuple(map(str, files[:100])) if isinstance(files, list) else ()


routes = [
    route("/api/messages", send, methods=("POST",)),
    route("/api/messages/typing", types, methods=("POST",)),
]
