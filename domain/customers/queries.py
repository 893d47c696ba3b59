"""What people and rooms ask about customers."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import col, select

from domain import paging
from domain.access import Actor, Right, Seat, needs
from domain.customers.rules import is_in_force, lacks_capacity
from domain.paging import USUAL, Page
from domain.work import Work
from models.account import Capacity, Channel, Membership
from models.customer import Address, ContactPerson, Customer, CustomerKind


@dataclass(frozen=True)
class Recipient:
    """A person who hears about a customer's documents, in his or her own language."""

    name: str
    email: str
    phone: str
    language: str
    channel: Channel
    account_id: UUID | None = None
    rights: frozenset[Right] = frozenset()


@dataclass(frozen=True)
class CustomerRow:
    """A line of the list of customers."""

    id: UUID
    number: str
    name: str
    kind: CustomerKind
    email: str
    phone: str
    language: str
    portal_enabled: bool


SORTS = {"name": (Customer.sort_name,), "number": (Customer.number,)}


@needs(Right.SEE_CUSTOMERS)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[CustomerRow]:
    """By name, or by number. `search` finds words of name, number, e-mail, phone and address."""
    query = select(  # type: ignore[call-overload]
        Customer.id, Customer.number, Customer.name, Customer.kind, Customer.email, Customer.phone, Customer.language,
        Customer.portal_enabled,
    )  # fmt: skip
    return paging.page_of(
        work, query, CustomerRow, by=paging.order_of(sort, SORTS, usual="name"), id=Customer.id, search=search,
        among=Customer, after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.SEE_CUSTOMERS)
def by_id(work: Work, customer_id: UUID | str) -> Customer:
    return work.get(Customer, customer_id)


@needs(Right.SEE_CUSTOMERS)
def contacts(work: Work, customer_id: UUID) -> list[ContactPerson]:
    query = select(ContactPerson).where(ContactPerson.customer_id == customer_id)
    return list(work.session.exec(query.order_by(ContactPerson.name)))


@needs(Right.SEE_CUSTOMERS)
def addresses(work: Work, customer_id: UUID) -> list[Address]:
    return list(work.session.exec(select(Address).where(Address.customer_id == customer_id)))


@needs(Right.SEE_CUSTOMERS)
def memberships(work: Work, customer_id: UUID) -> list[Membership]:
    """Who may come into this customer's portal, the ended ones too."""
    query = select(Membership).where(Membership.customer_id == customer_id)
    return list(work.session.exec(query.order_by(col(Membership.created_at))))


@needs(Right.SEE_CUSTOMERS)
def without(work: Work, customer_id: UUID, right: Right) -> list[Membership]:
    """Who has access, but not this right; who has yet to say how he or she stands to the address is not decided."""
    seats = (row for row in memberships(work, customer_id) if is_in_force(row, work.now) and not lacks_capacity(row))
    return [row for row in seats if right not in row.rights]


@needs(Right.SEE_CUSTOMERS)
def with_email(work: Work, email: str) -> list[Customer]:
    """Customers who already have this address: shown before a double record is made."""
    return list(work.session.exec(select(Customer).where(Customer.email == email.strip().lower())))


@needs(Right.OWN_ACCOUNT)
def my_memberships(work: Work) -> list[tuple[Membership, Customer]]:
    """The visitor's own seats, with the record each belongs to."""
    if work.actor.looking:
        return [(_seat_seen(work, seat), work.get(Customer, seat.customer_id)) for seat in work.actor.seats]
    query = (
        select(Membership, Customer)
        .join(Customer, col(Customer.id) == Membership.customer_id)
        .where(Membership.account_id == work.actor.account_id, col(Membership.ended_at).is_(None))
    )
    return [(seat, record) for seat, record in work.session.exec(query) if is_in_force(seat, work.now)]


@needs(Right.OWN_ACCOUNT)
def my_addresses(work: Work) -> list[Address]:
    return list(work.session.exec(select(Address).order_by(col(Address.city), col(Address.street))))


@needs(Right.SEE_CUSTOMERS)
def recipients(work: Work, customer_id: UUID) -> list[Recipient]:
    """Everybody who hears about this customer's documents, each e-mail address once.

    The customer itself, contact persons who want documents, and people with a seat in the portal.
    """
    customer = work.get(Customer, customer_id)
    seats = {row.email: row for row in memberships(work, customer_id) if is_in_force(row, work.now)}
    found = [
        _from_customer(customer),
        *(_from_contact(c, customer) for c in contacts(work, customer_id) if c.receives_documents),
    ]
    known = {person.email for person in found}
    found += [_from_seat(seat, customer) for email, seat in seats.items() if email not in known]
    unique = {person.email or person.phone: person for person in reversed(found) if person.email or person.phone}
    return [_with_seat(person, seats.get(person.email)) for person in reversed(unique.values())]


def _seat_seen(work: Work, seat: Seat) -> Membership:
    """The seat of whoever is looked at: a person who was never here has none yet."""
    known = work.session.exec(select(Membership).where(Membership.id == seat.membership_id)).one_or_none()
    return known or _first_seat(work.actor, seat)


def _first_seat(actor: Actor, seat: Seat) -> Membership:
    """The seat that the first visit would make. Not a row."""
    assert actor.looking
    return Membership(
        id=seat.membership_id,
        company_id=seat.company_id,
        customer_id=seat.customer_id,
        account_id=actor.id,
        email=actor.looking.email,
        name=actor.name,
        language=actor.language,
        capacity=Capacity.OWNER,
        rights=sorted(seat.rights),
        created_at=actor.looking.until,
    )


def _from_customer(customer: Customer) -> Recipient:
    return Recipient(customer.name, customer.email, customer.phone, customer.language, customer.channel)


def _from_contact(contact: ContactPerson, customer: Customer) -> Recipient:
    return Recipient(
        contact.name, contact.email, contact.phone, contact.language or customer.language, customer.channel
    )


def _from_seat(seat: Membership, customer: Customer) -> Recipient:
    return Recipient(seat.name or customer.name, seat.email, seat.phone, seat.language, seat.channel)


def _with_seat(person: Recipient, seat: Membership | None) -> Recipient:
    """A person with a seat chose language and channel in the profile; those win."""
    if seat is None:
        return person
    return replace(
        person,
        phone=seat.phone or person.phone,
        language=seat.language,
        channel=seat.channel,
        account_id=seat.account_id,
        rights=frozenset(Right(right) for right in seat.rights),
    )
