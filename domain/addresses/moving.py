"""A customer tells the firms that he or she is moving: each hears it of its own record only."""

from datetime import date

from domain.access import Right, needs
from domain.addresses.places import places
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.customer import Address

MOST = 500


@needs(Right.ASK)
def tell_moving(work: Work, key: str, *, on: date | None = None, note: str = "") -> int:
    """Lay it before staff, who hand the address over; returns how many firms hear it."""
    if len(note) > MOST:
        raise Invalid({"note": _("This is too long.")})
    place = next((one for one in places(work) if one.key == key and one.left_at is None), None)
    if place is None:
        raise NotFound
    spots = [spot for spot in place.spots if spot.left_at is None]
    day = on.isoformat() if on else ""
    for spot in spots:
        address = work.get(Address, spot.address_ids[0])
        work.record("address.moving", address, address=address.one_line(), on=day, note=note.strip())
    return len({spot.company_id for spot in spots})
