"""The demo's firms as they stand in the database of a house, and customers that the demo does not know."""

from dataclasses import replace
from uuid import UUID

from sqlmodel import select

from demo import story
from demo.firms import FIRMS, Client, Firm
from demo.story import Cast
from domain import companies
from domain.access import HOUSE, system_of
from domain.work import Work, work_as
from models.account import Role, StaffMember
from models.company import Company
from models.customer import Customer

STREET, POSTCODE, CITY = "Beukenlaan 24", "5651 CD", "Eindhoven"


def cast_of(slug: str) -> Cast:
    firm = firm_of(slug)
    with work_as(HOUSE, writes=False) as work:
        company = companies.by_slug(work, slug)
    with work_as(system_of(company.id), writes=False) as work:
        staff = list(work.session.exec(select(StaffMember)))
        records = _records(work, company, firm)
    office, admin = (story._actor(story._with(staff, role)) for role in (Role.OFFICE, Role.ADMIN))
    return Cast(firm, company, office, admin, records)


def with_newcomer(slug: str, name: str, email: str, language: str = "nl") -> tuple[Cast, Client]:
    """A firm, and a customer it wrote down just now, who was never here."""
    cast = cast_of(slug)
    client = Client(name, email, STREET, POSTCODE, CITY, language)
    record = story._client(cast.office, client)
    return replace(cast, records=cast.records | {email: record}), client


def firm_of(slug: str) -> Firm:
    return next(firm for firm in FIRMS if firm.slug == slug)


def client_of(slug: str, email: str) -> Client:
    return next(client for client in firm_of(slug).clients if client.email == email)


def _records(work: Work, company: Company, firm: Firm) -> dict[str, UUID]:
    found = work.session.exec(select(Customer.email, Customer.id).where(Customer.company_id == company.id))
    known = {client.email for client in firm.clients}
    return {email: id for email, id in found if email in known}
