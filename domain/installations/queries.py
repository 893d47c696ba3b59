"""What people ask about installations and vehicles."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain import papers
from domain.access import Right, needs
from domain.installations.stickers import address_of
from domain.papers import Sender
from domain.problems import NotFound
from domain.work import Work
from integrations.pdf.documents import StickerLabel, StickerSheet
from integrations.reader import Reader
from models.company import Company
from models.customer import Address, Customer
from models.fact import Fact
from models.installation import Installation, InstallationKind

MOST = 500


@dataclass(frozen=True)
class InstallationRow:
    """One of them, as staff and its customer see it. `place` is its address on one line, "" when it has none."""

    id: UUID
    customer_id: UUID
    kind: InstallationKind
    name: str
    brand: str
    model: str
    serial: str
    plate: str
    room: str
    note: str
    address_id: UUID | None
    place: str
    installed_on: date | None
    serviced_on: date | None
    next_service_on: date | None
    sticker: str
    revision: int


@dataclass(frozen=True)
class Sticker:
    """What a scanned sticker stands for. Only `company` and `kind` may be told to whoever holds it."""

    company: Company
    kind: InstallationKind
    customer_id: UUID
    installation_id: UUID
    name: str
    address_id: UUID | None


@needs(Right.SEE_CUSTOMERS)
def of_customer(work: Work, customer_id: UUID | str) -> list[InstallationRow]:
    """What is looked after at this customer's, by name."""
    return _rows(work, Installation.customer_id == work.get(Customer, customer_id).id)


@needs(Right.SEE_CUSTOMERS)
def by_id(work: Work, installation_id: UUID | str) -> Installation:
    return work.get(Installation, installation_id)


@needs(Right.OWN_ACCOUNT)
def at_address(work: Work, address_id: UUID | str) -> list[InstallationRow]:
    """For the page of an address: what stands there, whoever of its people looks."""
    return _rows(work, Installation.address_id == work.get(Address, address_id).id)


@needs(Right.OWN_ACCOUNT)
def mine(work: Work) -> list[InstallationRow]:
    """Everything at the records the visitor has a seat at."""
    return _rows(work)


@needs(Right.KEEP_HOUSE)
def by_sticker(work: Work, code: str) -> Sticker:
    """For the door that a sticker leads to: it must know the firm before anybody is signed in."""
    query = select(Installation).where(Installation.sticker == code, col(Installation.removed_at).is_(None))
    found = work.session.exec(query).one_or_none()
    if found is None:
        raise NotFound
    company = work.get(Company, found.company_id)
    return Sticker(company, found.kind, found.customer_id, found.id, found.name, found.address_id)


@needs(Right.SEE_CUSTOMERS)
def printed_stickers(work: Work, customer_id: UUID | str) -> UUID | None:
    """The newest sheet of stickers of this customer that was printed."""
    query = select(Fact).where(Fact.subject_id == work.get(Customer, customer_id).id, Fact.name == "stickers.printed")
    printed = work.session.exec(query.order_by(col(Fact.seq).desc()).limit(1)).first()
    return UUID(printed.data["document_id"]) if printed else None


@needs(Right.FOLLOW_UP)
def sticker_sheet(work: Work, customer_id: UUID | str) -> tuple[StickerSheet, Reader]:
    """All stickers of a customer, ready to be printed in the customer's language."""
    customer = work.get(Customer, customer_id)
    sender: Sender = papers.sender_of(work, work.get(Company, customer.company_id))
    labels = tuple(StickerLabel(row.name, address_of(row.sticker)) for row in of_customer(work, customer.id))
    return StickerSheet(papers.letterhead(sender), labels), papers.reader_of(customer.language, sender)


def _rows(work: Work, *conditions: Any) -> list[InstallationRow]:
    query = select(Installation).where(col(Installation.removed_at).is_(None), *conditions)
    found = list(work.session.exec(query.order_by(col(Installation.name), col(Installation.id)).limit(MOST)))
    work.read_ahead(Address, [one.address_id for one in found])
    return [_row(work, one) for one in found]


def _row(work: Work, one: Installation) -> InstallationRow:
    return InstallationRow(
        id=one.id,
        customer_id=one.customer_id,
        kind=one.kind,
        name=one.name,
        brand=one.brand,
        model=one.model,
        serial=one.serial,
        plate=one.plate,
        room=one.room,
        note=one.note,
        address_id=one.address_id,
        place=work.get(Address, one.address_id).one_line() if one.address_id else "",
        installed_on=one.installed_on,
        serviced_on=one.serviced_on,
        next_service_on=one.next_service_on,
        sticker=one.sticker,
        revision=one.revision,
    )
