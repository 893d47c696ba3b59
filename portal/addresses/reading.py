"""What an address page asks the domain, in one piece of work; what the visitor may not see is not asked for."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from domain import addresses, companies, customers
from domain.access import Right
from domain.addresses import Place, Standing
from domain.documents import DocumentRow
from domain.paging import Page
from domain.work import Work
from portal.addresses import shapes
from portal.addresses.shapes import AddressShape, EntryShape, Named, PartShape, PersonShape, PlaceShape, RecordShape
from ui.ask import reading

#: Each part of an address that may be long: the right it asks for, the question, and how a row is shown.
PARTS: dict[str, tuple[Right, Callable[..., Page], Callable[..., EntryShape]]] = {
    "quotes": (Right.SEE_QUOTES, addresses.offers, shapes.of_offer),
    "orders": (Right.SEE_QUOTES, addresses.agreed, shapes.of_order),
    "invoices": (Right.SEE_INVOICES, addresses.bills, shapes.of_invoice),
    "projects": (Right.SEE_PROJECTS, addresses.projects, shapes.of_project),
}
SHORT, LONG, PHOTOS = 4, 20, 6


@reading
def all_places(work: Work, firm_id: str | None) -> list[PlaceShape]:
    """The list: the visitor's places with what is to be done there."""
    name_of = _names(work)
    return [_place(work, place, name_of) for place in addresses.mine(work, company_id=firm_id)]


@reading
def whole(work: Work, key: str, firm_id: str) -> AddressShape:
    """The page of one address, over all firms or as one of them has it."""
    name_of, place, may = _names(work), addresses.by_key(work, key), work.actor.may
    part = _narrowed(place, firm_id)
    parts = {name: _part(work, name, part, name_of) for name in PARTS}
    documents, photos = (_papers(work, part, name_of, pictures=pictures) for pictures in (False, True))
    visits = addresses.appointments(work, part, limit=SHORT) if may(Right.SEE_PLANNING) else ()
    things, before = addresses.installations(work, part), addresses.before(work, part)
    inviting = _inviting(work, part, name_of)
    return AddressShape(
        place=_place(work, place, name_of),
        visits=[shapes.visit_shape(row, name_of) for row in visits],
        **parts,
        documents=documents,
        photos=photos,
        things=[shapes.thing_shape(row, name_of) for row in things],
        people=_others(work, part, name_of, inviting),
        **inviting,
        **_moving(work, part, name_of),
        before=[shapes.before_shape(row, name_of) for row in before],
        is_empty=not (visits or things or before or any(one.rows for one in (*parts.values(), documents, photos))),
    )


@reading
def page_of_part(
    work: Work, key: str, name: str, firm_id: str, after: str | None
) -> tuple[str, list[EntryShape], str | None]:
    """The street, a page of one part, and the way to the older rows."""
    name_of, place = _names(work), addresses.by_key(work, key)
    part = _narrowed(place, firm_id)
    if name in PARTS:
        _right, ask, shape = PARTS[name]
        page = ask(work, part, after=after, size=LONG)
        return place.street, [shape(row, name_of) for row in page.rows], page.older
    page = addresses.papers(work, part, pictures=name == "photos", after=after, size=LONG)
    return place.street, _paper_rows(page, part, name_of), page.older


def _narrowed(place: Place, firm_id: str) -> Place:
    """One firm's part of a place; of a firm that does not know it, nothing is narrowed."""
    firms = {str(company_id): company_id for company_id in place.companies}
    return place.at(firms[firm_id]) if firm_id in firms else place


def _place(work: Work, place: Place, name_of: Named) -> PlaceShape:
    standing = Standing(0, 0, "EUR") if place.left_at else addresses.standing(work, place)
    sees_bills = any(work.actor.may(Right.SEE_INVOICES, spot.customer_id) for spot in place.spots)
    return shapes.place_shape(place, standing, customers.my_memberships(work), name_of, sees_bills=sees_bills)


def _part(work: Work, name: str, place: Place, name_of: Named) -> PartShape:
    right, ask, shape = PARTS[name]
    if not work.actor.may(right):
        return PartShape()
    page = ask(work, place, size=SHORT)
    return PartShape([shape(row, name_of) for row in page.rows], page.older is not None)


def _papers(work: Work, place: Place, name_of: Named, *, pictures: bool) -> PartShape:
    page = addresses.papers(work, place, pictures=pictures, size=PHOTOS if pictures else SHORT)
    return PartShape(_paper_rows(page, place, name_of), page.older is not None)


def _moving(work: Work, place: Place, name_of: Named) -> dict[str, Any]:
    """What was told about leaving, and whether there is somebody left to tell."""
    here = {s.company_id for s in place.spots if s.left_at is None and work.actor.may(Right.ASK, s.customer_id)}
    moves = addresses.moves(work, place) if here else ()
    told = {move.company_id for move in moves if not move.is_noted}
    return {"moves": shapes.move_shapes(moves, name_of), "can_tell": bool(here - told)}


def _inviting(work: Work, place: Place, name_of: Named) -> dict[str, Any]:
    """Whom the visitor let in, and what he or she may give; nothing of it for who may not invite, or has left."""
    here = {spot.customer_id for spot in place.spots if spot.left_at is None}
    seats = [seat for seat in work.actor.seats if seat.customer_id in here and Right.INVITE in seat.rights]
    if not seats:
        return {}
    own = frozenset().union(*(seat.rights for seat in seats))
    return {
        "guests": [shapes.guest_shape(row, name_of) for row in addresses.guests(work, place)],
        "inviting": [RecordShape(str(seat.customer_id), name_of(seat.company_id)) for seat in seats],
        "may_give": sorted(right.value for right in own & addresses.GIVEABLE),
    }


def _others(work: Work, place: Place, name_of: Named, inviting: dict[str, Any]) -> list[PersonShape]:
    """Who else has access; whom the visitor let in stands elsewhere on the page."""
    let_in = {(guest.name, guest.firm) for guest in inviting.get("guests", ())}
    people = [shapes.person_shape(row, name_of) for row in addresses.people(work, place) if not row.is_me]
    return [one for one in people if (one.name, one.firm) not in let_in]


def _paper_rows(page: Page[DocumentRow], place: Place, name_of: Named) -> list[EntryShape]:
    firm_of = {spot.customer_id: name_of(spot.company_id) for spot in place.spots}
    return [shapes.of_paper(row, firm_of.get(row.customer_id, "")) for row in page.rows]


def _names(work: Work) -> Named:
    names = {company.id: company.name for company in companies.mine(work)}

    def name_of(company_id: UUID) -> str:
        return names.get(company_id, "")

    return name_of
