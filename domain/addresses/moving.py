"""A customer tells the firms that he or she is moving: each hears it of its own record only.

What was told stands until the firm hands the address over or takes it off its list, or the customer takes it back.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.addresses import rules
from domain.addresses.places import places
from domain.addresses.shapes import Move, Place, Spot
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.customer import Address
from models.fact import Fact

MOST = 500
TOLD, TAKEN_BACK, NOTED = "address.moving", "address.staying", "address.moving_noted"


@needs(Right.ASK)
def tell_moving(work: Work, key: str, *, on: date | None = None, note: str = "") -> int:
    """Lay it before staff, who hand the address over; returns how many firms hear it."""
    if len(note) > MOST:
        raise Invalid({"note": _("This is too long.")})
    spots = _spots(work, key)
    waiting = {move.address_id for move in _open(work, (spot.address_ids[0] for spot in spots)) if not move.is_noted}
    untold = [spot for spot in spots if spot.address_ids[0] not in waiting]
    if not untold:
        raise rules.ToldAlready
    day = on.isoformat() if on else ""
    for spot in untold:
        address = work.get(Address, spot.address_ids[0])
        work.record(TOLD, address, address=address.one_line(), on=day, note=note.strip())
    return len({spot.company_id for spot in untold})


@needs(Right.ASK)
def take_back_moving(work: Work, key: str, *, company_id: UUID | str | None = None) -> None:
    """It was a mistake, or came to nothing: at every firm that has not acted yet, or at one of them."""
    spots = [spot for spot in _spots(work, key) if company_id is None or str(spot.company_id) == str(company_id)]
    if not spots:
        raise NotFound
    for spot in spots:
        work.get(Address, spot.address_ids[0], lock=True)
    waiting = [move for move in _open(work, (spot.address_ids[0] for spot in spots)) if not move.is_noted]
    if not waiting:
        raise rules.DealtWith
    for move in waiting:
        address = work.get(Address, move.address_id)
        work.record(TAKEN_BACK, address, address=address.one_line())


@needs(Right.ASK)
def moves(work: Work, place: Place) -> tuple[Move, ...]:
    """What the firms that know a place were told."""
    return _open(work, (spot.address_ids[0] for spot in place.spots if spot.left_at is None))


@needs(Right.FOLLOW_UP)
def is_moving(work: Work, address_id: UUID | str) -> bool:
    """Whether the firm still has to act."""
    return any(not move.is_noted for move in _open(work, [UUID(str(address_id))]))


@needs(Right.FOLLOW_UP)
def note_moving(work: Work, address_id: UUID) -> None:
    """Staff took it off their list; the customer sees that somebody did."""
    if is_moving(work, address_id):
        address = work.get(Address, address_id)
        work.record(NOTED, address, address=address.one_line())


def _spots(work: Work, key: str) -> list[Spot]:
    """Where the visitor may still speak of leaving."""
    place = next((one for one in places(work) if one.key == key and one.left_at is None), None)
    if place is None:
        raise NotFound
    return [spot for spot in place.spots if spot.left_at is None]


def _open(work: Work, address_ids: Iterable[UUID]) -> tuple[Move, ...]:
    """What was told and not taken back, as the facts say."""
    query = select(Fact).where(col(Fact.subject_id).in_(list(address_ids)))
    query = query.where(col(Fact.name).in_((TOLD, TAKEN_BACK, NOTED))).order_by(col(Fact.seq))
    found: dict[UUID, Move] = {}
    for fact in work.session.exec(query):
        if fact.name == TOLD:
            found[fact.subject_id] = _move(work, fact)
        elif fact.name == TAKEN_BACK:
            found.pop(fact.subject_id, None)
        elif fact.subject_id in found:
            found[fact.subject_id] = replace(found[fact.subject_id], is_noted=True)
    return tuple(found.values())


def _move(work: Work, fact: Fact) -> Move:
    on, note = fact.data.get("on", ""), fact.data.get("note", "")
    by = "" if fact.actor_id == work.actor.id else fact.actor_name
    return Move(fact.company_id, fact.subject_id, fact.at, by, date.fromisoformat(on) if on else None, note)
