"""What the people of a home or building ask about it. Each part asks for its own right."""

from datetime import date
from uuid import UUID

from sqlmodel import col, or_, select

from domain import documents, invoices, quotes, waiting
from domain.access import Right, needs
from domain.addresses.inviting import Guest, guests_of
from domain.addresses.places import documents_of, invoices_of, parts_of, places
from domain.addresses.shapes import (
    AgreedRow,
    Appointment,
    Before,
    InstallationRow,
    InvitationToSend,
    PersonHere,
    Place,
    ProjectRow,
    Standing,
)
from domain.documents import DocumentRow
from domain.invoices import InvoiceRow
from domain.paging import Order as Sorted
from domain.paging import Page, page_of
from domain.papers import last_day as last_day_of
from domain.problems import NotFound
from domain.quotes import OfferRow
from domain.waiting import Waiting, WaitingKind
from domain.work import Work
from models.account import Membership
from models.company import Company
from models.customer import Address, AddressUse
from models.fact import Fact
from models.installation import Installation
from models.invitation import Invitation
from models.invoice import Invoice
from models.order import Order
from models.project import PlanningItem, Project
from models.quote import Quote

SHORT = 4  # rows of a part before "all of them"
MANY = 100


@needs(Right.OWN_ACCOUNT)
def mine(work: Work, *, company_id: UUID | str | None = None) -> list[Place]:
    """Every home or building of the visitor, over all firms or as one firm knows it."""
    found = [_for_firm(place, company_id) for place in places(work)]
    return [place for place in found if place.spots]


@needs(Right.OWN_ACCOUNT)
def by_key(work: Work, key: str, *, company_id: UUID | str | None = None) -> Place:
    """The place with this key, if the visitor has a seat at a record there: to guess one opens nothing."""
    found = next((place for place in mine(work, company_id=company_id) if place.key == key), None)
    if found is None:
        raise NotFound
    return found


@needs(Right.OWN_ACCOUNT)
def standing(work: Work, place: Place) -> Standing:
    """What waits for the visitor at a place, of what he or she may see."""
    records = {spot.customer_id for spot in place.spots}
    things = [one for one in waiting.mine(work) if one.customer_id in records]
    bills = [one for one in things if one.kind is WaitingKind.INVOICE]
    here = _bills_here(work, place, bills)
    due = [bill for bill in bills if bill.id in here]
    currency = due[0].currency if due else "EUR"
    to_pay = sum(bill.amount_cents or 0 for bill in due if bill.currency == currency)
    return Standing(_consents_here(work, place, things), to_pay, currency)


@needs(Right.SEE_QUOTES)
def offers(work: Work, place: Place, *, after: str | None = None, size: int = SHORT) -> Page[OfferRow]:
    return quotes.offers(work, apart=parts_of(Quote, place), after=after, size=size)


@needs(Right.SEE_QUOTES)
def agreed(work: Work, place: Place, *, after: str | None = None, size: int = SHORT) -> Page[AgreedRow]:
    query = select(  # type: ignore[call-overload]
        Order.id, Order.company_id, Order.number, Order.title, Order.status, Order.total_cents, Order.currency,
        Order.created_at, Order.quote_id, Order.document_id,
    )  # fmt: skip
    return page_of(
        work, query, AgreedRow, by=Sorted((Order.created_at,)), id=Order.id, apart=parts_of(Order, place),
        after=after, size=size,
    )  # fmt: skip


@needs(Right.SEE_INVOICES)
def bills(work: Work, place: Place, *, after: str | None = None, size: int = SHORT) -> Page[InvoiceRow]:
    return invoices.page(work, apart=invoices_of(place), after=after, size=size)


@needs(Right.OWN_ACCOUNT)
def papers(
    work: Work, place: Place, *, pictures: bool = False, after: str | None = None, size: int = SHORT
) -> Page[DocumentRow]:
    """The archive of a place, newest first: its papers, or its photos."""
    return documents.page(work, apart=documents_of(place), pictures=pictures, after=after, size=size)


@needs(Right.SEE_PROJECTS)
def projects(work: Work, place: Place, *, after: str | None = None, size: int = SHORT) -> Page[ProjectRow]:
    query = select(  # type: ignore[call-overload]
        Project.id, Project.company_id, Project.number, Project.title, Project.status, Project.progress,
        Project.starts_on, Project.ends_on,
    )  # fmt: skip
    return page_of(
        work, query, ProjectRow, by=Sorted((Project.created_at,)), id=Project.id, apart=parts_of(Project, place),
        after=after, size=size,
    )  # fmt: skip


@needs(Right.SEE_PLANNING)
def appointments(work: Work, place: Place, *, limit: int = SHORT) -> tuple[Appointment, ...]:
    """Who comes next, the soonest first; what was cancelled is left out."""
    query = (
        select(
            PlanningItem.id, PlanningItem.company_id, Project.id, Project.title, PlanningItem.kind, PlanningItem.title,
            PlanningItem.starts_at, PlanningItem.ends_at, PlanningItem.zone, PlanningItem.staff_name,
            Company.visit_times,
        )  # type: ignore[call-overload]
        .join(Project, col(Project.id) == PlanningItem.project_id)
        .join(Company, col(Company.id) == PlanningItem.company_id)
        .where(or_(*parts_of(Project, place)))
        .where(col(PlanningItem.cancelled_at).is_(None), col(PlanningItem.ends_at) > work.now)
        .order_by(col(PlanningItem.starts_at), col(PlanningItem.id))
    )  # fmt: skip
    return tuple(Appointment(*columns) for columns in work.session.exec(query.limit(limit)))


@needs(Right.OWN_ACCOUNT)
def installations(work: Work, place: Place, *, limit: int = MANY) -> tuple[InstallationRow, ...]:
    """What is looked after there: boilers, heat pumps, cars."""
    query = (
        select(
            Installation.id, Installation.company_id, Installation.kind, Installation.name, Installation.brand,
            Installation.model, Installation.plate, Installation.room, Installation.installed_on,
            Installation.serviced_on, Installation.next_service_on, Installation.sticker,
        )  # type: ignore[call-overload]
        .where(or_(*parts_of(Installation, place)), col(Installation.removed_at).is_(None))
        .order_by(Installation.name, col(Installation.id))
    )  # fmt: skip
    return tuple(InstallationRow(*columns) for columns in work.session.exec(query.limit(limit)))


@needs(Right.OWN_ACCOUNT)
def people(work: Work, place: Place) -> tuple[PersonHere, ...]:
    """Who has a capacity there, per record; of other records nobody is named."""
    query = (
        select(Membership)
        .where(col(Membership.customer_id).in_([spot.customer_id for spot in place.spots]))
        .where(col(Membership.ended_at).is_(None))
        .where(or_(col(Membership.until).is_(None), col(Membership.until) > work.now))
        .order_by(col(Membership.created_at))
    )
    return tuple(_person(work, seat) for seat in work.session.exec(query))


@needs(Right.INVITE)
def guests(work: Work, place: Place) -> tuple[Guest, ...]:
    """Whom the visitor invited or let in at the records of a place."""
    here = {spot.customer_id for spot in place.spots}
    return guests_of(work, place.companies, [seat for seat in work.actor.seats if seat.customer_id in here])


@needs(Right.FOLLOW_UP)
def invitation(work: Work, invitation_id: UUID | str) -> InvitationToSend | None:
    """What the mail about an invitation says; None when it was taken back or accepted meanwhile."""
    row = work.get(Invitation, invitation_id)
    if row.ended_at is not None or row.accepted_at is not None:
        return None
    zone = work.get(Company, row.company_id).timezone
    last_day = last_day_of(row.until, zone).isoformat() if row.until else ""
    homes = select(Address).where(Address.customer_id == row.customer_id, Address.use == AddressUse.WORK)
    home = work.session.exec(homes.where(col(Address.left_at).is_(None))).first()
    return InvitationToSend(
        row.id, row.company_id, row.customer_id, row.name, row.email, row.language, row.invited_by, last_day,
        home.one_line() if home else "",
    )  # fmt: skip


@needs(Right.SEE_CUSTOMERS)
def open_invitations(work: Work, customer_id: UUID) -> list[Invitation]:
    """Whom people of this customer invited, and who has not come in yet: for the matrix."""
    query = select(Invitation).where(
        Invitation.customer_id == customer_id, col(Invitation.ended_at).is_(None),
        col(Invitation.accepted_at).is_(None), col(Invitation.expires_at) > work.now,
    )  # fmt: skip
    return list(work.session.exec(query.order_by(col(Invitation.created_at))))


@needs(Right.OWN_ACCOUNT)
def before(work: Work, place: Place) -> tuple[Before, ...]:
    """Work done there before the visitor's time, as it was handed over; the newest first."""
    ids = [id for spot in place.spots for id in spot.address_ids]
    query = select(Fact).where(col(Fact.subject_id).in_(ids), Fact.name == "address.taken_over")
    found = [
        Before(fact.company_id, str(job["title"]), date.fromisoformat(job["on"]))
        for fact in work.session.exec(query)
        for job in fact.data.get("jobs", ())
    ]
    return tuple(sorted(found, key=lambda one: one.on, reverse=True))


def _for_firm(place: Place, company_id: UUID | str | None) -> Place:
    return place if company_id is None else place.at(UUID(str(company_id)))


def _bills_here(work: Work, place: Place, bills: list[Waiting]) -> set[UUID]:
    if not bills:
        return set()
    query = select(Invoice.id).where(col(Invoice.id).in_([bill.id for bill in bills]), or_(*invoices_of(place)))
    return set(work.session.exec(query))


def _consents_here(work: Work, place: Place, things: list[Waiting]) -> int:
    """A paper to approve belongs to the record, so it counts only where the record has no other place."""
    only = {spot.customer_id for spot in place.spots if spot.is_only}
    asked = {one.quote_id for one in things if one.kind is WaitingKind.QUOTE}
    query = select(Quote.id).where(col(Quote.id).in_(asked), or_(*parts_of(Quote, place)))
    here = set(work.session.exec(query)) if asked else set()
    asked_for = [one for one in things if one.kind is WaitingKind.DOCUMENT and one.customer_id in only]
    return len(here) + len(asked_for)


def _person(work: Work, seat: Membership) -> PersonHere:
    return PersonHere(
        seat.id,
        seat.company_id,
        seat.customer_id,
        seat.name or seat.email.partition("@")[0],
        seat.capacity,
        seat.account_id == work.actor.account_id,
        seat.until,
    )
