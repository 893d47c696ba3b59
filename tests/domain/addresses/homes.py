"""Addresses in the state a test starts from."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from domain import accounts
from domain.access import CUSTOMER_RIGHTS, HOUSE, Actor, Right
from domain.work import work_as
from models.account import Account, Capacity, Membership
from models.base import new_id
from models.customer import Address, Customer
from models.document import Document, DocumentKind, StoredFile
from models.installation import Installation
from models.order import Order, OrderStatus
from tests.people import THEN, People
from tests.tab import cookie_of

ALICES = ("Lindenlaan 12", "5611 AA", "Best")


def again(actor: Actor) -> Actor:
    """The same person, with the seats as they are now."""
    name, _, token = cookie_of(actor).partition("=")
    found = accounts.visitor_with(token, None).customer
    assert found, name
    return found


def an_address(company_id: UUID, customer_id: UUID, street: str, postcode: str, city: str) -> UUID:
    with work_as(HOUSE) as work:
        row = Address(company_id=company_id, customer_id=customer_id, street=street, postcode=postcode, city=city)
        return work.add(row).id


def address_of(customer_id: UUID) -> Address:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(Address).where(Address.customer_id == customer_id)).one()


def moved(customer_id: UUID, street: str, postcode: str = "5611 AA") -> None:
    """Where this customer lives is somewhere else."""
    with work_as(HOUSE) as work:
        row = work.session.exec(select(Address).where(Address.customer_id == customer_id)).one()
        row.street, row.postcode = street, postcode


def at_the_other_firm(people: People, *, rights=CUSTOMER_RIGHTS, street: str = "LINDENLAAN  12") -> UUID:
    """Alice becomes a customer of the other firm too, at the same address written in another way."""
    firm = people.other_company.id
    with work_as(HOUSE) as work:
        record = Customer(company_id=firm, number="K0077", name="Alice de Graaf", created_at=THEN)
        work.add(record)
        values: dict[str, Any] = {
            "email": "alice@home.example",
            "name": "Alice de Graaf",
            "rights": sorted(rights),
            "created_at": THEN,
        }
        work.add(Membership(company_id=firm, customer_id=record.id, account_id=people.alice.id, **values))
        work.add(Address(company_id=firm, customer_id=record.id, street=street, postcode="5611AA", city="Best"))
        return record.id


def a_seat(
    people: People, customer_id: UUID, name: str, *rights: Right, capacity: Capacity | None = Capacity.TENANT
) -> UUID:
    """Somebody else at a record of the first firm; returns the account."""
    email = f"{name.lower()}@home.example"
    with work_as(HOUSE) as work:
        account = work.add(Account(email=email, name=name, language="nl", created_at=THEN))
        values: dict[str, Any] = {
            "email": email,
            "name": name,
            "rights": sorted(rights),
            "capacity": capacity,
            "created_at": THEN,
        }
        work.add(Membership(company_id=people.company.id, customer_id=customer_id, account_id=account.id, **values))
        return account.id


def an_installation(people: People, customer_id: UUID, name: str = "Boiler", address_id: UUID | None = None) -> UUID:
    with work_as(HOUSE) as work:
        row = Installation(
            company_id=people.company.id, customer_id=customer_id, address_id=address_id, name=name,
            sticker=new_id().hex, created_at=THEN, brand="Remeha",
        )  # fmt: skip
        return work.add(row).id


def a_paper(people: People, customer_id: UUID, title: str, kind: DocumentKind = DocumentKind.REPORT, **values) -> UUID:
    with work_as(HOUSE) as work:
        file = StoredFile(
            company_id=people.company.id, sha256=new_id().hex * 2, size=9, media_type="application/pdf",
            name=f"{title}.pdf", created_at=work.now,
        )  # fmt: skip
        work.add(file)
        given: dict[str, Any] = {"media_type": "application/pdf"} | values
        return work.add(
            Document(
                company_id=people.company.id, customer_id=customer_id, kind=kind, title=title, file_id=file.id,
                sha256=file.sha256, created_at=work.now, **given,
            )
        ).id  # fmt: skip


def an_old_job(people: People, title: str, **values) -> UUID:
    """Work of the years before, at Alice's."""
    with work_as(HOUSE) as work:
        whose = {"company_id": people.company.id, "customer_id": people.alice_customer}
        row = Order(
            **whose, number=f"H{str(new_id())[-8:]}", title=title, status=OrderStatus.DONE, created_at=THEN, **values
        )
        return work.add(row).id
