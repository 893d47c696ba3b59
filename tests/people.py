"""The people in every test: Alice owns, Niels lives next door, Sanne works for the firm, Bo has no business here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from domain.access import CUSTOMER_RIGHTS, HOUSE, STAFF_RIGHTS, Actor, Right, Seat
from domain.work import work_as
from models.account import Account, Membership, Role, StaffMember
from models.base import new_id
from models.company import Company, TaxRate, Terms
from models.customer import Address, Customer
from models.fact import ActorKind

T = TypeVar("T")
THEN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def do(actor: Actor, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    """One piece of work as this person."""
    with work_as(actor) as work:
        return function(work, *args, **kwargs)


@dataclass(frozen=True)
class People:
    """Two firms. Alice and Niels are customers of the first, Bo of the second."""

    company: Company
    other_company: Company
    alice: Actor
    niels: Actor
    bo: Actor
    admin: Actor
    sanne: Actor  # office
    planner: Actor
    technician: Actor
    stranger: Actor  # office of the other firm
    alice_customer: UUID
    niels_customer: UUID
    bo_customer: UUID
    terms: Terms

    @classmethod
    def settle(cls) -> "People":
        with work_as(HOUSE) as work:
            company, other = _company(work, "Van Houten Installatie", "nl"), _company(work, "Autohaus Berger", "de")
            terms = work.add(Terms(company_id=company.id, version=4, title="Terms", text="Pay us.", created_at=THEN))
            alice, alice_customer = _customer(work, company, "Alice de Graaf", 1)
            niels, niels_customer = _customer(work, company, "Niels Buurman", 2)
            bo, bo_customer = _customer(work, other, "Bo Fremd", 1)
            return cls(
                company=company,
                other_company=other,
                alice=alice,
                niels=niels,
                bo=bo,
                admin=_staff(work, company, "Ada Baas", Role.ADMIN),
                sanne=_staff(work, company, "Sanne Brouwer", Role.OFFICE),
                planner=_staff(work, company, "Piet Planner", Role.PLANNER),
                technician=_staff(work, company, "Tim Technicus", Role.TECHNICIAN),
                stranger=_staff(work, other, "Sven Fremd", Role.OFFICE),
                alice_customer=alice_customer,
                niels_customer=niels_customer,
                bo_customer=bo_customer,
                terms=terms,
            )


def _company(work: Any, name: str, language: str) -> Company:
    company = Company(
        slug=name.partition(" ")[0].lower() + str(new_id())[-4:],
        name=name,
        legal_name=f"{name} B.V.",
        language=language,
        country=language.upper(),
        timezone="Europe/Amsterdam" if language == "nl" else "Europe/Berlin",
        street="Dorpsstraat 1",
        postcode="5611 AB",
        city="Eindhoven",
        phone="+31850000001",
        email="info@firm.example",
        vat_number="NL000099998B57",
        iban="NL91ABNA0417164300",
        created_at=THEN,
    )
    work.add(company)
    work.add(TaxRate(company_id=company.id, rate_bp=2100, label="21%", is_default=True))
    work.add(TaxRate(company_id=company.id, rate_bp=900, label="9%"))
    return company


def _customer(work: Any, company: Company, name: str, number: int) -> tuple[Actor, UUID]:
    email = f"{name.partition(' ')[0].lower()}@home.example"
    record = Customer(
        company_id=company.id,
        number=f"K{number:04}",
        name=name,
        sort_name=name.lower(),
        search=f"{name} {email}".lower(),
        email=email,
        language=company.language,
        created_at=THEN,
    )
    work.add(record)
    work.add(
        Address(company_id=company.id, customer_id=record.id, street="Lindenlaan 12", postcode="5611 AA", city="Best")
    )
    account = work.add(Account(email=email, name=name, language=company.language, created_at=THEN))
    membership = work.add(
        Membership(
            company_id=company.id,
            customer_id=record.id,
            account_id=account.id,
            email=email,
            name=name,
            rights=sorted(CUSTOMER_RIGHTS),
            created_at=THEN,
        )
    )
    seat = Seat(company.id, record.id, membership.id, CUSTOMER_RIGHTS)
    actor = Actor(
        ActorKind.CUSTOMER,
        account.id,
        name,
        account.language,
        account_id=account.id,
        seats=(seat,),
        proof={"ip": "192.0.2.7", "agent": "Test phone", "session": new_id(), "proved_at": THEN},
    )
    return actor, record.id


def _staff(work: Any, company: Company, name: str, role: Role) -> Actor:
    email = f"{name.partition(' ')[0].lower()}@firm.example"
    account = work.add(Account(email=email, name=name, language=company.language, created_at=THEN))
    member = work.add(
        StaffMember(
            company_id=company.id,
            account_id=account.id,
            email=email,
            name=name,
            role=role,
            language=company.language,
            invited_at=THEN,
        )
    )
    rights: frozenset[Right] = STAFF_RIGHTS[role]
    return Actor(
        ActorKind.STAFF,
        member.id,
        name,
        company.language,
        company_id=company.id,
        rights=rights,
        role=role,
        account_id=account.id,
    )
