"""Files: streamed in with a limit, served out only to who may read them."""

import asyncio
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from api.problems import sign_in_first
from api.requests import do, route, visitor_of
from domain import companies, documents
from domain.access import HOUSE, Actor
from domain.accounts import Visitor
from domain.documents import Download
from domain.documents.rules import MOST_BYTES, NotAcceptable
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from integrations import parts, storage
from integrations.uploads import Reason
from models.document import StoredFile, Upload

TOO_LARGE = _("This file is larger than 25 MB. Make it smaller, or send it in parts.")


async def upload(request: Request) -> Response:
    """Take one file as the raw body; answers {"id": …}. The name comes percent-encoded in X-File-Name."""
    actor = await _uploader(request)
    if _number(request, "content-length") > MOST_BYTES:
        raise NotAcceptable(Reason.TOO_LARGE)
    with tempfile.TemporaryDirectory(dir=parts.folder()) as folder:
        path = Path(folder) / "upload"
        await stream(request, path, most=MOST_BYTES, text=TOO_LARGE)
        customer = request.query_params.get("customer")
        kept = await do(actor, documents.receive, name=_name(request), path=path, customer_id=customer)
    return _arrived(kept)


async def begin(request: Request) -> Response:
    """A file that will come in parts: name and size first. Answers {"id": …, "offset": 0} or why it cannot come."""
    actor, size = await _uploader(request), _number(request, "x-file-size")
    customer = request.query_params.get("customer")
    begun = await do(actor, documents.begin_upload, name=_name(request), size=size, customer_id=customer)
    return JSONResponse({"id": str(begun.id), "offset": 0}, 201)


async def how_far(request: Request) -> Response:
    """How much has arrived: where the sender goes on after the connection was lost."""
    found = await do(await _uploader(request), documents.upload, request.path_params["id"])
    return JSONResponse({"offset": found.size if found.file_id else parts.size(found.id)})


async def go_on(request: Request) -> Response:
    """The next bytes, from Upload-Offset on; with the last of them the file is looked at and kept, as by `upload`.

    Whoever is elsewhere (another tab, an answer that got lost) hears where to go on: 409 with the offset.
    """
    actor = await _uploader(request)
    found = await do(actor, documents.upload, request.path_params["id"])
    if found.file_id is None:
        try:
            offset = await _take(request, found)
        except parts.Elsewhere as place:
            return JSONResponse({"offset": place.size}, 409)
        except parts.Busy:
            return JSONResponse({"offset": parts.size(found.id)}, 409)
        if offset < found.size:
            return JSONResponse({"offset": offset})
    try:
        kept = await do(actor, documents.complete_upload, found.id, name=found.name)
    except Invalid:
        await cancel(request)  # it would be refused again
        raise
    await asyncio.to_thread(parts.drop, found.id)
    return _arrived(kept)


async def cancel(request: Request) -> Response:
    """The sender thought better of it."""
    id = await do(await _uploader(request), documents.cancel_upload, request.path_params["id"])
    await asyncio.to_thread(parts.drop, id)
    return Response(status_code=204)


async def document(request: Request) -> Response:
    """A document of the archive. The wall decides; both a customer and a colleague may be signed in here."""
    visitor = await visitor_of(request)
    if not (visitor.customer or visitor.staff):
        return sign_in_first(request)
    document_id = request.path_params["id"]
    for actor in _readers(request, visitor):
        try:
            found = await do(actor, documents.content, document_id)
        except (NotFound, NotAllowed):
            continue
        return _served(found)
    raise NotFound


async def uploaded(request: Request) -> Response:
    """A file somebody just uploaded, before it is part of anything."""
    visitor = await visitor_of(request)
    for actor in _readers(request, visitor):
        try:
            found = await do(actor, documents.file_content, request.path_params["id"])
        except (NotFound, NotAllowed):
            continue
        return _served(found)
    raise NotFound


async def logo(request: Request) -> Response:
    """A firm's logo: shown on doors and in mails, so open to everybody."""
    kept = await do(HOUSE, companies.logo, request.path_params["company"])
    if kept is None:
        raise NotFound
    found = Download(storage.path(kept.sha256), kept.name, kept.media_type, True, kept.size)
    return _served(found, cached="public, max-age=3600")


def _readers(request: Request, visitor: Visitor) -> list[Actor]:
    """Both who may be signed in here. Whoever looks as a customer gets what that customer gets, but in the office."""
    from_office = urlsplit(request.headers.get("referer", "")).path.startswith("/office/")
    staff = None if visitor.is_looking and not from_office else visitor.staff
    return [actor for actor in (visitor.customer, staff) if actor]


async def _uploader(request: Request) -> Actor:
    """From the office page the colleague uploads, from anywhere else the customer."""
    visitor = await visitor_of(request)
    actor = visitor.staff if request.query_params.get("door") == "office" else visitor.customer
    if actor is None:
        raise NotAllowed
    return actor


async def stream(request: Request, path: Path, *, most: int, text: str) -> None:
    """Write the body as it comes, and stop at the limit whatever length was promised."""
    total = 0
    with path.open("wb") as file:
        async for chunk in request.stream():
            total += len(chunk)
            if total > most:
                raise Invalid({"file": text})
            await asyncio.to_thread(file.write, chunk)
    if total == 0:
        raise NotAcceptable(Reason.EMPTY)


async def _take(request: Request, upload: Upload) -> int:
    """Write the body behind what is there; what came before the connection broke stays. Gives how much that is."""
    with parts.Writer(upload.id, at=_number(request, "upload-offset"), limit=upload.size) as part:
        async for chunk in request.stream():
            try:
                await asyncio.to_thread(part.write, chunk)
            except parts.TooMuch:
                raise NotAcceptable(Reason.TOO_LARGE) from None
        return part.size


def _arrived(kept: StoredFile) -> Response:
    return JSONResponse({"id": str(kept.id), "name": kept.name, "size": kept.size, "type": kept.media_type}, 201)


def _name(request: Request) -> str:
    return unquote(request.headers.get("x-file-name", ""))[:200]


def _number(request: Request, header: str) -> int:
    """A number of bytes in a header; what is none counts as 0."""
    text = request.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _served(found: Download, *, cached: str = "private, no-store") -> FileResponse:
    """RFC 6266 name, no sniffing, a sandbox of its own; inline only what we made ourselves."""
    kind = "inline" if found.inline else "attachment"
    headers = {
        "content-disposition": f"{kind}; filename*=UTF-8''{quote(found.name, safe='')}",
        "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": cached,
    }
    return FileResponse(found.path, media_type=found.media_type, headers=headers)


routes = [
    route("/api/files", upload, methods=("POST",), counts_itself=True),
    route("/api/files/parts", begin, methods=("POST",)),
    route("/api/files/parts/{id}", how_far),
    route("/api/files/parts/{id}", go_on, methods=("PATCH",), counts_itself=True),
    route("/api/files/parts/{id}", cancel, methods=("DELETE",)),
    route("/files/documents/{id}", document),
    route("/files/uploads/{id}", uploaded),
    route("/files/logo/{company}", logo),
]
