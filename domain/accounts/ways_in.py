"""Links and codes that are sent to people: made here, looked at without effect, used once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import update
from sqlmodel import col, select

from domain.accounts import rules
from domain.accounts.rules import LinkState, Purpose
from domain.work import Work
from integrations import secrets
from models.account import Door, SignInAttempt


@dataclass(frozen=True)
class WayIn:
    """Two secrets of one attempt, to be put in one message and kept nowhere else."""

    attempt_id: UUID
    link_token: str
    code: str

    def path(self, door: Door) -> str:
        """The page behind the link."""
        return f"{'/office/password' if door is Door.OFFICE else '/link'}/{self.link_token}"


@dataclass(frozen=True)
class Whereto:
    """For whom a way in is made, and where it leads."""

    email: str
    door: Door = Door.PORTAL
    company_id: UUID | None = None
    customer_id: UUID | None = None
    approval_id: UUID | None = None
    path: str = "/"


def make(work: Work, whereto: Whereto, purpose: Purpose) -> WayIn:
    link_lives, code_lives = LIVES[purpose]
    token, code = secrets.new_token(), secrets.new_code()
    attempt = SignInAttempt(
        email=whereto.email.lower(),
        door=whereto.door,
        purpose=purpose,
        link_hash=secrets.hash_token(token) if link_lives else "",
        company_id=whereto.company_id,
        customer_id=whereto.customer_id,
        approval_id=whereto.approval_id,
        path=rules.safe_path(whereto.path),
        created_at=work.now,
        expires_at=work.now + (link_lives or code_lives),
        code_expires_at=work.now + code_lives,
    )
    attempt.code_hash = secrets.hash_code(code, salt=str(attempt.id))
    work.add(attempt)
    return WayIn(attempt.id, token if link_lives else "", code)


LIVES: dict[Purpose, tuple[timedelta, timedelta]] = {
    Purpose.DOCUMENT: (rules.LINK_LIVES, rules.CODE_LIVES),
    Purpose.SIGN_IN: (rules.ASKED_LIVES, rules.ASKED_LIVES),
    Purpose.PROOF: (timedelta(), rules.ASKED_LIVES),
    Purpose.INVITATION: (rules.INVITATION_LIVES, timedelta()),
    Purpose.CHANGE: (rules.ASKED_LIVES, timedelta()),
    Purpose.RESET: (rules.RESET_LIVES, timedelta()),
}


def behind(work: Work, token: str) -> SignInAttempt | None:
    """The attempt of a link, unchanged however often it is fetched."""
    query = select(SignInAttempt).where(SignInAttempt.link_hash == secrets.hash_token(token))
    return work.session.exec(query).one_or_none()


def use(work: Work, attempt: SignInAttempt) -> None:
    """Spend it, with its siblings of the same purpose; of many at once exactly one succeeds."""
    if rules.link_state(attempt, work.now) is not LinkState.GOOD:
        raise rules.LinkGone
    spent = update(SignInAttempt).where(col(SignInAttempt.id) == attempt.id, col(SignInAttempt.used_at).is_(None))
    if work.session.exec(spent.values(used_at=work.now)).rowcount != 1:  # type: ignore[call-overload]
        raise rules.LinkGone
    siblings = update(SignInAttempt).where(
        col(SignInAttempt.email) == attempt.email,
        col(SignInAttempt.purpose) == attempt.purpose,
        col(SignInAttempt.door) == attempt.door,
        col(SignInAttempt.purpose) != Purpose.DOCUMENT,
        col(SignInAttempt.used_at).is_(None),
    )
    if attempt.purpose == Purpose.INVITATION:  # what another firm invites to stays open
        siblings = siblings.where(col(SignInAttempt.company_id) == attempt.company_id)
    work.session.exec(siblings.values(used_at=work.now))  # type: ignore[call-overload]


def with_code(work: Work, email: str, door: Door, code: str, purposes: tuple[Purpose, ...]) -> SignInAttempt | None:
    """The newest attempts of each purpose whose code this is; every wrong guess counts against all of them.

    Must be committed even when nothing matches: otherwise guessing would be free.
    """
    found = None
    for attempt in (one for purpose in purposes for one in _newest(work, email, door, purpose)):
        attempt.tries += 1
        if secrets.is_same(attempt.code_hash, secrets.hash_code(code.strip(), salt=str(attempt.id))):
            found = found or attempt
    return found


def _newest(work: Work, email: str, door: Door, purpose: Purpose) -> Sequence[SignInAttempt]:
    """Of one purpose: papers that a firm sends must not push out the code somebody asked for."""
    query = (
        select(SignInAttempt)
        .where(
            SignInAttempt.email == email.strip().lower(),
            SignInAttempt.door == door,
            SignInAttempt.purpose == purpose,
            col(SignInAttempt.used_at).is_(None),
            col(SignInAttempt.code_expires_at) > work.now,
            SignInAttempt.tries < rules.TRIES,
        )
        .order_by(col(SignInAttempt.created_at).desc())
        .limit(3)
        .with_for_update()
    )
    return work.session.exec(query).all()
