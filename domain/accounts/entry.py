"""Coming in at the portal: what the doors call. Each opens its own work as the house, because nobody is known yet."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE
from domain.accounts import at_work, guests, limits, rules, ways_in
from domain.accounts.browsers import Browser, SignedIn, begin_session
from domain.accounts.people import account_with, new_account
from domain.accounts.rules import LinkState, Purpose
from domain.problems import NotFound
from domain.texts import LANGUAGES
from domain.work import Work, work_as
from models.account import Account, Door, Membership, SignInAttempt, WebSession
from models.approval import Approval
from models.company import Company
from models.customer import ContactPerson, Customer


@dataclass(frozen=True)
class LinkView:
    """What a link shows to whoever fetches it: the firm, and nothing that is not masked."""

    state: LinkState
    purpose: Purpose = Purpose.SIGN_IN
    company_id: UUID | None = None
    email: str = ""
    who: str = ""
    what: str = ""
    version: int | None = None


def look_at_link(token: str) -> LinkView:
    """A masked summary. Changes nothing, however often and by whomever it is fetched."""
    with work_as(HOUSE, writes=False) as work:
        attempt = ways_in.behind(work, token)
        state = rules.link_state(attempt, work.now)
        if attempt is None:
            return LinkView(state)
        approval = work.session.get(Approval, attempt.approval_id) if attempt.approval_id else None
        return LinkView(
            state,
            Purpose(attempt.purpose),
            attempt.company_id,
            rules.masked_email(attempt.email),
            rules.masked_name(_name_for(work, attempt)),
            approval.title if approval else "",
            approval.version if approval else None,
        )


def ask_for_code(email: str, browser: Browser, *, path: str = "/") -> None:
    """Mail a code and a link to somebody a firm knows. Answers the same, at the same cost, for everybody else."""
    email = email.strip().lower()
    limits.spend_on_asking(email, browser.ip)
    with work_as(HOUSE) as work:
        work.later("accounts.send_code", company_id=None, email=email, path=rules.safe_path(path))


def ask_again(token: str, browser: Browser) -> None:
    """A new code and link to the address an old link was sent to."""
    with work_as(HOUSE, writes=False) as work:
        attempt = ways_in.behind(work, token)
    if attempt is not None:
        ask_for_code(attempt.email, browser, path=attempt.path)


def sign_in_by_link(token: str, browser: Browser) -> SignedIn:
    """The press on the page behind a link: spends it and signs in."""
    limits.spend(f"link-ip:{limits.network_of(browser.ip)}", burst=60, per=10)
    with work_as(HOUSE) as work:
        attempt = ways_in.behind(work, token)
        if attempt is None or attempt.door is not Door.PORTAL:
            raise rules.LinkGone
        ways_in.use(work, attempt)
        return _into_portal(work, attempt, browser)


def sign_in_by_code(email: str, code: str, browser: Browser) -> SignedIn:
    """The typed code, the second way in."""
    _limit_codes(email, browser)
    with work_as(HOUSE) as work:
        attempt = ways_in.with_code(work, email, Door.PORTAL, code, (Purpose.SIGN_IN, Purpose.DOCUMENT))
        if attempt is not None:
            ways_in.use(work, attempt)
            return _into_portal(work, attempt, browser)
    raise rules.WrongCode


def sign_in_by_code_behind(token: str, code: str, browser: Browser) -> SignedIn:
    """The typed code on the page behind a link: the address itself stays masked."""
    with work_as(HOUSE, writes=False) as work:
        attempt = ways_in.behind(work, token)
    if attempt is None:
        raise rules.WrongCode
    return sign_in_by_code(attempt.email, code, browser)


def disown(token: str) -> None:
    """ "This is not for me": the link closes, and the firm learns that an address may be wrong."""
    with work_as(HOUSE) as work:
        attempt = ways_in.behind(work, token)
        if attempt is None or rules.link_state(attempt, work.now) is not LinkState.GOOD:
            return
        ways_in.use(work, attempt)
        if customer := work.session.get(Customer, attempt.customer_id) if attempt.customer_id else None:
            work.record("customer.link_disowned", customer, internal=True, email=attempt.email)


def prove(session_id: UUID, email: str, code: str, browser: Browser) -> None:
    """A fresh code before a serious act: marks this session as proved just now."""
    _limit_codes(email, browser)
    with work_as(HOUSE) as work:
        attempt = ways_in.with_code(work, email, Door.PORTAL, code, (Purpose.PROOF,))
        if attempt is not None:
            ways_in.use(work, attempt)
            session = work.session.get_one(WebSession, session_id)
            session.proved_at = work.now
            return
    raise rules.WrongCode


def sign_in_as(email: str, door: Door, browser: Browser) -> SignedIn:
    """One-click entry for the demo; the demo's doors are the only caller."""
    with work_as(HOUSE) as work:
        account = account_with(work, email)
        if account is None:
            raise NotFound
        if door is Door.OFFICE:
            return at_work.enter(work, account, browser)
        return begin_session(work, account, "/", browser)


def _into_portal(work: Work, attempt: SignInAttempt, browser: Browser) -> SignedIn:
    name = _name_for(work, attempt)
    account = account_with(work, attempt.email) or new_account(work, attempt.email, name, _language_for(work, attempt))
    _seats(work, account)
    return begin_session(work, account, attempt.path, browser)


def _seats(work: Work, account: Account) -> None:
    """Link the account with every customer record that holds its proved address (CW-25, CW-35)."""
    has = set(work.session.exec(select(Membership.customer_id).where(Membership.account_id == account.id)))
    for customer, contact in _records_with(work, account.address):
        if customer.id in has or not customer.portal_enabled:
            continue
        has.add(customer.id)
        seat = work.add(
            Membership(
                company_id=customer.company_id,
                customer_id=customer.id,
                account_id=account.id,
                contact_id=contact.id if contact else None,
                email=account.address,
                name=account.name,
                phone=account.phone,
                language=account.language,
                channel=account.channel,
                created_at=work.now,
            )
        )
        work.record("membership.created", seat)
    guests.take_seats(work, account)


def _records_with(work: Work, email: str) -> list[tuple[Customer, ContactPerson | None]]:
    own = [(customer, None) for customer in work.session.exec(select(Customer).where(Customer.email == email))]
    query = (
        select(Customer, ContactPerson)
        .join(ContactPerson, col(ContactPerson.customer_id) == Customer.id)
        .where(ContactPerson.email == email)
    )
    return [*own, *work.session.exec(query)]


def _name_for(work: Work, attempt: SignInAttempt) -> str:
    names = [contact.name if contact else customer.name for customer, contact in _records_with(work, attempt.email)]
    return names[0] if names else ""


def _language_for(work: Work, attempt: SignInAttempt) -> str:
    customer = work.session.get(Customer, attempt.customer_id) if attempt.customer_id else None
    company = work.session.get(Company, attempt.company_id) if attempt.company_id else None
    language = customer.language if customer else company.language if company else "nl"
    return language if language in LANGUAGES else "nl"


def _limit_codes(email: str, browser: Browser) -> None:
    limits.spend(f"code:{email.strip().lower()}", burst=10, per=360)
    limits.spend(f"code-ip:{limits.network_of(browser.ip)}", burst=30, per=120)
