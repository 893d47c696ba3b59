"""Coming in with a user name and a password that a firm gave out. The doors call this, before anybody is known."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE
from domain.accounts import limits, rules, ways_in
from domain.accounts.browsers import Browser, SignedIn, begin_session
from domain.accounts.rules import LinkState, Purpose
from domain.accounts.seats import passes_of
from domain.accounts.ways_in import Whereto
from domain.work import Work, work_as
from integrations import secrets
from models.account import Account, SignInAttempt
from models.project import ProjectAccess


def sign_in_by_name(user_name: str, password: str, browser: Browser, *, path: str = "/") -> SignedIn | str:
    """Sign in; or, when the password has to be changed first, give the token of the page for that.

    The same answer and the same time whether the user name is known or not.
    """
    name = user_name.strip().lower()[:60]
    _check_password(name, password, browser)
    with work_as(HOUSE) as work:
        account = _named(work, name)
        assert account  # its password was right
        firm_id = _firm_that_opened(work, account)
        if account.must_change_password:
            return ways_in.make(work, Whereto(name, company_id=firm_id, path=path), Purpose.CHANGE).link_token
        return _into_portal(work, account, browser, rules.safe_path(path))


def first_password_for(token: str) -> str:
    """The user name that a new password is chosen for; "" when the page is too old or was used. Spends nothing."""
    with work_as(HOUSE, writes=False) as work:
        attempt = _attempt(work, token)
        return attempt.email if attempt and rules.link_state(attempt, work.now) is LinkState.GOOD else ""


def choose_first_password(token: str, password: str, browser: Browser) -> SignedIn:
    """Replace the password that was given out, and come in."""
    limits.spend(f"first-ip:{limits.network_of(browser.ip)}", burst=30, per=30)
    rules.check_password(password)
    hashed = secrets.hash_password(password)
    with work_as(HOUSE) as work:
        attempt = _attempt(work, token)
        account = _named(work, attempt.email) if attempt else None
        if attempt is None or account is None or not account.must_change_password:
            raise rules.LinkGone
        if secrets.verify_password(password, account.password_hash):
            raise rules.SamePassword
        ways_in.use(work, attempt)
        _firm_that_opened(work, account)
        account.password_hash, account.must_change_password = hashed, False
        return _into_portal(work, account, browser, attempt.path)


def _check_password(name: str, password: str, browser: Browser) -> None:
    limits.spend(f"name:{name}", burst=10, per=120)
    limits.spend(f"name-ip:{limits.network_of(browser.ip)}", burst=40, per=30)
    with work_as(HOUSE, writes=False) as work:
        account = _named(work, name)
        hashed = account.password_hash if account else ""
    if not secrets.verify_password(password, hashed or None):
        raise rules.WrongPair


def _firm_that_opened(work: Work, account: Account) -> UUID:
    """Told only to somebody who knows the password; an account with a user name is of one firm."""
    if not (passes := passes_of(work, account.id)):
        raise rules.NothingOpen
    return passes[0].company_id


def _into_portal(work: Work, account: Account, browser: Browser, path: str) -> SignedIn:
    query = select(ProjectAccess).where(ProjectAccess.account_id == account.id, col(ProjectAccess.ended_at).is_(None))
    for access in work.session.exec(query):
        access.seen_at = work.now
    return begin_session(work, account, path if path != "/" else _first_page(work, account), browser)


def _first_page(work: Work, account: Account) -> str:
    """Who came for one project goes straight there; at home nothing waits for a guest."""
    projects = [one.project_id for one in passes_of(work, account.id)]
    return f"/projects/{projects[0]}" if len(projects) == 1 else "/projects"


def _named(work: Work, name: str) -> Account | None:
    return work.session.exec(select(Account).where(Account.user_name == name)).one_or_none()


def _attempt(work: Work, token: str) -> SignInAttempt | None:
    attempt = ways_in.behind(work, token)
    return attempt if attempt and attempt.purpose == Purpose.CHANGE else None
