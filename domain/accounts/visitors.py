"""From the two cookies of a browser to the actors behind them. Looked up again at every event."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from domain.access import CUSTOMER_RIGHTS, HOUSE, PROJECT_RIGHTS, STAFF_RIGHTS, Actor, Pass, Right, Seat
from domain.work import Work, work_as
from integrations.secrets import hash_token
from models.account import Account, Door, Membership, StaffMember, WebSession
from models.customer import Customer
from models.fact import ActorKind
from models.project import Project, ProjectAccess

STAFF_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Visitor:
    """Who sits behind a browser. The keys name the sessions; they are no secrets and open nothing."""

    customer: Actor | None = None
    staff: Actor | None = None
    portal_key: str = ""
    office_key: str = ""


NOBODY = Visitor()


def visitor_with(portal_token: str | None, office_token: str | None) -> Visitor:
    """The visitor with these cookies; an unknown, ended or idle session is nobody. Never raises."""
    hashes = [hash_token(token) for token in (portal_token, office_token) if token]
    if not hashes:
        return NOBODY
    with work_as(HOUSE, writes=False) as work:
        sessions = {session.door: session for session in _live_sessions(work, hashes)}
        portal, office = sessions.get(Door.PORTAL), sessions.get(Door.OFFICE)
        customer = _customer(work, portal.account_id, _proof(portal)) if portal else None
        staff = _staff(work, office) if office else None
        stale = [session.id for session in sessions.values() if work.now - session.seen_at > SEEN_EVERY]
    if stale:
        _touch(stale)
    return Visitor(
        customer,
        staff,
        str(portal.id) if portal and customer else "",
        str(office.id) if office and staff else "",
    )


def customer_behind(account_id: UUID) -> Actor | None:
    """The customer an account is without a browser: for what comes by itself, such as a calendar program."""
    with work_as(HOUSE, writes=False) as work:
        return _customer(work, account_id, {})


def _live_sessions(work: Work, hashes: list[str]) -> list[WebSession]:
    query = select(WebSession).where(
        col(WebSession.token_hash).in_(hashes),
        col(WebSession.ended_at).is_(None),
        col(WebSession.expires_at) > work.now,
    )
    idle_since = work.now - STAFF_IDLE
    return [row for row in work.session.exec(query) if row.door is Door.PORTAL or row.seen_at > idle_since]


def _customer(work: Work, account_id: UUID, proof: dict[str, Any]) -> Actor | None:
    account = work.session.get(Account, account_id)
    if account is None or account.must_change_password:
        return None
    query = (
        select(Membership)
        .join(Customer, col(Customer.id) == Membership.customer_id)
        .where(Membership.account_id == account.id, col(Membership.ended_at).is_(None), col(Customer.portal_enabled))
        .where(or_(col(Membership.until).is_(None), col(Membership.until) > work.now))
        .order_by(col(Membership.created_at))
    )
    seats, passes = tuple(_seat(membership) for membership in work.session.exec(query)), passes_of(work, account.id)
    if account.user_name and not (seats or passes):  # ended: at the next event the browser is at the door again
        return None
    return _customer_with(account, proof, seats, passes)


def passes_of(work: Work, account_id: UUID) -> tuple[Pass, ...]:
    """The projects that were opened to this account by a user name (MA-12); a closed one opens nothing."""
    query = (
        select(ProjectAccess)
        .join(Project, col(Project.id) == ProjectAccess.project_id)
        .join(Customer, col(Customer.id) == ProjectAccess.customer_id)
        .where(ProjectAccess.account_id == account_id, col(ProjectAccess.ended_at).is_(None))
        .where(col(Project.is_open), col(Customer.portal_enabled))
    )
    return tuple(
        Pass(
            access.company_id,
            access.customer_id,
            access.project_id,
            access.id,
            frozenset(Right(right) for right in access.rights) & PROJECT_RIGHTS,
        )
        for access in work.session.exec(query)
    )


def _customer_with(account: Account, proof: dict[str, Any], seats: tuple[Seat, ...], passes: tuple[Pass, ...]) -> Actor:
    return Actor(
        ActorKind.CUSTOMER,
        account.id,
        account.label,
        account.language,
        account_id=account.id,
        seats=seats,
        passes=passes,
        proof=proof,
    )


def _seat(membership: Membership) -> Seat:
    rights = frozenset(Right(right) for right in membership.rights) & CUSTOMER_RIGHTS
    return Seat(membership.company_id, membership.customer_id, membership.id, rights, membership.approve_up_to_cents)


def _staff(work: Work, session: WebSession) -> Actor | None:
    member = work.session.get(StaffMember, session.staff_id) if session.staff_id else None
    if member is None or member.left_at is not None:
        return None
    return Actor(
        ActorKind.STAFF,
        member.id,
        member.name,
        member.language,
        company_id=member.company_id,
        rights=STAFF_RIGHTS[member.role],
        role=member.role,
        account_id=session.account_id,
        proof=_proof(session),
    )


def _proof(session: WebSession) -> dict[str, Any]:
    return {
        "session": session.id,
        "ip": session.ip,
        "agent": session.device,
        "proved_at": session.proved_at,
    }


def _touch(ids: list[UUID]) -> None:
    with work_as(HOUSE) as work:
        for session in work.session.exec(select(WebSession).where(col(WebSession.id).in_(ids))):
            session.seen_at = work.now
