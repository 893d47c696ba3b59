"""Tables and papers from the years before: streamed in from the office, reports and samples out."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from api.files import stream
from api.problems import sign_in_first
from api.requests import do, route, visitor_of
from domain import imports
from domain.access import Actor, Right
from domain.imports.rules import MOST_PAPERS
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import _
from integrations import parts
from integrations.tables import MOST_BYTES
from models.imports import Import, ImportKind

TOO_LARGE = _("This file is larger than 10 MB. Split it and bring it in piece by piece.")
PAPERS_TOO_LARGE = _("This ZIP is larger than 500 MB. Bring the jobs in piece by piece.")


async def upload(request: Request) -> Response:
    """A table as the raw body; answers {"id": …}. The name comes percent-encoded in X-File-Name."""
    kind = request.query_params.get("kind", "")
    return await _taken(request, imports.receive, kind, most=MOST_BYTES, text=TOO_LARGE)


async def upload_papers(request: Request) -> Response:
    """The ZIP of a table of old jobs."""
    id = request.path_params["id"]
    return await _taken(request, imports.receive_papers, id, most=MOST_PAPERS, text=PAPERS_TOO_LARGE)


async def report(request: Request) -> Response:
    """What became of every row, or would, as CSV."""
    staff = (await visitor_of(request)).staff
    if staff is None:
        return sign_in_first(request, "/office/sign-in")
    text = await do(staff, imports.report, request.path_params["id"], language=staff.language)
    return _csv(text, "report.csv")


async def sample(request: Request) -> Response:
    staff = (await visitor_of(request)).staff
    if staff is None:
        return sign_in_first(request, "/office/sign-in")
    kind = request.path_params["kind"]
    if kind not in list(ImportKind):
        raise NotFound
    return _csv(await do(staff, imports.sample, kind, language=staff.language), f"{kind}.csv")


async def _taken(request: Request, action: Callable[..., Import], about: str, *, most: int, text: str) -> Response:
    staff: Actor | None = (await visitor_of(request)).staff
    if staff is None or not staff.may(Right.IMPORT):
        raise NotAllowed
    if int(request.headers.get("content-length") or 0) > most:
        raise Invalid({"file": text})
    name = unquote(request.headers.get("x-file-name", ""))[:200]
    with tempfile.TemporaryDirectory(dir=parts.folder()) as folder:
        path = Path(folder) / "upload"
        await stream(request, path, most=most, text=text)
        kept: Any = await do(staff, action, about, name=name, path=path)
    return JSONResponse({"id": str(kept.id)}, 201)


def _csv(text: str, name: str) -> Response:
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "x-content-type-options": "nosniff",
        "cache-control": "private, no-store",
    }
    return Response(text.encode(), media_type="text/csv; charset=utf-8", headers=headers)


routes = [
    route("/api/imports", upload, methods=("POST",), counts_itself=True),
    route("/api/imports/{id}/papers", upload_papers, methods=("POST",), counts_itself=True),
    route("/files/imports/samples/{kind}.csv", sample),
    route("/files/imports/{id}/report.csv", report),
]
