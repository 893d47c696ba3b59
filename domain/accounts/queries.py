"""What people ask about their own account."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import col, or_, select

from domain.access import HOUSE, Right, needs
from domain.accounts.people import account_with
from domain.accounts.workplaces import invited as expected
from domain.accounts.workplaces import place_with, places_of
from domain.customers import postcodes
from domain.work import Work, work_as
from models.account import Account, Membership, Role, StaffMember, WebSession
from models.company import Company
from models.customer import Address, ContactPerson, Customer
from models.invitation import Invitation


@dataclass(frozen=True)
class Addressee:
    """Somebody a firm knows by e-mail address: where to write, and in which language."""

    id: UUID
    company_id: UUID
    customer_id: UUID | None
    name: str
    language: str


@dataclass(frozen=True)
class Workplace:
    """A firm somebody works for, and the role there."""

    company_id: UUID
    name: str
    role: Role
    is_here: bool


@needs(Right.OWN_ACCOUNT)
def mine(work: Work) -> Account:
    """One's own account; whoever looks as a customer reads what the firm knows of it, which is no row."""
    actor = work.actor
    if seen := actor.looking:
        return Account(
            id=actor.id,
            name=actor.name,
            email=seen.email or None,
            user_name=seen.user_name or None,
            language=actor.language,
            created_at=work.now,
        )
    return work.session.get_one(Account, work.actor.account_id)


@needs(Right.OWN_ACCOUNT)
def sessions(work: Work) -> list[WebSession]:
    """Browsers that are signed in, last seen first."""
    query = select(WebSession).where(
        WebSession.account_id == work.actor.account_id,
        col(WebSession.ended_at).is_(None),
        col(WebSession.expires_at) > work.now,
    )
    return list(work.session.exec(query.order_by(col(WebSession.seen_at).desc())))


@needs(Right.KEEP_HOUSE)
def with_email(work: Work, email: str) -> Account | None:
    return account_with(work, email)


@needs(Right.OWN_ACCOUNT)
def me_at_work(work: Work) -> StaffMember:
    """The colleague who is signed in, as the firm knows him or her."""
    return work.get(StaffMember, work.actor.id)


@needs(Right.OWN_ACCOUNT)
def my_workplaces(work: Work) -> list[Workplace]:
    """Every firm the colleague works for, by name."""
    with work_as(HOUSE, writes=False) as house:
        return sorted((_workplace(house, member, work) for member in _places(house, work)), key=lambda it: it.name)


@needs(Right.OWN_ACCOUNT)
def workplace_of(work: Work, path: str) -> Workplace | None:
    """The other firm of this colleague that a page belongs to; None when it belongs here, or nowhere they work."""
    with work_as(HOUSE, writes=False) as house:
        member = place_with(house, _places(house, work), path)
        return _workplace(house, member, work) if member and member.company_id != work.actor.company_id else None


@needs(Right.KEEP_HOUSE)
def customer_at(work: Work, email: str) -> Addressee | None:
    """The newest open customer record that holds this address, itself or through a contact person."""
    return _addressee(work, email, next(iter(_open_records(work, email)), None))


@needs(Right.KEEP_HOUSE)
def registrant(work: Work, email: str, postcode: str) -> Addressee | None:
    """Like `customer_at`, for somebody who also knows a postcode of one of these records, an old one too.

    `postcode` as `postcodes.plain` writes it.
    """
    records = _open_records(work, email)
    query = select(Address).where(col(Address.customer_id).in_([record.id for record in records]))
    at = {row.customer_id for row in work.session.exec(query) if postcodes.plain(row.postcode) == postcode}
    return _addressee(work, email, next((record for record in records if record.id in at), None))


def _let_in(work: Work, email: str) -> tuple[Any, Any]:
    """The records where this address has access, or is invited to it."""
    seats = select(Membership.customer_id).where(
        Membership.email == email, col(Membership.ended_at).is_(None),
        or_(col(Membership.until).is_(None), col(Membership.until) > work.now),
    )  # fmt: skip
    waiting = select(Invitation.customer_id).where(
        Invitation.email == email, col(Invitation.ended_at).is_(None), col(Invitation.accepted_at).is_(None),
        col(Invitation.expires_at) > work.now,
    )  # fmt: skip
    return seats, waiting


@needs(Right.KEEP_HOUSE)
def colleague_at(work: Work, email: str) -> Addressee | None:
    """The colleague with this address, as the firm used last knows them; else as the one that invited first does."""
    account = with_email(work, email)
    places = places_of(work, account.id) if account else []
    member = places[0] if places else expected(work, email)
    return Addressee(member.id, member.company_id, None, member.name, member.language) if member else None


@needs(Right.FOLLOW_UP)
def invited(work: Work, staff_id: UUID | str) -> StaffMember:
    return work.get(StaffMember, staff_id)


def _open_records(work: Work, email: str) -> Sequence[Customer]:
    """The customer records with this address whose portal is open, the newest first."""
    own = select(Customer.id).where(Customer.email == email)
    through = select(ContactPerson.customer_id).where(ContactPerson.email == email)
    query = select(Customer).where(
        col(Customer.id).in_(own.union(through, *_let_in(work, email))), col(Customer.portal_enabled)
    )
    return work.session.exec(query.order_by(col(Customer.created_at).desc())).all()


def _addressee(work: Work, email: str, record: Customer | None) -> Addressee | None:
    if record is None:
        return None
    account = with_email(work, email)
    name, language = (account.name, account.language) if account else (record.name, record.language)
    return Addressee(account.id if account else record.id, record.company_id, record.id, name, language)


def _places(house: Work, work: Work) -> list[StaffMember]:
    """One firm never sees another: the house reads it, about the person who asks."""
    return places_of(house, work.actor.account_id) if work.actor.account_id else []


def _workplace(house: Work, member: StaffMember, work: Work) -> Workplace:
    firm = house.get(Company, member.company_id)
    return Workplace(firm.id, firm.name, member.role, firm.id == work.actor.company_id)
