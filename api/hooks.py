"""What the payment provider calls. It only says "look again": nothing is ever booked from what it sends."""

from asyncio import to_thread
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from api.requests import route
from domain import payments
from domain.access import HOUSE
from domain.work import work_as

MOST_BYTES = 1024  # the body is `id=tr_…`


async def mollie(request: Request) -> Response:
    """Always the same quick answer: whoever guesses learns nothing, and the provider does not try again."""
    body = await _body(request)
    provider_id = parse_qs(body.decode("ascii", "replace")).get("id", [""])[0] if body else ""
    if provider_id:
        await to_thread(_look_again, request.path_params["payment_id"], request.path_params["secret"], provider_id)
    return PlainTextResponse("OK", headers={"cache-control": "no-store"})


async def _body(request: Request) -> bytes:
    """The form, or nothing when it is longer than any true one; the rest is not read."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return b""
    return body


def _look_again(payment_id: str, secret: str, provider_id: str) -> None:
    with work_as(HOUSE, writes=False) as work:
        is_genuine = payments.is_genuine(work, payment_id, secret=secret, provider_id=provider_id)
    if is_genuine:
        with work_as(HOUSE) as work:
            payments.sync_soon(work, payment_id)


# the last part takes slashes too, so that an address somebody played with gets the same answer
routes = [
    route("/hooks/mollie/{payment_id}/{secret:path}", mollie, methods=("POST",), from_machines=True, counts_itself=True)
]
