"""What `make run` prints: the address, and who is here to be."""

from sqlmodel import col, func, select

from domain.access import HOUSE
from domain.work import Work, work_as
from models.account import Account, Membership, StaffMember
from models.company import Company
from settings import settings

CUSTOMERS = 3


def greeting() -> str:
    """The demo's people, read from the database; /demo lets one enter as each of them with one click."""
    with work_as(HOUSE, writes=False) as work:
        people = [*_staff(work), *_customers(work)]
    home = settings.address
    doors = [f"  Enter as anybody: {home}/demo", f"  Caught mail, SMS: {home}/demo/mail, {home}/demo/sms"]
    return "\n".join([*doors, *(f"    {line}" for line in people)])


def _staff(work: Work) -> list[str]:
    query = select(Company.name, StaffMember.name, StaffMember.role).join(
        StaffMember, col(StaffMember.company_id) == Company.id
    )
    by_company: dict[str, list[str]] = {}
    for company, name, role in work.session.exec(query.order_by(Company.name, StaffMember.name)):
        by_company.setdefault(company, []).append(f"{name} ({role})")
    return [f"{company}: {', '.join(names)}" for company, names in by_company.items()]


def _customers(work: Work) -> list[str]:
    """Those who are customers of most firms."""
    seats = func.count(col(Membership.id))
    query = select(Account.name, Account.email, seats).join(Membership, col(Membership.account_id) == Account.id)
    query = query.group_by(col(Account.id)).order_by(seats.desc(), Account.name).limit(CUSTOMERS)
    return [f"{name} <{email}>, customer of {count}" for name, email, count in work.session.exec(query)]
