"""The planning as calendar programs fetch it. The address is the secret; there is no cookie."""

from asyncio import to_thread

from starlette.requests import Request
from starlette.responses import Response

from api.requests import route
from domain import planning

FRESH = "private, no-cache"  # a program asks each time, and is answered in a few bytes while nothing changed


async def calendar(request: Request) -> Response:
    found = await to_thread(planning.calendar_at, request.path_params["token"])
    tag = f'"{found.tag}"'
    headers = {"etag": tag, "cache-control": FRESH, "content-disposition": 'inline; filename="calendar.ics"'}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(found.body, media_type="text/calendar; charset=utf-8", headers=headers)


routes = [route("/calendar/{token}.ics", calendar)]
