"""What the screens of addresses show: plain values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from domain import papers
from domain.addresses import (
    AgreedRow,
    Appointment,
    Before,
    Guest,
    InstallationRow,
    Move,
    PersonHere,
    Place,
    ProjectRow,
    Standing,
)
from domain.documents import DocumentRow
from domain.invoices import InvoiceRow
from domain.quotes import OfferRow
from models.account import Capacity, Membership
from models.customer import Customer
from portal.paper import KINDS
from ui.language import N_

Named = Callable[[UUID], str]  # the firm with this id

QUOTES = {
    "sent": N_("waits for your approval"), "change_asked": N_("you asked for a change"), "approved": N_("approved"),
    "declined": N_("declined"), "withdrawn": N_("taken back"), "expired": N_("no longer valid"),
}  # fmt: skip
ORDERS = {
    "open": N_("under way"), "invoiced": N_("invoiced"), "cancelled": N_("cancelled"), "withdrawn": N_("withdrawn"),
    "done": N_("done"),
}  # fmt: skip
INVOICES = {
    "open": N_("to be paid"), "late": N_("late"), "paid": N_("paid"), "credited": N_("credited"),
    "credit_note": N_("credit note"),
}  # fmt: skip
PROJECTS = {
    "planned": N_("planned"), "active": N_("under way"), "done": N_("done"), "cancelled": N_("cancelled"),
}  # fmt: skip
CAPACITIES = {
    Capacity.OWNER: N_("owner"), Capacity.TENANT: N_("tenant"), Capacity.MANAGER: N_("manager"),
    None: N_("as the firm arranged it"),
}  # fmt: skip
GUEST = N_("guest")


@dataclass(frozen=True)
class EntryShape:
    """One row of a part. `state` is a msgid, `at` an ISO moment or day; `cents` counts only with `has_amount`.

    `href` is "" where there is nothing to open.
    """

    id: str
    title: str
    firm: str
    number: str
    state: str
    at: str
    href: str
    mark: str
    tone: str = ""
    cents: int = 0
    currency: str = "EUR"
    has_amount: bool = False


@dataclass(frozen=True)
class VisitShape:
    """An appointment; `zone` is that of the place, `ends` "" where the firm tells the day only."""

    id: str
    title: str
    firm: str
    who: str
    starts: str
    ends: str
    zone: str
    href: str


@dataclass(frozen=True)
class ThingShape:
    """An installation or vehicle; days are ISO, "" where nobody wrote them down."""

    id: str
    name: str
    detail: str
    firm: str
    is_vehicle: bool
    sticker: str
    installed_on: str
    next_on: str


@dataclass(frozen=True)
class PersonShape:
    id: str
    name: str
    capacity: str
    firm: str
    until: str


@dataclass(frozen=True)
class GuestShape:
    """Somebody the visitor let in or invited. `state` is a GuestState, `until` an ISO day or ""."""

    id: str = ""
    name: str = ""
    email: str = ""
    firm: str = ""
    state: str = ""
    until: str = ""
    rights: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class RecordShape:
    """A customer record to which somebody can be let in; `text` is the firm's name."""

    value: str
    text: str


@dataclass(frozen=True)
class BeforeShape:
    title: str
    firm: str
    on: str


@dataclass(frozen=True)
class MoveShape:
    """What firms were told about leaving; days are ISO. `by` is "" when the visitor did, `on` when none was said."""

    firms: str
    is_several: bool
    at: str
    by: str
    on: str
    note: str
    is_noted: bool


@dataclass(frozen=True)
class RoleShape:
    """A firm that knows the address, and how the visitor stands to it there; `capacity` is a msgid."""

    firm_id: str
    firm: str
    capacity: str


@dataclass(frozen=True)
class PlaceShape:
    """An address with what is to be done there."""

    key: str = ""
    street: str = ""
    place: str = ""
    is_house: bool = True
    waiting: int = 0
    to_pay_cents: int = 0
    currency: str = "EUR"
    left_at: str = ""
    sees_bills: bool = True
    roles: list[RoleShape] = field(default_factory=list)


@dataclass(frozen=True)
class PartShape:
    """The first rows of a part; `has_more` leads to all of them."""

    rows: list[EntryShape] = field(default_factory=list)
    has_more: bool = False


@dataclass(frozen=True)
class AddressShape:
    """Everything on the page of one address."""

    place: PlaceShape = PlaceShape()
    visits: list[VisitShape] = field(default_factory=list)
    quotes: PartShape = PartShape()
    orders: PartShape = PartShape()
    invoices: PartShape = PartShape()
    projects: PartShape = PartShape()
    documents: PartShape = PartShape()
    photos: PartShape = PartShape()
    things: list[ThingShape] = field(default_factory=list)
    people: list[PersonShape] = field(default_factory=list)
    guests: list[GuestShape] = field(default_factory=list)
    inviting: list[RecordShape] = field(default_factory=list)
    may_give: list[str] = field(default_factory=list)
    before: list[BeforeShape] = field(default_factory=list)
    moves: list[MoveShape] = field(default_factory=list)
    can_tell: bool = False  # that one is moving: to a firm that has not been told
    is_empty: bool = False


def place_shape(
    place: Place, standing: Standing, seats: Iterable[tuple[Membership, Customer]], name_of: Named, *, sees_bills: bool
) -> PlaceShape:
    here = {spot.customer_id for spot in place.spots}
    roles = [
        RoleShape(str(record.company_id), name_of(record.company_id), _standing_of(seat))
        for seat, record in seats
        if record.id in here
    ]
    return PlaceShape(
        key=place.key,
        street=place.street,
        place=f"{place.postcode} {place.city}",
        is_house=place.is_house,
        waiting=standing.waiting,
        to_pay_cents=standing.to_pay_cents,
        currency=standing.currency,
        left_at=place.left_at.isoformat() if place.left_at else "",
        sees_bills=sees_bills,
        roles=roles,
    )


def _standing_of(seat: Membership) -> str:
    return GUEST if seat.invited_by and not seat.capacity else CAPACITIES[seat.capacity]


def of_offer(row: OfferRow, name_of: Named) -> EntryShape:
    return EntryShape(
        str(row.id), row.title, name_of(row.company_id), row.number, QUOTES.get(row.status.value, ""),
        row.sent_at.isoformat(), f"/quotes/{row.id}", "doc", "wait" if row.status.value == "sent" else "",
        row.total_cents or 0, row.currency, has_amount=row.total_cents is not None,
    )  # fmt: skip


def of_order(row: AgreedRow, name_of: Named) -> EntryShape:
    """Work that was asked for without a price has no amount; old jobs may have no paper to open."""
    quote = f"/quotes/{row.quote_id}" if row.quote_id else ""
    paper = f"/documents/{row.document_id}" if row.document_id else quote
    return EntryShape(
        str(row.id), row.title, name_of(row.company_id), row.number, ORDERS[row.status.value],
        row.created_at.isoformat(), paper, "order", "", row.total_cents, row.currency, has_amount=row.total_cents > 0,
    )  # fmt: skip


def of_invoice(row: InvoiceRow, name_of: Named) -> EntryShape:
    is_note = row.kind.value == "credit_note"
    state = "credit_note" if is_note else "late" if row.is_overdue else row.status.value
    mark, tone = "euro" if state in ("open", "late") else "invoice", "bad" if state == "late" else ""
    return EntryShape(
        str(row.id), row.title, name_of(row.company_id), row.number or "", INVOICES.get(state, ""),
        (row.issued_on or row.created_at).isoformat(), f"/invoices/{row.id}", mark, tone, row.total_cents,
        row.currency, has_amount=True,
    )  # fmt: skip


def of_project(row: ProjectRow, name_of: Named) -> EntryShape:
    at = row.starts_on.isoformat() if row.starts_on else ""
    return EntryShape(
        str(row.id), row.title, name_of(row.company_id), row.number, PROJECTS[row.status.value], at,
        f"/projects/{row.id}", "tools",
    )  # fmt: skip


def of_paper(row: DocumentRow, firm: str) -> EntryShape:
    mark = "image" if row.media_type.startswith("image/") else "doc"
    return EntryShape(
        str(row.id), row.title, firm, "", KINDS[row.kind], row.created_at.isoformat(), f"/documents/{row.id}", mark
    )


def visit_shape(row: Appointment, name_of: Named) -> VisitShape:
    return VisitShape(
        str(row.id), row.title or row.project, name_of(row.company_id), row.who,
        row.starts_at.isoformat() if row.has_times else row.day.isoformat(),
        row.ends_at.isoformat() if row.has_times else "", row.zone, f"/projects/{row.project_id}",
    )  # fmt: skip


def thing_shape(row: InstallationRow, name_of: Named) -> ThingShape:
    make = " ".join(filter(None, (row.brand, row.model)))
    return ThingShape(
        id=str(row.id),
        name=row.name,
        detail=", ".join(filter(None, (make, row.plate, row.room))),
        firm=name_of(row.company_id),
        is_vehicle=row.kind.value == "vehicle",
        sticker=row.sticker,
        installed_on=row.installed_on.isoformat() if row.installed_on else "",
        next_on=row.next_service_on.isoformat() if row.next_service_on else "",
    )


def person_shape(row: PersonHere, name_of: Named) -> PersonShape:
    until, firm = papers.last_moment(row.until) if row.until else "", name_of(row.company_id)
    return PersonShape(str(row.membership_id), row.name, CAPACITIES[row.capacity], firm, until)


def guest_shape(row: Guest, name_of: Named) -> GuestShape:
    until = row.until.isoformat() if row.until else ""
    rights = sorted(right.value for right in row.rights)
    return GuestShape(str(row.id), row.name, row.email, name_of(row.company_id), row.state.value, until, rights)


def move_shapes(moves: Iterable[Move], name_of: Named) -> list[MoveShape]:
    """What was told to several firms in one go is said once."""
    firms: dict[tuple[str, str, str, str, bool], list[str]] = {}
    for move in moves:
        on = move.on.isoformat() if move.on else ""
        told = move.at.date().isoformat(), move.by, on, move.note, move.is_noted
        firms.setdefault(told, []).append(name_of(move.company_id))
    return [MoveShape(", ".join(names), len(names) > 1, *told) for told, names in firms.items()]


def before_shape(row: Before, name_of: Named) -> BeforeShape:
    return BeforeShape(row.title, name_of(row.company_id), row.on.isoformat())
