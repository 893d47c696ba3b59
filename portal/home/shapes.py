"""What the home page shows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from domain.addresses import key_of
from domain.requests import RequestRow
from domain.waiting import Waiting, WaitingKind
from models.account import Capacity, Membership
from models.customer import Address, AddressUse, Customer, CustomerKind
from ui.language import N_

HREFS = {
    WaitingKind.QUOTE: "/quotes/{quote}",
    WaitingKind.DOCUMENT: "/approvals/{id}",
    WaitingKind.INVOICE: "/invoices/{id}",
}
CAPACITIES = {
    Capacity.OWNER: N_("you are the owner"),
    Capacity.TENANT: N_("you are the tenant"),
    Capacity.MANAGER: N_("you are the manager"),
    None: N_("your address with {firm}"),
}
GUEST = N_("you are a guest")
Named = Callable[[UUID], str]  # the firm of a customer record


@dataclass(frozen=True)
class WaitingShape:
    """One thing to do; `cents` counts only with `has_amount`, `until` is an ISO date or, with a question, empty."""

    kind: str = ""
    title: str = ""
    number: str = ""
    firm: str = ""
    href: str = ""
    until: str = ""
    cents: int = 0
    currency: str = "EUR"
    has_amount: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class SeatShape:
    """A firm that knows the address; `capacity` is a msgid with {firm}."""

    firm: str
    capacity: str


@dataclass(frozen=True)
class AddressShape:
    """One address, however many firms work there, with what waits at all of them."""

    street: str
    place: str
    waiting: int
    to_pay_cents: int
    currency: str
    is_house: bool
    key: str = ""
    seats: list[SeatShape] = field(default_factory=list)


def waiting_shape(one: Waiting, firm_of: Named) -> WaitingShape:
    return WaitingShape(
        kind=one.kind.value,
        title=one.title or one.number,
        number=one.number,
        firm=firm_of(one.customer_id),
        href=HREFS[one.kind].format(id=one.id, quote=one.quote_id),
        until=one.until.isoformat(),
        cents=one.amount_cents or 0,
        currency=one.currency,
        has_amount=one.amount_cents is not None,
        is_late=one.is_late,
    )


def asked_shape(row: RequestRow) -> WaitingShape:
    """What a firm asks about a request."""
    return WaitingShape("request", row.type_name, row.number, row.company, f"/requests/{row.id}")


def address_shapes(
    addresses: list[Address],
    seats: list[tuple[Membership, Customer]],
    things: tuple[Waiting, ...],
    firm_of: Named,
) -> list[AddressShape]:
    """The places where work is done, each once, with what waits for their records."""
    by_record = {record.id: (seat, record) for seat, record in seats}
    found: dict[tuple[str, ...], AddressShape] = {}
    for address in addresses:
        is_home = address.use is AddressUse.WORK and address.left_at is None
        if address.customer_id in by_record and is_home:
            shape = _address_shape(address, *by_record[address.customer_id], things, firm_of(address.customer_id))
            key = shape.key, shape.currency
            found[key] = _together(found[key], shape) if key in found else shape
    return list(found.values())


def _address_shape(
    address: Address, seat: Membership, record: Customer, things: tuple[Waiting, ...], firm: str
) -> AddressShape:
    mine = [one for one in things if one.customer_id == record.id]
    bills = [one for one in mine if one.kind is WaitingKind.INVOICE]
    return AddressShape(
        street=address.street,
        place=f"{address.postcode} {address.city}",
        waiting=len(mine) - len(bills),
        to_pay_cents=sum(one.amount_cents or 0 for one in bills),
        currency=bills[0].currency if bills else "EUR",
        is_house=record.kind is CustomerKind.PRIVATE,
        key=key_of(address.street, address.postcode, address.country),
        seats=[SeatShape(firm, GUEST if seat.invited_by and not seat.capacity else CAPACITIES[seat.capacity])],
    )


def _together(one: AddressShape, other: AddressShape) -> AddressShape:
    """The same address, known to one firm more."""
    return replace(
        one,
        waiting=one.waiting + other.waiting,
        to_pay_cents=one.to_pay_cents + other.to_pay_cents,
        is_house=one.is_house or other.is_house,
        seats=one.seats + [seat for seat in other.seats if seat not in one.seats],
    )
