"""Browsers that knock, and the sessions they get."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE
from domain.accounts import rules
from domain.work import Work, work_as
from integrations import secrets
from models.account import Account, Door, StaffMember, WebSession


@dataclass(frozen=True)
class Browser:
    """Who knocks: address and browser as the server saw them."""

    ip: str = ""
    agent: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class SignedIn:
    """The secret for the cookie, told once; where to go on; how long it is good, in seconds; the person's language."""

    door: Door
    token: str
    path: str
    lifetime: int
    language: str = ""


def sign_out(token: str) -> None:
    with work_as(HOUSE) as work:
        query = select(WebSession).where(WebSession.token_hash == secrets.hash_token(token))
        for session in work.session.exec(query):
            session.ended_at = session.ended_at or work.now


def begin_session(
    work: Work, account: Account, path: str, browser: Browser, *, member: StaffMember | None = None
) -> SignedIn:
    """A session at the office for a `member`, else at the portal."""
    door, lives = (Door.OFFICE, rules.OFFICE_LIVES) if member else (Door.PORTAL, rules.PORTAL_LIVES)
    token = secrets.new_token()
    work.add(
        WebSession(
            account_id=account.id,
            token_hash=secrets.hash_token(token),
            door=door,
            staff_id=member.id if member else None,
            device=rules.device_of(browser.agent),
            ip=browser.ip[:45],
            created_at=work.now,
            seen_at=work.now,
            expires_at=work.now + lives,
            proved_at=work.now,
        )
    )
    return SignedIn(door, token, path, int(lives.total_seconds()), account.language)


def end_sessions(work: Work, account_id: UUID, door: Door) -> None:
    query = select(WebSession).where(
        WebSession.account_id == account_id, WebSession.door == door, col(WebSession.ended_at).is_(None)
    )
    for session in work.session.exec(query):
        session.ended_at = work.now
