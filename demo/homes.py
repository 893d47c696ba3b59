"""The people of the demo's homes: a housemate who was let in, a tenant, a manager, and a house that changed hands."""

from datetime import date, datetime, timedelta
from uuid import UUID

from demo import clock, story
from demo.firms import HEATING, SHARED, Client
from demo.story import Cast, do
from domain import accounts, addresses, customers
from domain.access import Actor, Right, system_of
from domain.accounts import Browser, Whereto
from domain.addresses import GuestForm
from domain.customers import ContactForm, CustomerForm
from domain.documents.filing import file_pdf
from domain.work import Work
from models.account import Capacity
from models.document import DocumentKind
from tasks.runner import run_due

HOUSEMATE = Client("Bram Visser", "bram@visser.example", SHARED.street, SHARED.postcode, SHARED.city)
TENANT = Client("Noor Haddad", "noor@haddad.example", "Strijpsestraat 88", "5616 GR", "Eindhoven")
MANAGER = Client("Beheer Zuid", "beheer@zuid.example", "Parklaan 1", "5613 BC", "Eindhoven")
BUYER = Client("Lisa van Dijk", "lisa@vandijk.example", "Kruisstraat 51", "5612 CE", "Eindhoven")
PEOPLE = (HOUSEMATE, TENANT, MANAGER, BUYER)
GIVEN = frozenset({Right.SEE_DOCUMENTS, Right.SEE_PROJECTS, Right.SEE_PLANNING, Right.TALK})
OWNER_OF_TENANTS, SELLER, BOARD = "anouk@willems.example", "harm@smeets.example", "bestuur@parkzicht.example"
PAPER = b"%PDF-1.4 1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj"


def settle(casts: list[Cast], now: datetime) -> None:
    """All of it happens at the heating contractor."""
    cast = next(one for one in casts if one.firm is HEATING)
    with clock.on(now - timedelta(days=4)):
        _housemate(cast)
        _with_capacity(cast, OWNER_OF_TENANTS, TENANT, Capacity.TENANT)
        _with_capacity(cast, BOARD, MANAGER, Capacity.MANAGER)
        _sold(cast)
        run_due()


def _housemate(cast: Cast) -> None:
    """Sofie lets Bram in for half a year."""
    sofie = story.come_in(cast, SHARED)
    last_day = do(sofie, _day) + timedelta(days=180)
    form = GuestForm(HOUSEMATE.name, HOUSEMATE.email, GIVEN, last_day)
    do(sofie, addresses.invite, cast.records[SHARED.email], form)
    run_due()
    _enter(cast, HOUSEMATE, cast.records[SHARED.email])


def _day(work: Work) -> date:
    return work.now.date()


def _with_capacity(cast: Cast, email: str, person: Client, capacity: Capacity) -> None:
    """Somebody on the record of a customer says how he or she stands to the address."""
    do(cast.office, customers.add_contact, cast.records[email], ContactForm(person.name, email=person.email))
    actor = _enter(cast, person, cast.records[email])
    for seat in actor.seats:
        do(actor, customers.choose_capacity, seat.membership_id, capacity)


def _sold(cast: Cast) -> None:
    """Harm sells his house to Lisa: what is known of the house goes along."""
    seller = cast.records[SELLER]
    for kind, title in (
        (DocumentKind.MANUAL, "Handleiding cv-ketel"),
        (DocumentKind.REPORT, "Keuringsrapport cv-ketel"),
    ):
        do(system_of(cast.company.id), file_pdf, customer_id=seller, kind=kind, title=title, data=PAPER)
    form = CustomerForm(BUYER.name, BUYER.kind, BUYER.language, email=BUYER.email)
    buyer = do(cast.office, customers.create, form).id
    home = next(row for row in do(cast.office, customers.addresses, seller) if row.street == BUYER.street)
    do(cast.office, addresses.hand_over, home.id, buyer)
    actor = _enter(cast, BUYER, buyer)
    do(actor, customers.choose_capacity, actor.seats[0].membership_id, Capacity.OWNER)


def _enter(cast: Cast, person: Client, record: UUID) -> Actor:
    whereto = Whereto(person.email, company_id=cast.company.id, customer_id=record)
    way_in = do(system_of(cast.company.id), accounts.way_in, whereto)
    browser = Browser(f"2001:db8:{next(story.VISITS):x}::1", story.PHONE, person.language)
    actor = accounts.visitor_with(accounts.sign_in_by_link(way_in.link_token, browser).token, None).customer
    assert actor, person.email
    return actor
