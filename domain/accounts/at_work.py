"""Coming in at the office: what the doors call. Each opens its own work as the house, because nobody is known yet."""

from enum import StrEnum
from uuid import UUID

from sqlmodel import select

from domain.access import HOUSE, Actor
from domain.accounts import limits, rules, ways_in, workplaces
from domain.accounts.browsers import Browser, SignedIn, begin_session, end_sessions
from domain.accounts.people import account_with, new_account
from domain.accounts.rules import Purpose
from domain.problems import NotFound
from domain.work import Work, work_as
from integrations import secrets
from integrations.identity import Identity
from models.account import Account, Door, ForeignIdentity, Role, SignInAttempt, StaffMember, WebSession

HOME = "/office"
DAY = "/office/day"  # where a technician begins


class Proof(StrEnum):
    """What somebody with a good link of the office does to come in."""

    CHOOSE = "choose"  # choose a password: the first one, or instead of a forgotten one
    PASSWORD = "password"  # noqa: S105  give the password of the account that is there already
    PRESS = "press"  # only say so: this browser is signed in with that account


def sign_in_staff(email: str, password: str, browser: Browser, *, path: str = HOME) -> SignedIn:
    """E-mail address and password; the same answer and the same time whether the address is known or not."""
    _check_password(email, password, browser)
    with work_as(HOUSE) as work:
        account = account_with(work, email)
        member = workplaces.place_for(work, account, path) if account else None
        if account is None or member is None:
            raise rules.WrongPassword
        return _into_office(work, account, member, browser, path)


def sign_in_with_identity(identity: Identity, browser: Browser, *, path: str = HOME) -> SignedIn:
    """Staff through an OpenID provider, keyed on issuer and subject; the first time by an invited, verified address."""
    with work_as(HOUSE) as work:
        account = _account_behind(work, identity)
        member = workplaces.place_for(work, account, path) or workplaces.invited(work, account.address)
        if member is None:
            raise rules.NotInvited
        member.account_id = account.id
        return _into_office(work, account, member, browser, path)


def ask_for_reset(email: str, browser: Browser) -> None:
    """Mail a link to set a new password, if a colleague has this address; answers everybody the same."""
    email = email.strip().lower()
    limits.spend(f"reset:{email}", burst=3, per=600)
    limits.spend(f"reset-ip:{limits.network_of(browser.ip)}", burst=20, per=60)
    with work_as(HOUSE) as work:
        work.later("accounts.send_reset", company_id=None, email=email)


def proof_for(token: str, staff: Actor | None) -> Proof:
    """What is asked of whoever holds this link; `staff` is who is signed in here. Spends nothing."""
    with work_as(HOUSE, writes=False) as work:
        return _proof_for(work, _office_link(work, token), staff)


def set_password(token: str, password: str, browser: Browser) -> SignedIn:
    """Accept a first invitation or replace a forgotten password: signs out everywhere else, and in here."""
    rules.check_password(password)
    hashed = secrets.hash_password(password)
    with work_as(HOUSE) as work:
        attempt = _office_link(work, token)
        if _proof_for(work, attempt, None) is not Proof.CHOOSE:
            raise rules.HasAccount
        ways_in.use(work, attempt)
        account = account_with(work, attempt.email)
        member = workplaces.place_for(work, account, HOME) if account and attempt.purpose == Purpose.RESET else None
        member = member or workplaces.invited(work, attempt.email, attempt.company_id)
        if member is None:
            raise rules.LinkGone
        account = account or new_account(work, attempt.email, member.name, member.language)
        account.password_hash, member.account_id = hashed, account.id
        end_sessions(work, account.id, Door.OFFICE)
        work.record("staff.password_set", member, internal=True, purpose=attempt.purpose)
        return _into_office(work, account, member, browser)


def join(token: str, browser: Browser, *, staff: Actor | None = None, password: str = "") -> SignedIn:
    """Accept the invitation of one more firm, with the account that is there: signed in with it, or by its password.

    The link alone is not enough: whoever got hold of it would otherwise be given the account as well.
    """
    with work_as(HOUSE, writes=False) as work:
        attempt = _office_link(work, token)
        is_known = _proof_for(work, attempt, staff) is Proof.PRESS
    if not is_known:
        _check_password(attempt.email, password, browser)
    with work_as(HOUSE) as work:
        ways_in.use(work, attempt)
        account = account_with(work, attempt.email)
        member = workplaces.invited(work, attempt.email, attempt.company_id)
        if account is None or member is None or attempt.purpose != Purpose.INVITATION:
            raise rules.LinkGone
        member.account_id = account.id
        if is_known and staff:
            _leave(work, staff.proof["session"])
        work.record("staff.joined", member, internal=True)
        return _into_office(work, account, member, browser)


def switch_company(session_id: UUID, company_id: UUID | str, browser: Browser, *, path: str = HOME) -> SignedIn:
    """Staff of several firms go over to another one: a new session, because its rights are others."""
    with work_as(HOUSE) as work:
        session = work.session.get_one(WebSession, session_id)
        account = work.session.get_one(Account, session.account_id)
        places = workplaces.places_of(work, account.id)
        member = next((place for place in places if str(place.company_id) == str(company_id)), None)
        if member is None:
            raise NotFound
        _leave(work, session_id)
        return _into_office(work, account, member, browser, path)


def enter(work: Work, account: Account, browser: Browser) -> SignedIn:
    """Into the office without a proof: who calls this has one of its own."""
    member = workplaces.place_for(work, account, HOME)
    if member is None:
        raise NotFound
    return _into_office(work, account, member, browser)


def _check_password(email: str, password: str, browser: Browser) -> None:
    email = email.strip().lower()
    limits.spend(f"password:{email}", burst=10, per=120)
    limits.spend(f"password-ip:{limits.network_of(browser.ip)}", burst=40, per=30)
    with work_as(HOUSE, writes=False) as work:
        account = account_with(work, email)
        hashed = account.password_hash if account else ""
    if not secrets.verify_password(password, hashed or None):
        raise rules.WrongPassword


def _office_link(work: Work, token: str) -> SignInAttempt:
    attempt = ways_in.behind(work, token)
    if attempt is None or attempt.purpose not in (Purpose.INVITATION, Purpose.RESET):
        raise rules.LinkGone
    return attempt


def _proof_for(work: Work, attempt: SignInAttempt, staff: Actor | None) -> Proof:
    account = account_with(work, attempt.email)
    if attempt.purpose == Purpose.RESET or account is None or not _comes_in_otherwise(work, account):
        return Proof.CHOOSE
    return Proof.PRESS if staff and staff.account_id == account.id else Proof.PASSWORD


def _comes_in_otherwise(work: Work, account: Account) -> bool:
    """Whether the account has a password, or is known at an OpenID provider."""
    known = select(ForeignIdentity.id).where(ForeignIdentity.account_id == account.id)
    return bool(account.password_hash) or work.session.exec(known).first() is not None


def _leave(work: Work, session_id: UUID) -> None:
    session = work.session.get_one(WebSession, session_id)
    session.ended_at = session.ended_at or work.now


def _into_office(work: Work, account: Account, member: StaffMember, browser: Browser, path: str = HOME) -> SignedIn:
    work.record("staff.signed_in", member, internal=True, ip=browser.ip, device=rules.device_of(browser.agent))
    if path == HOME and member.role is Role.TECHNICIAN:
        path = DAY
    return begin_session(work, account, path, browser, member=member)


def _account_behind(work: Work, identity: Identity) -> Account:
    query = select(ForeignIdentity).where(
        ForeignIdentity.issuer == identity.issuer, ForeignIdentity.subject == identity.subject
    )
    known = work.session.exec(query).one_or_none()
    if known is not None:
        return work.session.get_one(Account, known.account_id)
    email = identity.email.strip().lower()
    member = workplaces.invited(work, email) if identity.email_verified is True else None
    if member is None:
        raise rules.NotInvited
    account = account_with(work, email) or new_account(work, email, member.name, member.language)
    work.add(
        ForeignIdentity(account_id=account.id, issuer=identity.issuer, subject=identity.subject, created_at=work.now)
    )
    return account
