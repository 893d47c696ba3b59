"""What the page of one customer shows, read in one piece of work; what a colleague may not see stays empty."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from domain import (
    addresses,
    customers,
    documents,
    facts,
    installations,
    invoices,
    notifications,
    papers,
    projects,
    quotes,
)
from domain.access import Actor, Right
from domain.documents import DocumentRow
from domain.installations import InstallationRow
from domain.invoices import InvoiceRow
from domain.projects import ProjectRow
from domain.quotes import QuoteRow
from domain.work import Work
from models.account import Membership
from models.customer import Address, ContactPerson, Customer
from models.fact import Fact
from models.invitation import Invitation
from ui.ask import reading
from ui.deliveries import DeliveryShape, delivery_shapes
from ui.facts import FactShape, fact_shapes
from ui.initials import initials_of
from ui.language import N_

SHOWN = 8

#: What the matrix tells about: the right to see, and the right to act; None where there is only one of them.
MATTERS: dict[str, tuple[Right | None, Right | None]] = {
    "quotes": (Right.SEE_QUOTES, Right.APPROVE_QUOTES),
    "invoices": (Right.SEE_INVOICES, Right.PAY_INVOICES),
    "documents": (Right.SEE_DOCUMENTS, Right.APPROVE_DOCUMENTS),
    "questions": (None, Right.ASK),
    "projects": (Right.SEE_PROJECTS, None),
    "planning": (Right.SEE_PLANNING, None),
    "hours": (Right.SEE_HOURS, None),
    "messages": (None, Right.TALK),
    "requests": (None, Right.MAKE_REQUESTS),
    "inviting": (None, Right.INVITE),
}
CAPACITIES = {"owner": N_("Owner"), "tenant": N_("Tenant"), "manager": N_("Manager"), "": N_("Not chosen yet")}


@dataclass(frozen=True)
class RecordShape:
    """The record itself; field names are those of the form."""

    id: str = ""
    number: str = ""
    name: str = ""
    kind: str = "private"
    language: str = "nl"
    channel: str = "email"
    email: str = ""
    phone: str = ""
    vat_number: str = ""
    note: str = ""
    since: str = ""
    has_portal: bool = True
    revision: int = 0
    opens_projects: bool = False
    info: str = ""


@dataclass(frozen=True)
class SeatShape:
    """A person in the matrix. Marks: "act", "see", "none".

    `access`: active, ended, invited, asked (invited by the customer), outside.
    """

    key: str = ""
    id: str = ""
    contact_id: str = ""
    name: str = ""
    email: str = ""
    initials: str = ""
    capacity: str = ""
    quotes: str = "none"
    invoices: str = "none"
    documents: str = "none"
    questions: str = "none"
    projects: str = "none"
    planning: str = "none"
    hours: str = "none"
    messages: str = "none"
    requests: str = "none"
    inviting: str = "none"
    limit_cents: int = 0
    has_limit: bool = False
    can_approve: bool = False
    rights: list[str] = field(default_factory=list)
    access: str = "active"
    since: str = ""
    until: str = ""
    invited_by: str = ""


@dataclass(frozen=True)
class ContactShape:
    id: str = ""
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    hears: bool = True


@dataclass(frozen=True)
class AddressShape:
    id: str = ""
    street: str = ""
    place: str = ""
    is_invoice: bool = False
    left_on: str = ""


@dataclass(frozen=True)
class PaperShape:
    """A quote, an invoice or a document in a short list."""

    id: str = ""
    number: str = ""
    title: str = ""
    href: str = ""
    status: str = ""
    at: str = ""
    has_amount: bool = False
    cents: int = 0


@dataclass(frozen=True)
class ThingShape:
    """An installation or vehicle that is looked after; `service` is an ISO date or ""."""

    name: str = ""
    about: str = ""
    service: str = ""


@dataclass(frozen=True)
class Whole:
    """Everything on the page."""

    record: RecordShape = RecordShape()
    seats: list[SeatShape] = field(default_factory=list)
    contacts: list[ContactShape] = field(default_factory=list)
    addresses: list[AddressShape] = field(default_factory=list)
    quotes: list[PaperShape] = field(default_factory=list)
    invoices: list[PaperShape] = field(default_factory=list)
    documents: list[PaperShape] = field(default_factory=list)
    things: list[ThingShape] = field(default_factory=list)
    projects: list[PaperShape] = field(default_factory=list)
    log: list[DeliveryShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)
    open_cents: int = 0
    can_edit: bool = False
    can_quote: bool = False
    can_invoice: bool = False
    can_share: bool = False
    can_look: bool = False
    sees_quotes: bool = False
    sees_invoices: bool = False
    can_run: bool = False


@reading
def whole(work: Work, customer_id: str) -> Whole:
    """The page of a customer, for the colleague who looks at it."""
    actor, record = work.actor, customers.by_id(work, customer_id)
    contacts, happened = customers.contacts(work, record.id), facts.about_customer(work, record.id)
    sees_quotes, sees_invoices = actor.may(Right.SEE_QUOTES), actor.may(Right.SEE_INVOICES)
    owed = invoices.open_for_customer(work, record.id) if sees_invoices else ()
    return Whole(
        record=_record(record),
        seats=[
            *_seats(record, customers.memberships(work, record.id), contacts, happened, work.now),
            *(_invited(row) for row in addresses.open_invitations(work, record.id)),
        ],
        contacts=[_contact(row) for row in contacts],
        addresses=[_address(row) for row in customers.addresses(work, record.id)],
        quotes=_quotes(quotes.page(work, customer_id=record.id, size=SHOWN).rows) if sees_quotes else [],
        invoices=_invoices(invoices.for_customer(work, record.id, limit=SHOWN)) if sees_invoices else [],
        documents=_documents(documents.for_customer(work, record.id, limit=SHOWN)),
        things=[_thing(row) for row in installations.of_customer(work, record.id)],
        projects=_projects(projects.page(work, customer_id=record.id, size=SHOWN).rows),
        log=delivery_shapes(notifications.log(work, customer_id=record.id, size=SHOWN).rows),
        facts=fact_shapes(_readable(happened, actor)),
        open_cents=sum(row.open_cents for row in owed),
        can_edit=actor.may(Right.EDIT_CUSTOMERS),
        can_quote=actor.may(Right.EDIT_QUOTES),
        can_invoice=actor.may(Right.EDIT_INVOICES),
        can_share=actor.may(Right.EDIT_DOCUMENTS),
        can_look=actor.may(Right.LOOK_AS_CUSTOMER),
        sees_quotes=sees_quotes,
        sees_invoices=sees_invoices,
        can_run=actor.may(Right.EDIT_PROJECTS),
    )


def _readable(happened: list[Fact], actor: Actor) -> list[Fact]:
    """Who may not see quotes or invoices does not read about them in the timeline either."""
    asked = {
        "quote": Right.SEE_QUOTES, "order": Right.SEE_QUOTES, "invoice": Right.SEE_INVOICES,
        "payment": Right.SEE_INVOICES, "refund": Right.SEE_INVOICES,
    }  # fmt: skip
    return [fact for fact in happened if actor.may(asked.get(fact.subject_kind, Right.SEE_CUSTOMERS))]


def _thing(row: InstallationRow) -> ThingShape:
    about = " · ".join(filter(None, (row.brand, row.model, row.plate, row.room)))
    return ThingShape(row.name, about, row.next_service_on.isoformat() if row.next_service_on else "")


def _record(row: Customer) -> RecordShape:
    return RecordShape(
        str(row.id), row.number, row.name, row.kind, row.language, row.channel, row.email, row.phone, row.vat_number,
        row.note, row.created_at.isoformat(), row.portal_enabled, row.revision,
        row.opens_projects, row.info,
    )  # fmt: skip


def _seats(
    record: Customer, seats: list[Membership], contacts: list[ContactPerson], happened: list[Fact], at: datetime
) -> list[SeatShape]:
    """Who has been in, and below them who could come: everybody on the record with an e-mail address."""
    invited = {str(fact.data.get("email")) for fact in happened if fact.name == "customer.invited"}
    known = {seat.email for seat in seats}
    people = [("", record.name, record.email), *((str(row.id), row.name, row.email) for row in contacts)]
    outside = [
        SeatShape(
            key=email, contact_id=contact_id, name=name, email=email, initials=initials_of(name), capacity="none",
            access="invited" if email in invited else "outside",
        )
        for contact_id, name, email in people
        if email and email not in known
    ]  # fmt: skip
    return [*(_seat(seat, at) for seat in seats), *{person.email: person for person in outside}.values()]


def _invited(row: Invitation) -> SeatShape:
    """Whom somebody at the customer invited, and who has not come in yet."""
    return SeatShape(
        key=str(row.id), id=str(row.id), name=row.name, email=row.email, initials=initials_of(row.name),
        capacity="none", access="asked", since=row.created_at.isoformat(),
        until=papers.last_moment(row.until) if row.until else "", invited_by=row.invited_by,
    )  # fmt: skip


def _seat(row: Membership, at: datetime) -> SeatShape:
    is_in = customers.is_in_force(row, at)
    marks = {matter: _mark(row, *rights) for matter, rights in MATTERS.items()} if is_in else {}
    return SeatShape(
        key=str(row.id),
        id=str(row.id),
        contact_id=str(row.contact_id or ""),
        name=row.name or row.email,
        email=row.email,
        initials=initials_of(row.name or row.email),
        capacity=row.capacity or "",
        limit_cents=row.approve_up_to_cents or 0,
        has_limit=row.approve_up_to_cents is not None,
        can_approve=bool({Right.APPROVE_QUOTES, Right.APPROVE_DOCUMENTS} & set(row.rights)) and is_in,
        rights=list(row.rights),
        access="active" if is_in else "ended",
        since=(row.created_at if is_in else row.ended_at or row.until or row.created_at).isoformat(),
        until=papers.last_moment(row.until) if row.until and is_in else "",
        invited_by=row.invited_by,
        **marks,
    )


def _mark(row: Membership, see: Right | None, act: Right | None) -> str:
    if act in row.rights:
        return "act"
    return "see" if see in row.rights else "none"


def _contact(row: ContactPerson) -> ContactShape:
    return ContactShape(str(row.id), row.name, row.role, row.email, row.phone, row.receives_documents)


def _address(row: Address) -> AddressShape:
    left_on = row.left_at.isoformat() if row.left_at else ""
    return AddressShape(str(row.id), row.street, f"{row.postcode} {row.city}", row.use == "invoice", left_on)


def _quotes(rows: Iterable[QuoteRow]) -> list[PaperShape]:
    return [
        PaperShape(
            str(row.id), row.number, row.title, f"/office/quotes/{row.id}", row.status, row.created_at.isoformat(),
            has_amount=True, cents=row.total_cents,
        )
        for row in rows
    ]  # fmt: skip


def _invoices(rows: Iterable[InvoiceRow]) -> list[PaperShape]:
    return [
        PaperShape(
            str(row.id), row.number or "", row.title, f"/office/invoices/{row.id}",
            "overdue" if row.is_overdue else row.status, (row.issued_on or row.created_at).isoformat(),
            has_amount=True, cents=row.total_cents,
        )
        for row in rows
    ]  # fmt: skip


def _projects(rows: Iterable[ProjectRow]) -> list[PaperShape]:
    return [
        PaperShape(
            str(row.id), row.number, row.title, f"/office/projects/{row.id}", row.status.value,
            row.created_at.isoformat(),
        )
        for row in rows
    ]  # fmt: skip


def _documents(rows: Iterable[DocumentRow]) -> list[PaperShape]:
    return [
        PaperShape(str(row.id), "", row.title, f"/office/documents/{row.id}", row.kind, row.created_at.isoformat())
        for row in rows
    ]
