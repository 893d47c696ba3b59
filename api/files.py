"""Files: streamed in with a limit, served out only to who may read them."""

import asyncio
import tempfile
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from api.problems import sign_in_first
from api.requests import do, route, visitor_of
from domain import companies, documents
from domain.access import HOUSE, Actor
from domain.documents import Download
from domain.documents.rules import MOST_BYTES
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from integrations import storage
from settings import settings

TOO_LARGE = _("This file is larger than 25 MB. Make it smaller, or send it in parts.")


async def upload(request: Request) -> Response:
    """Take one file as the raw body; answers {"id": …}. The name comes percent-encoded in X-File-Name."""
    visitor = await visitor_of(request)
    actor = _uploader(request, visitor.customer, visitor.staff)
    name = unquote(request.headers.get("x-file-name", ""))[:200]
    if int(request.headers.get("content-length") or 0) > MOST_BYTES:
        raise Invalid({"file": TOO_LARGE})
    with tempfile.TemporaryDirectory(dir=incoming()) as folder:
        path = Path(folder) / "upload"
        await stream(request, path, most=MOST_BYTES, text=TOO_LARGE)
        customer = request.query_params.get("customer")
        kept = await do(actor, documents.receive, name=name, path=path, customer_id=customer)
    return JSONResponse({"id": str(kept.id), "name": kept.name, "size": kept.size, "type": kept.media_type}, 201)


async def document(request: Request) -> Response:
    """A document of the archive. The wall decides; both a customer and a colleague may be signed in here."""
    visitor = await visitor_of(request)
    if not (visitor.customer or visitor.staff):
        return sign_in_first(request)
    document_id = request.path_params["id"]
    for actor in filter(None, (visitor.customer, visitor.staff)):
        try:
            found = await do(actor, documents.content, document_id)
        except (NotFound, NotAllowed):
            continue
        return _served(found)
    raise NotFound


async def uploaded(request: Request) -> Response:
    """A file somebody just uploaded, before it is part of anything."""
    visitor = await visitor_of(request)
    for actor in filter(None, (visitor.customer, visitor.staff)):
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


def _uploader(request: Request, customer: Actor | None, staff: Actor | None) -> Actor:
    """From the office page the colleague uploads, from anywhere else the customer."""
    from_office = request.query_params.get("door") == "office"
    actor = staff if from_office else customer
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
        raise Invalid({"file": _("This file is empty.")})


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


def incoming() -> Path:
    folder = settings.data_dir / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


routes = [
    route("/api/files", upload, methods=("POST",), counts_itself=True),
    route("/files/documents/{id}", document),
    route("/files/uploads/{id}", uploaded),
    route("/files/logo/{company}", logo),
]
