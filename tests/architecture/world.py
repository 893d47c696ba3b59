"""Two firms in the middle of their work, with everything a firm can have, all of it marked with its owner."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import SQLModel, select

from domain import (
    accounts,
    addresses,
    approvals,
    companies,
    customers,
    documents,
    installations,
    invoices,
    messages,
    orders,
    payments,
    planning,
    quotes,
    requests,
)
from domain.access import CAPACITY_RIGHTS, HOUSE, Actor, Right, Seat, system_of
from domain.accounts import Whereto
from domain.accounts.rules import Purpose
from domain.customers import AddressForm, ContactForm
from domain.documents.filing import file_pdf
from domain.installations import InstallationForm
from domain.lines import LineForm
from domain.requests import Question, TypeForm
from domain.work import Work, clock, work_as
from models.account import Account, Capacity, ForeignIdentity, Look, Membership, PushSubscription, Role
from models.base import Personal, Walled, new_id
from models.company import SeriesKind
from models.document import DocumentKind, StoredFile
from models.fact import ActorKind, Delivery, DeliveryChannel, Job, JobState, Todo, TodoKind
from models.invoice import Payment, Refund
from models.lines import LineKind
from models.message import ThreadSubject, WayBack
from models.quote import QuoteVersion
from tests.architecture.brought import settle_imports
from tests.architecture.marks import INNER, mark_everything, mark_of
from tests.architecture.sites import settle_site
from tests.people import THEN, People, _staff, do
from tests.tab import cookie_of

CUSTOMERS = ("alice", "tenant", "niels", "bo")
STAFF = ("admin", "sanne", "planner", "technician", "sven")
MARKS = {"alice": "ALICEMARK", "niels": "NIELSMARK", "bo": "BOMARK"}
FIRM, OTHER = "FIRMAMARK", "FIRMBMARK"


@dataclass
class World:
    """`owners` maps ids of customers, companies and accounts to marks; `things` the ids of rows by mark and table."""

    people: People
    actors: dict[str, Actor]
    owners: dict[Any, str]
    cookies: dict[str, str] = field(default_factory=dict)
    things: dict[str, dict[str, str]] = field(default_factory=dict)

    def foreign_marks(self, who: str) -> set[str]:
        """Marks that must never reach this person."""
        all_marks = set(self.owners.values())
        everything = all_marks | {INNER} | {f"PRIVATE{mark}" for mark in all_marks}
        return everything - self.own_marks(who)

    def own_marks(self, who: str) -> set[str]:
        if not who:
            return set()
        actor = self.actors[who]
        account = self.owners[actor.account_id]
        own = {account, f"PRIVATE{account}"}
        if who in CUSTOMERS:
            return own | {MARKS["alice" if who == "tenant" else who], self.owners[actor.seats[0].company_id]}
        customers = {MARKS["bo"]} if who == "sven" else {MARKS["alice"], MARKS["niels"]}
        return own | customers | {self.owners[actor.company_id], INNER}

    def table_of(self, id: str) -> str:
        """The table of the row with this id."""
        kinds = (kind for things in self.things.values() for kind, it in things.items() if it == id)
        return next(kinds, "").split(" ")[0]

    def ids(self, marks: set[str], *, of: str = "") -> list[str]:
        """One id of every kind of thing that carries one of these marks, or of one table."""
        kinds = [(kind, id) for mark in sorted(marks) for kind, id in self.things.get(mark, {}).items()]
        return [id for kind, id in kinds if of in ("", kind.split()[0])]


def victims_of(who: str) -> set[str]:
    """Whose ids somebody tries: of the other firm, and for customers also of the neighbour."""
    if not who:
        return {FIRM, OTHER, *MARKS.values()}
    if who in ("bo", "sven"):
        return {FIRM, MARKS["alice"], f"PRIVATE{MARKS['alice']}"}
    near = {"alice": {"niels"}, "tenant": {"niels"}, "niels": {"alice"}}.get(who, set())
    return {OTHER, MARKS["bo"], f"PRIVATE{MARKS['bo']}", *(MARKS[name] for name in near)}


def settle(people: People) -> World:
    """Everything of everybody, then the marks; every account has a mark of its own for what is private to it."""
    actors = {who: getattr(people, who) for who in ("alice", "niels", "bo", "admin", "sanne", "planner", "technician")}
    actors |= {"sven": people.stranger, "boss": _boss_of_the_other(people), "tenant": _tenant(people)}
    for who in MARKS:
        firm = ("sven", "boss") if who == "bo" else ("sanne", "admin")
        _life(who, getattr(people, f"{who}_customer"), *(actors[name] for name in (who, *firm)))
    do(HOUSE, _devices, actors["tenant"], "TENANTMARK")
    owners: dict[Any, str] = {people.company.id: FIRM, people.other_company.id: OTHER}
    owners |= {getattr(people, f"{who}_customer"): mark for who, mark in MARKS.items()}
    for who, actor in actors.items():
        owners[actor.account_id] = MARKS.get(who) or f"{owners.get(actor.company_id, MARKS['alice'])}{who.upper()}"
    cookies = {who: cookie_of(actor) for who, actor in actors.items()}
    mark_everything(owners)
    return World(people, actors, owners, cookies, _things(owners))


def _things(owners: dict[Any, str]) -> dict[str, dict[str, str]]:
    """An id (the newest) of every table, in every state of its rows, by the mark of the owner."""
    found: dict[str, dict[str, str]] = {}
    with work_as(HOUSE, writes=False) as work:
        for mapper in SQLModel._sa_registry.mappers:  # type: ignore[attr-defined]
            for row in work.session.exec(select(mapper.class_)).all():
                if (mark := mark_of(row, owners)) and hasattr(row, "id"):
                    kind = f"{mapper.local_table.name} {getattr(row, 'status', getattr(row, 'kind', ''))}"
                    found.setdefault(mark, {})[kind.strip()] = str(row.id)
    return found


def tables_without_rows(world: World) -> list[str]:
    """Tables of which some firm has nothing: what is not there cannot be attacked."""
    wrong = []
    with work_as(HOUSE, writes=False) as work:
        for mapper in SQLModel._sa_registry.mappers:  # type: ignore[attr-defined]
            kind = mapper.class_
            if not issubclass(kind, Walled | Personal):
                continue
            marks = " ".join(mark_of(row, world.owners) for row in work.session.exec(select(kind)).all())
            needed = ("ALICEMARK", "BOMARK") if "customer_id" in mapper.columns else ("MARK",)
            wrong += [f"{kind.__name__} of {mark}" for mark in needed if mark not in marks]
    return wrong


def _boss_of_the_other(people: People) -> Actor:
    with work_as(HOUSE) as work:
        return _staff(work, people.other_company, "Berta Chef", Role.ADMIN)


def _tenant(people: People) -> Actor:
    """Tina rents Alice's house: she may see documents and ask, and nothing about money."""
    with work_as(HOUSE) as work:
        account = work.add(Account(email="tina@home.example", name="Tina Huur", created_at=THEN))
        rights = CAPACITY_RIGHTS[Capacity.TENANT]
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer, "account_id": account.id}
        seat = Membership(
            **whose, email=account.email, rights=sorted(rights), capacity=Capacity.TENANT, created_at=THEN
        )
        work.add(seat)
    seats = (Seat(people.company.id, people.alice_customer, seat.id, rights),)
    return Actor(ActorKind.CUSTOMER, account.id, account.name, account_id=account.id, seats=seats)


def _life(who: str, customer: UUID, actor: Actor, clerk: Actor, admin: Actor) -> None:
    """What one customer has with the firm."""
    mark = MARKS[who]
    system = system_of(clerk.company_id)  # type: ignore[arg-type]
    _firm(clerk, admin, mark)
    do(clerk, customers.add_contact, customer, ContactForm(name=f"Contact {mark}", email=f"{who}.contact@home.example"))
    do(clerk, customers.add_address, customer, AddressForm(f"Street {mark}", "5611 AA", "Best", "NL"))
    _quote(clerk, customer, f"{INNER} {mark} draft")
    sent = _sent(clerk, customer, f"Sent {mark}")
    seen = do(actor, quotes.for_customer, sent.id)
    do(actor, quotes.ask, sent.id, seen.offer.lines[0].id, f"Question {mark}")
    do(system, _papers, customer, mark, sent.id)
    do(actor, _handed_in, customer, mark)
    _asked(clerk, admin, actor, customer, mark)
    guest = addresses.GuestForm(f"Guest {mark}", f"{who}.guest@home.example", frozenset({Right.SEE_DOCUMENTS}))
    do(actor, addresses.invite, customer, guest)
    order = _agreed(clerk, actor, system, customer, mark)
    _billed(clerk, order, customer, mark)
    do(actor, planning.calendar_address)
    do(system, _messages, customer, actor, mark)
    do(actor, documents.begin_upload, name=f"{mark}.pdf", size=10)
    do(HOUSE, _looked_as, customer, clerk, actor, mark)
    _talk(clerk, actor, customer, mark)
    do(HOUSE, _devices, actor, mark)
    do(HOUSE, settle_site, customer, clerk.id, mark)


def _firm(clerk: Actor, admin: Actor, mark: str) -> None:
    if not do(admin, companies.series):
        do(admin, companies.set_prefix, SeriesKind.QUOTE, "")
    do(admin, documents.add_folder, f"Folder {mark}")
    do(admin, companies.publish_terms, title="Terms", text=f"Terms of {clerk.company_id}")
    settle_imports(admin, str(clerk.company_id))
    do(admin, companies.invite, name="Nobody yet", email=f"{mark.lower()}@new.example", role="office", language="nl")


def _quote(clerk: Actor, customer: UUID, title: str) -> quotes.Draft:
    draft = do(clerk, quotes.create, customer, title=title)
    for kind in (LineKind.FIXED, LineKind.OPTIONAL):
        line = LineForm(title=f"Line {title}", detail=title, quantity="1", price="100", tax="S:2100", kind=kind)
        draft = do(clerk, quotes.add_line, draft.id, draft.revision, line)
    return draft


def _sent(clerk: Actor, customer: UUID, title: str) -> quotes.Draft:
    draft = _quote(clerk, customer, title)
    sent = do(clerk, quotes.send, draft.id, draft.revision)
    with work_as(system_of(clerk.company_id)) as work:  # type: ignore[arg-type]
        version = work.session.exec(select(QuoteVersion).where(QuoteVersion.quote_id == sent.id)).one()
        quotes.file_paper(work, version.id, f"%PDF-1.7 {title}".encode())
    return sent


def _papers(work: Work, customer: UUID, mark: str, quote_id: UUID) -> None:
    how: dict[str, Any] = {"customer_id": customer, "data": f"%PDF-1.7 {mark}".encode()}
    file_pdf(work, **how, kind=DocumentKind.ATTACHMENT, title=f"Photo {mark}", quote_id=quote_id)
    file_pdf(work, **how, kind=DocumentKind.REPORT, title=f"Report {INNER} {mark}", shared=False)
    contract = file_pdf(work, **how, kind=DocumentKind.CONTRACT, title=f"Contract {mark}")
    approvals.ask_for_document(work, contract.id)


def _handed_in(work: Work, customer: UUID, mark: str) -> None:
    """A file of the customer that is not part of anything yet."""
    kept = work.session.exec(select(StoredFile).where(StoredFile.customer_id == customer)).first()
    assert kept is None
    values: dict[str, Any] = {"sha256": "0" * 64, "size": 1, "media_type": "application/pdf", "name": f"{mark}.pdf"}
    seat = work.actor.seats[0]
    work.add(
        StoredFile(
            company_id=seat.company_id, customer_id=customer, uploaded_by=work.actor.id, created_at=THEN, **values
        )
    )


def _asked(clerk: Actor, admin: Actor, actor: Actor, customer: UUID, mark: str) -> None:
    """Something to look after, a request that was sent, and a draft with a photo."""
    form = InstallationForm(f"Boiler {mark}", serial=mark, note=mark)
    boiler = do(clerk, installations.add, customer, form)
    kind = do(admin, requests.add_type, TypeForm("Repair"))
    kind = do(admin, requests.save_question, kind.id, kind.revision, Question("What?"))
    draft = do(actor, requests.begin, kind.id, customer, sticker=boiler.sticker)
    draft = do(actor, requests.write, draft.id, draft.revision, {"text": f"Sent {mark}"})
    do(actor, requests.send, draft.id, draft.revision)
    draft = do(actor, requests.begin, kind.id, customer)
    do(actor, requests.write, draft.id, draft.revision, {"text": f"Draft {mark}"})
    do(actor, _with_photo, draft.id)


def _with_photo(work: Work, draft_id: UUID) -> None:
    file = work.session.exec(select(StoredFile).where(StoredFile.uploaded_by == work.actor.id)).one()
    requests.attach(work, draft_id, [str(file.id)])


def _agreed(clerk: Actor, actor: Actor, system: Actor, customer: UUID, mark: str) -> UUID:
    """An approved quote with its evidence, its order and the confirmation."""
    quote = _sent(clerk, customer, f"Agreed {mark}")
    seen = do(actor, quotes.for_customer, quote.id)
    how = {"sha256": seen.sha256, "typed_name": f"{actor.name} {mark}", "terms_accepted": True}
    do(actor, approvals.approve, seen.approval.id, **how)
    do(system, approvals.seal, seen.approval.id)
    do(system, approvals.file_evidence, seen.approval.id, f"%PDF-1.7 evidence {mark}".encode())
    order = do(system, orders.make_from_approval, seen.approval.id)
    do(system, orders.file_confirmation, order.id, f"%PDF-1.7 order {mark}".encode())
    return order.id


def _billed(clerk: Actor, order: UUID, customer: UUID, mark: str) -> None:
    """A draft, an open invoice with an attempt to pay, and a paid one with money given back."""
    draft = do(clerk, invoices.create, customer, title=f"{INNER} {mark} draft")
    do(clerk, invoices.add_line, draft.id, LineForm(title=f"Line {mark}", price="50"), revision=draft.revision)
    paid = do(clerk, invoices.make_from_order, order)
    paid = do(clerk, invoices.issue, paid.id, revision=paid.revision)
    do(system_of(paid.company_id), _invoice_paper, paid.id, customer, mark)
    payment = do(clerk, payments.book_transfer, paid.id, 1000, date(2026, 1, 2), note=f"{INNER} {mark}")
    whose: dict[str, Any] = {"company_id": paid.company_id, "customer_id": customer}
    do(
        HOUSE,
        lambda work: work.add(Refund(**whose, payment_id=payment.id, amount_cents=5, reason=mark, created_at=THEN)),
    )
    owed = do(clerk, invoices.create, customer, title=f"Owed {mark}")
    owed = do(clerk, invoices.add_line, owed.id, LineForm(title=f"Line {mark}", price="50"), revision=owed.revision)
    owed = do(clerk, invoices.issue, owed.id, revision=owed.revision)
    attempt = Payment(
        **whose, invoice_id=owed.id, amount_cents=6050, provider_id=f"tr_{mark}", created_at=THEN, changed_at=THEN,
        checkout_url=f"https://pay.example/{mark}", method="ideal",
    )  # fmt: skip
    do(HOUSE, lambda work: work.add(attempt))


def _invoice_paper(work: Work, invoice_id: UUID, customer: UUID, mark: str) -> None:
    how: dict[str, Any] = {"customer_id": customer, "data": f"%PDF-1.7 invoice {mark}".encode()}
    document = file_pdf(work, **how, kind=DocumentKind.INVOICE, title=f"Invoice {mark}", invoice_id=invoice_id)
    invoices.file_document(work, invoice_id, document.id)


def _messages(work: Work, customer: UUID, actor: Actor, mark: str) -> None:
    """A line of the log, something to do, a task that was given up, and a way in."""
    whose: dict[str, Any] = {"company_id": work.actor.company_id, "customer_id": customer}
    mail = {"channel": DeliveryChannel.EMAIL, "template": "quote_sent", "recipient": f"{mark.lower()}@home.example"}
    work.add(Delivery(**whose, **mail, account_id=actor.account_id, language="nl", subject=mark, created_at=THEN))
    job = Job(company_id=work.actor.company_id, kind="react", due_at=THEN, created_at=THEN, state=JobState.DEAD)
    job.last_error = mark
    work.add(job)
    about: dict[str, Any] = {"subject_kind": "job", "subject_id": job.id, "subject_label": mark, "why": mark}
    work.add(Todo(**whose, **about, kind=TodoKind.JOB_DEAD, created_at=THEN))
    accounts.way_in(work, Whereto(f"{mark.lower()}@home.example", company_id=work.actor.company_id), Purpose.DOCUMENT)


def _looked_as(work: Work, customer: UUID, clerk: Actor, actor: Actor, mark: str) -> None:
    """A colleague who saw the portal with this customer's eyes, some time ago."""
    whose = {"company_id": clerk.company_id, "customer_id": customer, "staff_id": clerk.id}
    about = {"account_id": actor.account_id, "name": mark, "session_id": new_id(), "token_hash": f"look {mark}"}
    work.add(Look(**whose, **about, created_at=THEN, expires_at=THEN))


def _talk(clerk: Actor, actor: Actor, customer: UUID, mark: str) -> None:
    """A conversation that both have read, a note of colleagues, and an address to answer at by mail."""
    about = ThreadSubject.CUSTOMER, customer
    thread = do(actor, messages.send, *about, f"Message {mark}", client_key=f"key-of-{mark}").thread_id
    do(clerk, messages.send, *about, f"Answer {mark}", client_key=f"answer-to-{mark}")
    do(clerk, messages.note, *about, f"{INNER} {mark}", client_key=f"note-on-{mark}")
    for reader in (actor, clerk):
        do(reader, messages.read, thread, 2)
    whose = {"company_id": clerk.company_id, "thread_id": thread, "account_id": actor.account_id}
    way = WayBack(**whose, token_hash=mark, email="a@home.example", is_customer=True, created_at=THEN)
    do(HOUSE, lambda work: work.add(way))


def _devices(work: Work, actor: Actor, mark: str) -> None:
    owner = {"account_id": actor.account_id, "created_at": clock() - timedelta(days=1)}
    keys = {"p256dh": "x", "auth": "y", "confirmed_at": THEN}
    work.add(PushSubscription(**owner, **keys, endpoint=f"https://push.example/{new_id()}", label=f"Phone {mark}"))
    work.add(ForeignIdentity(**owner, issuer="https://id.example", subject=mark))
