"""Coming in: what the doors call. Each function opens its own work as the house, because nobody is known yet."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE
from domain.accounts import limits, rules, ways_in
from domain.accounts.rules import LinkState, Purpose
from domain.problems import NotFound
from domain.texts import LANGUAGES
from domain.work import Work, work_as
from integrations import secrets
from integrations.identity import Identity
from models.account import Account, Door, ForeignIdentity, Membership, SignInAttempt, StaffMember, WebSession
from models.approval import Approval
from models.company import Company
from models.customer import ContactPerson, Customer


@dataclass(frozen=True)
class Browser:
    """Who knocks: address and browser as the server saw them."""

    ip: str = ""
    agent: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class SignedIn:
    """The secret for the cookie, told once; where to go on; how long it is good, in seconds."""

    door: Door
    token: str
    path: str
    lifetime: int


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
    limits.spend(f"ask:{email}", burst=5, per=180)
    limits.spend(f"ask-ip:{limits.network_of(browser.ip)}", burst=30, per=60)
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


def sign_in_staff(email: str, password: str, browser: Browser) -> SignedIn:
    """E-mail address and password; the same answer and the same time whether the address is known or not."""
    email = email.strip().lower()
    limits.spend(f"password:{email}", burst=10, per=120)
    limits.spend(f"password-ip:{limits.network_of(browser.ip)}", burst=40, per=30)
    with work_as(HOUSE, writes=False) as work:
        account = _account(work, email)
        hashed = account.password_hash if account else ""
    if not secrets.verify_password(password, hashed or None):
        raise rules.WrongPassword
    with work_as(HOUSE) as work:
        account = _account(work, email)
        member = _member(work, email)
        if account is None or member is None:
            raise rules.WrongPassword
        return _into_office(work, account, member, browser)


def sign_in_with_identity(identity: Identity, browser: Browser) -> SignedIn:
    """Staff through an OpenID provider, keyed on issuer and subject; the first time by an invited, verified address."""
    with work_as(HOUSE) as work:
        account = _account_behind(work, identity)
        member = _member(work, account.email)
        if member is None:
            raise rules.NotInvited
        member.account_id = account.id
        return _into_office(work, account, member, browser)


def ask_for_reset(email: str, browser: Browser) -> None:
    """Mail a link to set a new password, if a colleague has this address; answers everybody the same."""
    email = email.strip().lower()
    limits.spend(f"reset:{email}", burst=3, per=600)
    limits.spend(f"reset-ip:{limits.network_of(browser.ip)}", burst=20, per=60)
    with work_as(HOUSE) as work:
        work.later("accounts.send_reset", company_id=None, email=email)


def set_password(token: str, password: str, browser: Browser) -> SignedIn:
    """Accept an invitation or replace a forgotten password: signs out everywhere else, and in here."""
    rules.check_password(password)
    hashed = secrets.hash_password(password)
    with work_as(HOUSE) as work:
        attempt = ways_in.behind(work, token)
        if attempt is None or attempt.purpose not in (Purpose.INVITATION, Purpose.RESET):
            raise rules.LinkGone
        ways_in.use(work, attempt)
        member = _member(work, attempt.email)
        if member is None:
            raise rules.LinkGone
        account = _account(work, attempt.email) or _new_account(work, attempt.email, member.name, member.language)
        account.password_hash, member.account_id = hashed, account.id
        _end_sessions(work, account.id, Door.OFFICE)
        work.record("staff.password_set", member, internal=True, purpose=attempt.purpose)
        return _into_office(work, account, member, browser)


def switch_company(session_id: UUID, company_id: UUID | str, browser: Browser) -> SignedIn:
    """Staff of several firms go over to another one: a new session, because its rights are others."""
    with work_as(HOUSE) as work:
        session = work.session.get_one(WebSession, session_id)
        account = work.session.get_one(Account, session.account_id)
        query = select(StaffMember).where(StaffMember.account_id == account.id, col(StaffMember.left_at).is_(None))
        member = next((row for row in work.session.exec(query) if str(row.company_id) == str(company_id)), None)
        if member is None:
            raise NotFound
        session.ended_at = work.now
        return _into_office(work, account, member, browser)


def sign_in_as(email: str, door: Door, browser: Browser) -> SignedIn:
    """One-click entry for the demo; the demo's doors are the only caller."""
    with work_as(HOUSE) as work:
        account = _account(work, email)
        if account is None:
            raise NotFound
        if door is Door.PORTAL:
            return _session(work, account, Door.PORTAL, "/", browser)
        member = _member(work, email)
        if member is None:
            raise NotFound
        return _into_office(work, account, member, browser)


def sign_out(token: str) -> None:
    with work_as(HOUSE) as work:
        query = select(WebSession).where(WebSession.token_hash == secrets.hash_token(token))
        for session in work.session.exec(query):
            session.ended_at = session.ended_at or work.now


def _into_portal(work: Work, attempt: SignInAttempt, browser: Browser) -> SignedIn:
    name = _name_for(work, attempt)
    account = _account(work, attempt.email) or _new_account(work, attempt.email, name, _language_for(work, attempt))
    _seats(work, account)
    return _session(work, account, Door.PORTAL, attempt.path, browser)


def _seats(work: Work, account: Account) -> None:
    """Link the account with every customer record that holds its proved address (CW-25, CW-35)."""
    has = set(work.session.exec(select(Membership.customer_id).where(Membership.account_id == account.id)))
    for customer, contact in _records_with(work, account.email):
        if customer.id in has or not customer.portal_enabled:
            continue
        has.add(customer.id)
        seat = work.add(
            Membership(
                company_id=customer.company_id,
                customer_id=customer.id,
                account_id=account.id,
                contact_id=contact.id if contact else None,
                email=account.email,
                name=account.name,
                phone=account.phone,
                language=account.language,
                channel=account.channel,
                created_at=work.now,
            )
        )
        work.record("membership.created", seat)


def _records_with(work: Work, email: str) -> list[tuple[Customer, ContactPerson | None]]:
    own = [(customer, None) for customer in work.session.exec(select(Customer).where(Customer.email == email))]
    query = (
        select(Customer, ContactPerson)
        .join(ContactPerson, col(ContactPerson.customer_id) == Customer.id)
        .where(ContactPerson.email == email)
    )
    return [*own, *work.session.exec(query)]


def _into_office(work: Work, account: Account, member: StaffMember, browser: Browser) -> SignedIn:
    work.record("staff.signed_in", member, internal=True, ip=browser.ip, device=rules.device_of(browser.agent))
    return _session(work, account, Door.OFFICE, "/office", browser, member)


def _session(
    work: Work, account: Account, door: Door, path: str, browser: Browser, member: StaffMember | None = None
) -> SignedIn:
    lives = rules.OFFICE_LIVES if door is Door.OFFICE else rules.PORTAL_LIVES
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
    return SignedIn(door, token, path, int(lives.total_seconds()))


def _account(work: Work, email: str) -> Account | None:
    return work.session.exec(select(Account).where(Account.email == email)).one_or_none()


def _account_behind(work: Work, identity: Identity) -> Account:
    query = select(ForeignIdentity).where(
        ForeignIdentity.issuer == identity.issuer, ForeignIdentity.subject == identity.subject
    )
    known = work.session.exec(query).one_or_none()
    if known is not None:
        return work.session.get_one(Account, known.account_id)
    email = identity.email.strip().lower()
    member = _member(work, email) if identity.email_verified is True else None
    if member is None:
        raise rules.NotInvited
    account = _account(work, email) or _new_account(work, email, member.name, member.language)
    work.add(
        ForeignIdentity(account_id=account.id, issuer=identity.issuer, subject=identity.subject, created_at=work.now)
    )
    return account


def _new_account(work: Work, email: str, name: str, language: str) -> Account:
    return work.add(Account(email=email, name=name, language=language, created_at=work.now))


def _member(work: Work, email: str) -> StaffMember | None:
    """The oldest place of work of this person that was not left."""
    query = select(StaffMember).where(StaffMember.email == email, col(StaffMember.left_at).is_(None))
    return work.session.exec(query.order_by(col(StaffMember.invited_at))).first()


def _name_for(work: Work, attempt: SignInAttempt) -> str:
    names = [contact.name if contact else customer.name for customer, contact in _records_with(work, attempt.email)]
    return names[0] if names else ""


def _language_for(work: Work, attempt: SignInAttempt) -> str:
    customer = work.session.get(Customer, attempt.customer_id) if attempt.customer_id else None
    company = work.session.get(Company, attempt.company_id) if attempt.company_id else None
    language = customer.language if customer else company.language if company else "nl"
    return language if language in LANGUAGES else "nl"


def _end_sessions(work: Work, account_id: UUID, door: Door) -> None:
    query = select(WebSession).where(
        WebSession.account_id == account_id, WebSession.door == door, col(WebSession.ended_at).is_(None)
    )
    for session in work.session.exec(query):
        session.ended_at = work.now


def _limit_codes(email: str, browser: Browser) -> None:
    limits.spend(f"code:{email.strip().lower()}", burst=10, per=360)
    limits.spend(f"code-ip:{limits.network_of(browser.ip)}", burst=30, per=120)
