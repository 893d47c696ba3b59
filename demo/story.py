"""Two years in the life of a firm, made by calling the actions that people call."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from demo import clock
from demo.firms import Client, Firm, Job
from domain import accounts, approvals, companies, customers, invoices, payments, quotes, worklist
from domain.access import HOUSE, STAFF_RIGHTS, Actor, system_of
from domain.accounts import Browser, Whereto
from domain.accounts.rules import Purpose
from domain.customers import AddressForm, CustomerForm
from domain.lines import LineForm
from domain.work import Work, work_as
from models.account import Capacity, Door, Role, StaffMember
from models.company import Company, TaxCategory
from models.fact import ActorKind, TodoKind
from models.order import Order
from tasks.runner import run_due

PASSWORD = "voordeur in de demo"  # noqa: S105  the demo lets everybody in anyway
PHONE = "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/156.0 Mobile"
VISITS = count(1)  # each from a network of its own (RFC 3849): limits count by network, and history is not in order
DESK = Browser("192.0.2.20", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0", "nl")


@dataclass(frozen=True)
class Cast:
    """A firm on stage."""

    firm: Firm
    company: Company
    office: Actor
    admin: Actor
    records: dict[str, UUID]  # e-mail of a client -> customer record
    guests: dict[str, Actor] = field(default_factory=dict)  # by user name


def do(actor: Actor, function: Any, *args: Any, **kwargs: Any) -> Any:
    with work_as(actor) as work:
        return function(work, *args, **kwargs)


def found(firm: Firm, at: datetime) -> Cast:
    """The firm opens its front door: settings, staff with passwords, terms, customers with their addresses."""
    with clock.on(at):
        company = do(HOUSE, companies.found, firm.details, slug=firm.slug, brand=firm.brand)
        staff = [do(HOUSE, _first_member, company, person) for person in firm.staff]
        for member in staff:
            whereto = Whereto(member.email, Door.OFFICE, company_id=company.id)
            way_in = do(system_of(company.id), accounts.way_in, whereto, Purpose.INVITATION)
            accounts.sign_out(accounts.set_password(way_in.link_token, PASSWORD, DESK).token)
        office, admin = (_actor(member) for member in (_with(staff, Role.OFFICE), _with(staff, Role.ADMIN)))
        policy = companies.PolicyForm(
            sender_name=firm.details.name, reply_to=firm.details.email, code_above_cents=firm.code_above_cents
        )
        do(admin, companies.change_policy, policy)
        title = "Allgemeine Geschäftsbedingungen" if firm.details.language == "de" else "Algemene voorwaarden"
        do(admin, companies.publish_terms, title=title, text=firm.terms)
        if firm.exempt:
            exempt = {"rate_bp": 0, "category": TaxCategory.EXEMPT, "reason": firm.exempt}
            do(admin, companies.offer_tax_rate, **exempt)
        records = {client.email: _client(office, client) for client in firm.clients}
        run_due()
    return Cast(firm, company, office, admin, records)


def come_in(cast: Cast, client: Client) -> Actor:
    """The client presses the button of a mail; the first time also says how he stands to the address."""
    whereto = Whereto(client.email, company_id=cast.company.id, customer_id=cast.records[client.email])
    way_in = do(system_of(cast.company.id), accounts.way_in, whereto)
    signed_in = accounts.sign_in_by_link(
        way_in.link_token, Browser(f"2001:db8:{next(VISITS):x}::1", PHONE, client.language)
    )
    actor = accounts.visitor_with(signed_in.token, None).customer
    assert actor, client.email
    for seat in actor.seats:
        if not seat.rights:
            do(actor, customers.choose_capacity, seat.membership_id, Capacity.OWNER)
    actor = accounts.visitor_with(signed_in.token, None).customer
    assert actor, client.email
    return actor


def all_come_in(cast: Cast, at: datetime) -> None:
    """Every client has been here: so each can be entered as, whatever the firm did for them."""
    with clock.on(at):
        for client in cast.firm.clients:
            come_in(cast, client)


def offer(cast: Cast, client: Client, job: Job, at: datetime) -> UUID:
    """Write a quote and send it."""
    with clock.on(at):
        record = cast.records[client.email]
        address = do(cast.office, customers.addresses, record)[0]
        draft = do(cast.office, quotes.create, record, title=job.title, address_id=address.id)
        head = quotes.QuoteForm(job.title, cast.firm.intro, draft.valid_until, address.id, draft.terms_id)
        draft = do(cast.office, quotes.edit, draft.id, draft.revision, head)
        for line in _lines(cast, job):
            draft = do(cast.office, quotes.add_line, draft.id, draft.revision, line)
        do(cast.office, quotes.send, draft.id, draft.revision)
        run_due()
    return draft.id


def agree(cast: Cast, client: Client, quote_id: UUID, at: datetime, *, with_option: bool) -> None:
    """Read, choose, type the name, agree."""
    with clock.on(at):
        actor = come_in(cast, client)
        seen = do(actor, quotes.for_customer, quote_id)
        do(actor, approvals.open, seen.approval.id)
        do(
            actor,
            approvals.approve,
            seen.approval.id,
            sha256=seen.sha256,
            typed_name=actor.name,
            terms_accepted=True,
            choices=seen.offer.options if with_option else (),
        )
        run_due()


def decline(cast: Cast, client: Client, quote_id: UUID, at: datetime, reason: str) -> None:
    with clock.on(at):
        actor = come_in(cast, client)
        seen = do(actor, quotes.for_customer, quote_id)
        do(actor, approvals.decline, seen.approval.id, sha256=seen.sha256, reason=reason)
        run_due()


def ask(cast: Cast, client: Client, quote_id: UUID, at: datetime, text: str) -> None:
    with clock.on(at):
        actor = come_in(cast, client)
        seen = do(actor, quotes.for_customer, quote_id)
        do(actor, approvals.open, seen.approval.id)
        do(actor, quotes.ask, quote_id, seen.offer.lines[0].id, text)
        run_due()


def bill(cast: Cast, quote_id: UUID, at: datetime) -> UUID:
    """The order becomes an invoice."""
    with clock.on(at):
        order = do(cast.office, _order_of, quote_id)
        draft = do(cast.office, invoices.make_from_order, order)
        do(cast.office, invoices.issue, draft.id, revision=draft.revision)
        run_due()
    return draft.id


def receive(cast: Cast, invoice_id: UUID, at: datetime) -> None:
    """The customer's transfer arrives."""
    with clock.on(at):
        invoice = do(cast.office, invoices.by_id, invoice_id)
        do(cast.office, payments.book_transfer, invoice_id, invoice.open_cents, at.date())
        run_due()


def tidy(cast: Cast, at: datetime) -> None:
    """The office works off its list, but for the money that has not come."""
    with clock.on(at):
        lying = do(cast.office, worklist.open)
        for todo in (*lying.reactions, *lying.left_lying):
            if todo.kind is not TodoKind.OVERDUE:
                do(cast.office, worklist.handle, todo.id)


def days_back(now: datetime, firm: Firm, many: int) -> list[datetime]:
    """Moments spread over the last two years, the same on every run for the same firm; the oldest first."""
    dice = random.Random(firm.slug)
    apart = 700 / many
    return [now - timedelta(days=20 + apart * (back + dice.random() / 2)) for back in reversed(range(many))]


def worker(cast: Cast, name: str = "") -> Actor:
    """Whoever goes out: the colleague of this name, else the technician, else who came last."""
    return _actor(do(cast.office, _worker, name))


def _worker(work: Work, name: str) -> StaffMember:
    staff = work.session.exec(select(StaffMember).order_by(col(StaffMember.invited_at))).all()
    named = [one for one in staff if one.name == name]
    hands = [one for one in staff if one.role is Role.TECHNICIAN]
    return (named or hands or staff)[-1]


def _first_member(work: Work, company: Company, person: Any) -> StaffMember:
    language = company.language
    return work.add(
        StaffMember(
            company_id=company.id,
            email=person.email,
            name=person.name,
            role=person.role,
            language=language,
            invited_at=work.now,
        )
    )


def _with(staff: list[StaffMember], role: Role) -> StaffMember:
    return next(member for member in staff if member.role is role)


def _actor(member: StaffMember) -> Actor:
    return Actor(
        ActorKind.STAFF,
        member.id,
        member.name,
        member.language,
        member.company_id,
        STAFF_RIGHTS[member.role],
        member.role,
    )


def _client(office: Actor, client: Client) -> UUID:
    form = CustomerForm(client.name, client.kind, client.language, email=client.email, phone=client.phone)
    address = AddressForm(client.street, client.postcode, client.city, client.country)
    return do(office, customers.create, form, address).id


def _lines(cast: Cast, job: Job) -> list[LineForm]:
    kinds = [(line, "fixed") for line in job.lines] + ([(job.option, "optional")] if job.option else [])
    return [
        LineForm(title, quantity, price, cast.firm.tax, kind, cost, unit=unit)
        for (title, quantity, unit, price, cost), kind in kinds
    ]


def _order_of(work: Work, quote_id: UUID) -> UUID:
    return work.session.exec(select(Order.id).where(Order.quote_id == quote_id)).one()
