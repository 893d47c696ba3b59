"""From address rows of many records to places, and from a place to what belongs there. For the rooms of this house."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select
from sqlmodel import col
from sqlmodel import select as rows_of

from domain.addresses.keys import key_of
from domain.addresses.shapes import Place, Spot
from domain.work import Work
from models.customer import Address, AddressUse, Customer, CustomerKind
from models.document import Document
from models.installation import Installation
from models.invoice import Invoice
from models.order import Order
from models.project import Project
from models.quote import Quote

Parts = tuple[ColumnElement[bool], ...]
Kept = tuple[Address, CustomerKind]


def places(work: Work) -> list[Place]:
    """Every place where work is done for a record the reader sees, by town and street."""
    query = (
        rows_of(Address, Customer.kind)
        .join(Customer, col(Customer.id) == Address.customer_id)
        .where(Address.use == AddressUse.WORK)
        .order_by(col(Address.city), col(Address.street), col(Address.id))
    )
    found: dict[str, list[Kept]] = defaultdict(list)
    for address, kind in work.session.exec(query):
        found[key_of(address.street, address.postcode, address.country)].append((address, CustomerKind(kind)))
    keys: dict[UUID, set[str]] = defaultdict(set)
    for key, rows in found.items():
        for address, _kind in rows:
            keys[address.customer_id].add(key)
    return [_place(key, rows, keys) for key, rows in found.items()]


def place_of(work: Work, address: Address) -> Place:
    """The place of one address row, as its own record has it."""
    key = key_of(address.street, address.postcode, address.country)
    query = rows_of(Address).where(Address.customer_id == address.customer_id, Address.use == AddressUse.WORK)
    rows = list(work.session.exec(query))
    keys = {key_of(row.street, row.postcode, row.country) for row in rows}
    same = [row for row in rows if key_of(row.street, row.postcode, row.country) == key]
    spot = _spot(same, is_only=keys == {key})
    kind = work.get(Customer, address.customer_id).kind
    return Place(
        key, address.street, address.postcode, address.city, address.country, kind is CustomerKind.PRIVATE, (spot,)
    )


def parts_of(kind: type[Quote | Order | Project | Installation], place: Place) -> Parts:
    """The rows of this kind at the place: a condition per record, so that each is read along its own index."""
    return tuple(_here(kind, spot) for spot in place.spots)


def invoices_of(place: Place) -> Parts:
    """Of a record with several places, an invoice belongs where its order does: it is often sent elsewhere."""
    return tuple(
        _whole(Invoice, spot)
        if spot.is_only
        else and_(_whole(Invoice, spot), or_(_in(Invoice, spot), col(Invoice.order_id).in_(_ids(Order, spot))))
        for spot in place.spots
    )


def documents_of(place: Place) -> Parts:
    """Of a record with several places, a paper belongs where the matter does that it is about."""
    return tuple(
        _whole(Document, spot) if spot.is_only else and_(_whole(Document, spot), _about(spot)) for spot in place.spots
    )


def _place(key: str, rows: list[Kept], keys: dict[UUID, set[str]]) -> Place:
    oldest = sorted((address for address, _kind in rows), key=lambda address: (address.left_at is not None, address.id))
    first = oldest[0]  # written as the firm did that knew it first
    by_record: dict[UUID, list[Address]] = defaultdict(list)
    for address, _kind in rows:
        by_record[address.customer_id].append(address)
    return Place(
        key,
        first.street,
        first.postcode,
        first.city,
        first.country,
        any(kind is CustomerKind.PRIVATE for _address, kind in rows),
        tuple(_spot(same, is_only=len(keys[customer_id]) == 1) for customer_id, same in by_record.items()),
    )


def _spot(same: Iterable[Address], *, is_only: bool) -> Spot:
    rows = list(same)
    left = [address.left_at for address in rows]
    left_at = max(day for day in left if day) if all(left) else None
    return Spot(rows[0].company_id, rows[0].customer_id, tuple(row.id for row in rows), is_only, left_at)


def _here(kind: type[Quote | Order | Project | Installation], spot: Spot) -> ColumnElement[bool]:
    return _whole(kind, spot) if spot.is_only else and_(_whole(kind, spot), _in(kind, spot))


def _whole(kind: type[Quote | Order | Project | Installation | Invoice | Document], spot: Spot) -> ColumnElement[bool]:
    return col(kind.customer_id) == spot.customer_id


def _in(kind: type[Quote | Order | Project | Installation | Invoice | Document], spot: Spot) -> ColumnElement[bool]:
    return col(kind.address_id).in_(spot.address_ids)


def _ids(kind: type[Quote | Order | Project | Installation | Invoice], spot: Spot):
    return select(kind.id).where(_whole(kind, spot), _in(kind, spot))  # type: ignore[call-overload]


def _about(spot: Spot) -> ColumnElement[bool]:
    return or_(
        _in(Document, spot),
        col(Document.quote_id).in_(_ids(Quote, spot)),
        col(Document.order_id).in_(_ids(Order, spot)),
        col(Document.invoice_id).in_(_ids(Invoice, spot)),
        col(Document.project_id).in_(_ids(Project, spot)),
        col(Document.installation_id).in_(_ids(Installation, spot)),
    )
