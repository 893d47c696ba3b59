"""What people do with their own account, and what the system sends them to come in."""

from uuid import UUID

from sqlmodel import col, delete, select

from domain.access import Right, needs
from domain.accounts import limits, rules, ways_in
from domain.accounts.rules import Purpose
from domain.accounts.ways_in import WayIn, Whereto
from domain.customers.forms import NOT_A_PHONE, NOT_MOBILE
from domain.problems import Invalid, NotAllowed, NotFound
from domain.texts import LANGUAGES, _
from domain.work import Work
from integrations import phone as phones
from integrations import secrets
from models.account import Account, Channel, Membership, RateLimit, SignInAttempt, StaffMember, WebSession
from models.approval import Approval
from models.fact import ActorKind


@needs(Right.FOLLOW_UP)
def way_in(work: Work, whereto: Whereto, purpose: Purpose = Purpose.DOCUMENT) -> WayIn:
    """A fresh link and code for one message."""
    return ways_in.make(work, whereto, purpose)


@needs(Right.OWN_ACCOUNT)
def change_profile(
    work: Work, *, name: str, language: str, channel: Channel, phone: str, country: str = "NL"
) -> Account:
    """Name, language and preferred channel, here and at every firm."""
    errors = {}
    number = _number(phone, country, errors)
    if not name.strip() or len(name) > 120:
        errors["name"] = _("Please fill in your name.")
    if language not in LANGUAGES:
        errors["language"] = _("Choose one of the languages.")
    if channel is Channel.SMS and "phone" not in errors and not (number and phones.is_mobile(number)):
        errors["phone"] = NOT_MOBILE
    if errors:
        raise Invalid(errors)
    account = work.session.get_one(Account, work.actor.account_id)
    account.name, account.language, account.channel, account.phone = name.strip(), language, channel, number
    for seat in work.session.exec(select(Membership).where(Membership.account_id == account.id)):
        seat.name, seat.language, seat.channel, seat.phone = account.name, language, channel, number
        work.record("membership.profile_changed", seat, language=language, channel=channel)
    return account


@needs(Right.OWN_ACCOUNT)
def change_language(work: Work, language: str) -> None:
    """Keep the language chosen on the screen: for mails and PDFs, and for the next browser of this person."""
    if language not in LANGUAGES:
        raise Invalid({"language": _("Choose one of the languages.")})
    work.session.get_one(Account, work.actor.account_id).language = language
    if work.actor.kind is ActorKind.STAFF:
        work.get(StaffMember, work.actor.id).language = language
        return
    for seat in work.session.exec(select(Membership).where(Membership.account_id == work.actor.account_id)):
        seat.language = language


@needs(Right.OWN_ACCOUNT)
def change_name(work: Work, name: str) -> None:
    """What a colleague is called at this firm."""
    if work.actor.kind is not ActorKind.STAFF:
        raise NotAllowed
    if not name.strip() or len(name) > 120:
        raise Invalid({"name": _("Please fill in your name.")})
    work.get(StaffMember, work.actor.id).name = name.strip()


@needs(Right.OWN_ACCOUNT)
def change_password(work: Work, *, old: str, new: str) -> None:
    """Who comes in with a user name chooses another password; other browsers are signed out."""
    limits.spend(f"change:{work.actor.account_id}", burst=10, per=120)  # before the first query: it commits by itself
    account = work.session.get_one(Account, work.actor.account_id)
    if not account.user_name or not secrets.verify_password(old, account.password_hash):
        raise rules.WrongOldPassword
    rules.check_password(new)
    account.password_hash = secrets.hash_password(new)
    _end_others(work)


@needs(Right.OWN_ACCOUNT)
def end_session(work: Work, session_id: UUID | str) -> None:
    """Sign one browser out."""
    session = _own_session(work, session_id)
    session.ended_at = session.ended_at or work.now


@needs(Right.OWN_ACCOUNT)
def end_other_sessions(work: Work) -> int:
    """Sign out everywhere but here; returns how many browsers."""
    return _end_others(work)


@needs(Right.OWN_ACCOUNT)
def ask_for_proof(work: Work, approval_id: UUID | str) -> None:
    """Send a fresh code before a serious act, in the name of the firm that asks for this approval."""
    limits.spend(f"proof:{work.actor.account_id}", burst=5, per=180)  # before the first query: it commits by itself
    account = work.session.get_one(Account, work.actor.account_id)
    approval = work.get(Approval, approval_id)
    work.later(
        "accounts.send_proof",
        company_id=approval.company_id,
        email=account.email,
        name=account.name,
        language=account.language,
        account=str(account.id),
        customer=str(approval.customer_id),
    )


@needs(Right.KEEP_HOUSE)
def sweep(work: Work) -> int:
    """Forget old attempts and limits; returns how many."""
    attempts = delete(SignInAttempt).where(col(SignInAttempt.expires_at) < work.now - rules.LINK_LIVES)
    limits = delete(RateLimit).where(col(RateLimit.arrives_at) < work.now.timestamp() - 86_400)
    return sum(work.session.exec(gone).rowcount for gone in (attempts, limits))  # type: ignore[call-overload]


def _end_others(work: Work) -> int:
    here = work.actor.proof.get("session")
    query = select(WebSession).where(WebSession.account_id == work.actor.account_id, col(WebSession.ended_at).is_(None))
    others = [session for session in work.session.exec(query) if session.id != here]
    for session in others:
        session.ended_at = work.now
    return len(others)


def _own_session(work: Work, session_id: UUID | str) -> WebSession:
    query = select(WebSession).where(WebSession.account_id == work.actor.account_id)
    session = next((row for row in work.session.exec(query) if str(row.id) == str(session_id)), None)
    if session is None:
        raise NotFound
    return session


def _number(text: str, country: str, errors: dict[str, str]) -> str:
    if not text.strip():
        return ""
    try:
        return phones.normalise(text, country=country)
    except phones.NotAPhoneNumber:
        errors["phone"] = NOT_A_PHONE
        return ""
