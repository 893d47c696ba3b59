"""Where a sticker leads, and its QR code. The page names the firm, and nothing of the customer."""

from starlette.requests import Request
from starlette.responses import Response

from api.pages import firm_of, language_for, page
from api.problems import sign_in_first
from api.requests import do, route, to, visitor_of
from domain import customers, installations
from domain.access import HOUSE, Actor, Right
from domain.installations import Sticker
from domain.problems import NotFound
from integrations import qr

DRAWN = {"svg": (qr.svg, "image/svg+xml"), "png": (qr.png, "image/png")}


async def show(request: Request) -> Response:
    """Whoever belongs there goes on to a request about it; others read whose firm it is and how to come in."""
    code = request.path_params["code"]
    sticker = await do(HOUSE, installations.by_sticker, code)
    visitor = await visitor_of(request)
    if visitor.customer and _belongs(visitor.customer, sticker):
        return to(f"/requests/new?sticker={code}")
    if visitor.customer and await _has_yet_to_say_who(visitor.customer, sticker):
        return to(f"/welcome?next=/s/{code}")
    return page(
        request, "sticker.html", language=language_for(request, visitor), firm=firm_of(sticker.company),
        kind=sticker.kind.value, is_signed_in=visitor.customer is not None,
    )  # fmt: skip


async def code(request: Request) -> Response:
    """The QR code of an installation, for staff who print it themselves."""
    staff = (await visitor_of(request)).staff
    if staff is None:
        return sign_in_first(request, "/office/sign-in")
    draw, media_type = DRAWN.get(request.path_params["kind"], (None, ""))
    if draw is None:
        raise NotFound
    found = await do(staff, installations.by_id, request.path_params["id"])
    return Response(draw(installations.address_of(found.sticker)), media_type=media_type)


def _belongs(actor: Actor, sticker: Sticker) -> bool:
    """A member of the customer, or somebody with a pass for one of its projects."""
    places = (*actor.seats, *actor.passes)
    return any(one.customer_id == sticker.customer_id and Right.MAKE_REQUESTS in one.rights for one in places)


async def _has_yet_to_say_who(actor: Actor, sticker: Sticker) -> bool:
    """Whoever scans before the first visit is a member already, but may do nothing until the capacity is chosen."""
    seats = await do(actor, customers.my_memberships)
    return any(record.id == sticker.customer_id and customers.lacks_capacity(seat) for seat, record in seats)


routes = [
    route("/s/{code}", show),
    route("/files/stickers/{id}.{kind}", code),
]
