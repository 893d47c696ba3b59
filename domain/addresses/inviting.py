"""A customer lets a housemate or colleague in, changes what that person may do, and ends it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import col, select

from domain import papers
from domain.access import Right, Seat, needs
from domain.accounts import limits
from domain.addresses import rules
from domain.addresses.rules import GuestState
from domain.customers import is_in_force, with_sight
from domain.customers import rules as records
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.account import Account, Membership
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind, Fact
from models.invitation import Invitation

BURST, PER = 10, 360.0  # tries, and seconds until one comes back


@dataclass(frozen=True)
class GuestForm:
    """Whom to let in. `until`: the last day, None for as long as it lasts."""

    name: str
    email: str
    rights: frozenset[Right]
    until: date | None = None


@dataclass(frozen=True)
class Guest:
    """Somebody the visitor let in, or invited."""

    id: UUID
    company_id: UUID
    customer_id: UUID
    name: str
    email: str
    rights: frozenset[Right]
    until: date | None
    state: GuestState


@needs(Right.INVITE)
def invite(work: Work, customer_id: UUID | str, form: GuestForm) -> Invitation:
    """Send somebody the way in; the access begins when that person proves the address."""
    limits.spend(f"invite:{work.actor.account_id}", burst=BURST, per=PER)  # before the first query
    customer, seat = work.get(Customer, customer_id), _own_seat(work, customer_id)
    if not customer.portal_enabled:
        raise records.PortalClosed
    email, name = form.email.strip().lower(), " ".join(form.name.split())
    rules.check_guest(email, name)
    if email == work.session.get_one(Account, work.actor.account_id).address:
        raise rules.YourOwnAddress
    rights = rules.check_rights(with_sight(form.rights), seat.rights)
    _assert_not_here(work, customer.id, email, name)
    guest = work.add(
        Invitation(
            company_id=customer.company_id,
            customer_id=customer.id,
            inviter_id=seat.membership_id,
            email=email,
            name=name,
            language=work.actor.language,
            invited_by=work.actor.name[:120],
            rights=sorted(rights),
            until=_end_of(work, customer, form.until),
            created_at=work.now,
            expires_at=work.now + rules.LIVES,
        )
    )
    work.record("guest.invited", guest, name=name, email=email)
    return guest


@needs(Right.INVITE)
def change_guest(
    work: Work, invitation_id: UUID | str, *, rights: Iterable[Right], until: date | None = None
) -> Invitation:
    """Give somebody one let in more or less; what the firm decided about that person stays."""
    guest = _own_guest(work, invitation_id)
    given = rules.check_rights(with_sight(frozenset(rights)), _own_seat(work, guest.customer_id).rights)
    guest.rights, guest.until = sorted(given), _end_of(work, work.get(Customer, guest.customer_id), until)
    if guest.membership_id is not None:
        membership = work.get(Membership, guest.membership_id, lock=True)
        if membership.ended_at is not None or _facts_of_staff(work, membership, "membership.rights_changed"):
            raise rules.FirmDecides
        membership.rights, membership.until = guest.rights, guest.until
    work.record("guest.changed", guest, name=guest.name)
    return guest


@needs(Right.INVITE)
def end_guest(work: Work, invitation_id: UUID | str) -> Invitation:
    """Take the invitation back, or end the access that came of it; open screens go dark with the next event."""
    guest = _own_guest(work, invitation_id)
    _end(work, guest)
    return guest


@needs(Right.EDIT_CUSTOMERS)
def forbid(work: Work, invitation_id: UUID | str) -> Invitation:
    """Staff take back an invitation that a customer sent; an access that came of it is ended in the matrix."""
    guest = work.get(Invitation, invitation_id, lock=True)
    _end(work, guest)
    return guest


def guests_of(work: Work, company_ids: Iterable[UUID], seats: Iterable[Seat]) -> tuple[Guest, ...]:
    """Whom these seats let in, at these firms; what is over is left out. For the queries."""
    inviters = [seat.membership_id for seat in seats if Right.INVITE in seat.rights]
    query = select(Invitation).where(
        col(Invitation.inviter_id).in_(inviters),
        col(Invitation.company_id).in_(list(company_ids)),
        col(Invitation.ended_at).is_(None),
    )
    found = [_guest(work, row) for row in work.session.exec(query.order_by(col(Invitation.created_at)))]
    return tuple(guest for guest in found if guest.state is not GuestState.ENDED)


def _guest(work: Work, row: Invitation) -> Guest:
    zone = work.get(Company, row.company_id).timezone
    until = papers.last_day(row.until, zone) if row.until else None
    state = rules.guest_state(row, work.now)
    if row.membership_id and not is_in_force(work.get(Membership, row.membership_id), work.now):
        state = GuestState.ENDED
    rights = frozenset(Right(right) for right in row.rights)
    return Guest(row.id, row.company_id, row.customer_id, row.name, row.email, rights, until, state)


def _own_seat(work: Work, customer_id: UUID | str) -> Seat:
    seat = next((one for one in work.actor.seats if str(one.customer_id) == str(customer_id)), None)
    if seat is None:
        raise NotFound
    return seat


def _own_guest(work: Work, invitation_id: UUID | str) -> Invitation:
    """An invitation of this visitor; whom others of the same record let in is their matter."""
    guest = work.get(Invitation, invitation_id, lock=True)
    if guest.inviter_id not in {seat.membership_id for seat in work.actor.seats} or guest.ended_at is not None:
        raise NotFound
    return guest


def _assert_not_here(work: Work, customer_id: UUID, email: str, name: str) -> None:
    """Nobody is let in twice, and nobody comes back whom the firm sent away."""
    seats = select(Membership).where(Membership.customer_id == customer_id, Membership.email == email)
    seat = work.session.exec(seats).first()
    if seat is not None and is_in_force(seat, work.now):
        raise rules.AlreadyHere(name=seat.name or name)
    if seat is not None and seat.ended_at is not None and _facts_of_staff(work, seat, "membership.ended"):
        raise rules.EndedByFirm
    waiting = select(Invitation).where(
        Invitation.customer_id == customer_id, Invitation.email == email, col(Invitation.accepted_at).is_(None),
        col(Invitation.ended_at).is_(None), col(Invitation.expires_at) > work.now,
    )  # fmt: skip
    if work.session.exec(waiting).first() is not None:
        raise Invalid({"email": _("This person was invited already. The link in the mail is good for 30 days.")})


def _end(work: Work, guest: Invitation) -> None:
    guest.ended_at = guest.ended_at or work.now
    if guest.membership_id is not None:
        membership = work.get(Membership, guest.membership_id, lock=True)
        membership.ended_at = membership.ended_at or work.now
    work.record("guest.ended", guest, name=guest.name)


def _end_of(work: Work, customer: Customer, until: date | None) -> datetime | None:
    """The moment the last day ends where the firm is."""
    zone = work.get(Company, customer.company_id).timezone
    rules.check_last_day(until, papers.today(work.now, zone))
    return papers.end_of_day(until, zone) if until else None


def _facts_of_staff(work: Work, seat: Membership, name: str) -> bool:
    query = select(Fact.id).where(Fact.subject_id == seat.id, Fact.name == name, Fact.actor_kind == ActorKind.STAFF)
    return work.session.exec(query).first() is not None
