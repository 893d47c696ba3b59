"""A colleague looks at the portal with a customer's eyes: read-only, for a quarter of an hour, noted for good.

What it shows is worked out anew at every event, from the same rows as the customer's own visit, and only from those of
the colleague's firm. It holds as long as the session at the office in which it began.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain.access import CAPACITY_RIGHTS, HOUSE, Actor, Looking, Pass, Right, Seat, needs
from domain.accounts import seats as held
from domain.problems import Conflict, NotAllowed
from domain.texts import _
from domain.work import Work, work_as
from integrations import secrets
from models.account import Capacity, Look, Membership
from models.base import new_id
from models.customer import ContactPerson, Customer
from models.fact import ActorKind
from models.project import ProjectAccess

LASTS = timedelta(minutes=15)


class NothingToSee(Conflict):
    text = _("This person sees nothing here: the access has ended, or the portal is closed for this customer.")


@dataclass(frozen=True)
class Begun:
    """The secret for the cookie, told once, and how long it is good, in seconds."""

    token: str
    lifetime: int


@needs(Right.LOOK_AS_CUSTOMER)
def begin_look(
    work: Work,
    customer_id: UUID | str,
    *,
    membership_id: UUID | str | None = None,
    access_id: UUID | str | None = None,
    contact_id: UUID | str | None = None,
) -> Begun:
    """See what somebody of this customer sees: who has a seat, has a project's account, or was never here (the contact
    person, or the customer itself)."""
    customer = work.get(Customer, customer_id)
    session_id = work.actor.proof.get("session")
    if session_id is None:  # nobody looks from outside the office
        raise NotAllowed
    token = secrets.new_token()
    look = Look(
        company_id=customer.company_id,
        customer_id=customer.id,
        staff_id=work.actor.id,
        session_id=session_id,
        token_hash=secrets.hash_token(token),
        created_at=work.now,
        expires_at=work.now + LASTS,
        **_whom(work, customer, membership_id, access_id, contact_id),
    )
    with work_as(HOUSE, writes=False) as house:
        seats, passes = _reach(house, look)
    if not (seats or passes):
        raise NothingToSee
    work.add(look)
    work.record("customer.looked_as", customer, internal=True, who=look.name)
    return Begun(token, int(LASTS.total_seconds()))


def end_look(token: str) -> UUID | None:
    """Back to the office; answers with the customer whose portal it was."""
    with work_as(HOUSE) as work:
        look = work.session.exec(select(Look).where(Look.token_hash == secrets.hash_token(token))).one_or_none()
        if look is None:
            return None
        look.ended_at = look.ended_at or work.now
        return look.customer_id


def looking(work: Work, token: str, staff: Actor | None) -> Actor | None:
    """The customer as whom this colleague looks; None when it is over. For the house."""
    query = select(Look).where(Look.token_hash == secrets.hash_token(token), col(Look.ended_at).is_(None))
    look = work.session.exec(query.where(col(Look.expires_at) > work.now)).one_or_none()
    if look is None or staff is None or Right.LOOK_AS_CUSTOMER not in staff.rights:
        return None
    if (look.staff_id, look.session_id) != (staff.id, staff.proof.get("session")):
        return None
    seats, passes = _reach(work, look)
    return _as_customer(look, staff.language, seats, passes) if seats or passes else None


def _whom(
    work: Work,
    customer: Customer,
    membership_id: UUID | str | None,
    access_id: UUID | str | None,
    contact_id: UUID | str | None,
) -> dict[str, Any]:
    """The person, as the firm knows him or her."""
    if membership_id:
        return _seated(held.of(work.get(Membership, membership_id), customer.id))
    if access_id:
        access = held.of(work.get(ProjectAccess, access_id), customer.id)
        return {"account_id": access.account_id, "name": access.name, "user_name": access.user_name}
    person = held.of(work.get(ContactPerson, contact_id), customer.id) if contact_id else customer
    query = select(Membership).where(Membership.customer_id == customer.id, Membership.email == person.email)
    if seat := work.session.exec(query).first():
        return _seated(seat)
    return {"name": person.name, "email": person.email}


def _seated(seat: Membership) -> dict[str, Any]:
    return {"account_id": seat.account_id, "name": seat.name or seat.email, "email": seat.email}


def _reach(work: Work, look: Look) -> tuple[tuple[Seat, ...], tuple[Pass, ...]]:
    """What this person has at the firm that looks, and nowhere else."""
    if look.account_id:
        return held.seats_of(work, look.account_id, look.company_id), held.passes_of(
            work, look.account_id, look.company_id
        )
    customer = work.session.get_one(Customer, look.customer_id)
    rights = CAPACITY_RIGHTS[Capacity.OWNER]  # which of them it will be depends on what the person says at first
    return ((Seat(look.company_id, customer.id, look.id, rights),) if customer.portal_enabled else ()), ()


def _as_customer(look: Look, language: str, seats: tuple[Seat, ...], passes: tuple[Pass, ...]) -> Actor:
    """The portal speaks the colleague's language."""
    nobody = new_id()  # an account that has nothing: what belongs to no account must not become this person's
    account_id = look.account_id or nobody
    return Actor(
        ActorKind.CUSTOMER,
        account_id,
        look.name,
        language,
        account_id=account_id,
        seats=seats,
        passes=passes,
        looking=Looking(look.staff_id, look.name, look.email, look.user_name, look.expires_at),
    )
