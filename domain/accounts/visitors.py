"""From the cookies of a browser to the actors behind them. Looked up again at every event."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam
from sqlmodel import col, select

from domain.access import HOUSE, STAFF_RIGHTS, Actor
from domain.accounts import seats as held
from domain.accounts.looking import looking
from domain.work import Work, work_as
from integrations.secrets import hash_token
from models.account import Account, Door, StaffMember, WebSession
from models.company import Company
from models.fact import ActorKind
from models.project import ProjectAccess

STAFF_IDLE = timedelta(hours=2)
SEEN_EVERY = timedelta(minutes=1)
_LIVE = select(WebSession).where(
    col(WebSession.token_hash).in_(bindparam("hashes", expanding=True)),
    col(WebSession.ended_at).is_(None),
    col(WebSession.expires_at) > bindparam("now"),
)


@dataclass(frozen=True)
class Visitor:
    """Who sits behind a browser. The keys name the sessions; they are no secrets and open nothing.

    `look_is_over`: the browser still holds the cookie of a look that has ended, so at the portal it is nobody.
    `shut_out_of`: the short name of the firm that ended what this browser, signed in with a user name, could see.
    """

    customer: Actor | None = None
    staff: Actor | None = None
    portal_key: str = ""
    office_key: str = ""
    look_is_over: bool = False
    shut_out_of: str = ""

    @property
    def is_looking(self) -> bool:
        """Whether the customer here is a colleague with that customer's eyes."""
        return self.customer is not None and self.customer.looking is not None

    @property
    def sign_in(self) -> str:
        """The portal's door for who is nobody: whose access a firm has ended hears so at that firm's."""
        return f"/sign-in/name/{self.shut_out_of}" if self.shut_out_of else "/sign-in"


NOBODY = Visitor()


def visitor_with(portal_token: str | None, office_token: str | None, look_token: str | None = None) -> Visitor:
    """The visitor with these cookies; an unknown, ended or idle session is nobody. Never raises.

    While a colleague looks as a customer, a customer's own session in the same browser rests: it is neither used nor
    touched, also once the look is over, until the browser lets go of its cookie.
    """
    hashes = [hash_token(token) for token in (None if look_token else portal_token, office_token) if token]
    if not hashes:
        return Visitor(look_is_over=bool(look_token))
    with work_as(HOUSE, writes=False) as work:
        sessions = {session.door: session for session in _live_sessions(work, hashes)}
        portal, office = sessions.get(Door.PORTAL), sessions.get(Door.OFFICE)
        staff = _staff(work, office) if office else None
        customer = _customer(work, portal.account_id, _proof(portal)) if portal else None
        shut_out_of = _firm_that_ended(work, portal.account_id) if portal and customer is None else ""
        if look_token:
            customer = looking(work, look_token, staff)
        stale = [session.id for session in sessions.values() if work.now - session.seen_at > SEEN_EVERY]
    if stale:
        _touch(stale)
    return Visitor(
        customer,
        staff,
        f"look {hash_token(look_token)}" if look_token else str(portal.id) if portal and customer else "",
        str(office.id) if office and staff else "",
        look_is_over=bool(look_token) and customer is None,
        shut_out_of="" if look_token else shut_out_of,
    )


def customer_behind(account_id: UUID) -> Actor | None:
    """The customer an account is without a browser: for what comes by itself, such as a calendar program."""
    with work_as(HOUSE, writes=False) as work:
        return _customer(work, account_id, {})


def _live_sessions(work: Work, hashes: list[str]) -> list[WebSession]:
    idle_since = work.now - STAFF_IDLE
    found = work.session.exec(_LIVE, params={"hashes": hashes, "now": work.now})
    return [row for row in found if row.door is Door.PORTAL or row.seen_at > idle_since]


def _customer(work: Work, account_id: UUID, proof: dict[str, Any]) -> Actor | None:
    account = work.session.get(Account, account_id)
    if account is None or account.must_change_password:
        return None
    seats, passes = held.seats_of(work, account.id), held.passes_of(work, account.id)
    if account.user_name and not (seats or passes):  # ended: at the next event the browser is at the door again
        return None
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


def _firm_that_ended(work: Work, account_id: UUID) -> str:
    """A user name is of one firm; whoever is signed in with it has proved to have it."""
    query = select(Company.slug).join(ProjectAccess, col(ProjectAccess.company_id) == Company.id)
    return work.session.exec(query.where(ProjectAccess.account_id == account_id)).first() or ""


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
