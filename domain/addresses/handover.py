"""An address goes over to other people: what is known of the house travels, money and names do not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, or_, select

from domain.access import Right, needs
from domain.addresses import rules
from domain.addresses.keys import key_of
from domain.addresses.places import documents_of, parts_of, place_of
from domain.addresses.shapes import Place
from domain.work import Work
from integrations.secrets import new_token
from models.base import new_id
from models.customer import Address, AddressUse, Customer
from models.document import Document
from models.fact import Fact
from models.installation import Installation
from models.order import Order, OrderStatus
from models.project import Project, ProjectStatus

STICKER = 40  # characters


@dataclass(frozen=True)
class Inventory:
    """What would go along when an address is handed over; `jobs` are told by title and day only."""

    address: str
    installations: tuple[str, ...]
    papers: tuple[tuple[UUID, str], ...]
    jobs: tuple[tuple[str, date], ...]


@needs(Right.EDIT_CUSTOMERS)
def inventory(work: Work, address_id: UUID | str) -> Inventory:
    """Shown before anything happens: handing over cannot be undone."""
    address = work.get(Address, address_id)
    place = place_of(work, address)
    return Inventory(
        address.one_line(),
        tuple(row.name for row in _installations(work, place)),
        tuple((row.id, row.title) for row in _papers(work, place)),
        tuple((job["title"], date.fromisoformat(job["on"])) for job in _jobs(work, place)),
    )


@needs(Right.EDIT_CUSTOMERS)
def hand_over(work: Work, address_id: UUID | str, to: UUID | str, *, without: Iterable[UUID | str] = ()) -> Address:
    """The address with its technical history goes to another customer; returns it as that customer has it.

    Installations move with their stickers. Reports, manuals and photos are copied, apart from those in `without`: what
    the old people were given stays theirs, as do quotes, invoices, confirmations and everything that was approved.
    """
    address = work.get(Address, address_id, lock=True)
    giver, receiver = work.get(Customer, address.customer_id, lock=True), work.get(Customer, to, lock=True)
    if address.left_at is not None:
        raise rules.LeftAlready
    if giver.id == receiver.id:
        raise rules.SameCustomer
    place = place_of(work, address)
    jobs, home = _jobs(work, place), _home_of(work, address, receiver)
    moved = {row.id: _move(work, row, home) for row in _installations(work, place)}
    left_out = {str(id) for id in without}
    papers = [paper for paper in _papers(work, place) if str(paper.id) not in left_out]
    for paper in papers:
        work.session.add(_copy(paper, home, receiver, moved))
    address.left_at = work.now
    work.record("address.handed_over", address, address=address.one_line())
    work.record("address.handed_to", address, internal=True, to=receiver.name, papers=len(papers))
    work.record("address.taken_over", home, jobs=jobs)
    return home


def _installations(work: Work, place: Place) -> list[Installation]:
    query = select(Installation).where(or_(*parts_of(Installation, place)), col(Installation.removed_at).is_(None))
    return list(work.session.exec(query.order_by(Installation.name)))


def _papers(work: Work, place: Place) -> list[Document]:
    """Shared papers about the house itself. What hangs on a quote, a request or a message tells about people."""
    loose = (
        Document.quote_id, Document.order_id, Document.invoice_id, Document.request_id, Document.message_id,
        Document.personal_to,
    )  # fmt: skip
    newer = select(Document.replaces_id).where(
        col(Document.replaces_id).is_not(None),
        col(Document.customer_id).in_([spot.customer_id for spot in place.spots]),
    )
    query = select(Document).where(
        or_(*documents_of(place)), col(Document.kind).in_(rules.TECHNICAL), Document.shared,
        *(col(column).is_(None) for column in loose), col(Document.id).not_in(newer),
    )  # fmt: skip
    return list(work.session.exec(query.order_by(col(Document.created_at).desc())))


def _jobs(work: Work, place: Place) -> list[dict[str, str]]:
    """What was done here, by these people and by those before them: titles and days."""
    done = select(Project.title, Project.ends_on, Project.created_at).where(  # type: ignore[call-overload]
        or_(*parts_of(Project, place)), Project.status == ProjectStatus.DONE
    )
    agreed = select(Order.title, Order.created_at).where(
        or_(*parts_of(Order, place)), col(Order.status).in_((OrderStatus.OPEN, OrderStatus.INVOICED))
    )
    jobs = {(title, (ends_on or created.date()).isoformat()) for title, ends_on, created in work.session.exec(done)}
    jobs |= {(title, created.date().isoformat()) for title, created in work.session.exec(agreed)}
    ids = [id for spot in place.spots for id in spot.address_ids]
    earlier = select(Fact).where(col(Fact.subject_id).in_(ids), Fact.name == "address.taken_over")
    jobs |= {(job["title"], job["on"]) for fact in work.session.exec(earlier) for job in fact.data.get("jobs", ())}
    return [{"title": title, "on": on} for title, on in sorted(jobs, key=lambda job: job[1], reverse=True)]


def _home_of(work: Work, address: Address, receiver: Customer) -> Address:
    """The address on the receiver's record: it may be there already."""
    key = key_of(address.street, address.postcode, address.country)
    theirs = select(Address).where(Address.customer_id == receiver.id, Address.use == AddressUse.WORK)
    for row in work.session.exec(theirs.where(col(Address.left_at).is_(None))):
        if key_of(row.street, row.postcode, row.country) == key:
            return row
    values = {name: getattr(address, name) for name in ("street", "postcode", "city", "country", "use")}
    receiver.search = f"{receiver.search} {address.street} {address.postcode} {address.city}".lower()[:600]
    return work.add(Address(company_id=receiver.company_id, customer_id=receiver.id, **values))


def _move(work: Work, row: Installation, home: Address) -> UUID:
    """The thing is the new people's from now on, sticker and all; the old record keeps that it was there."""
    sticker, row.sticker, row.removed_at = row.sticker, new_token()[:STICKER], work.now
    work.session.flush()  # a sticker names one thing only
    values = row.model_dump(exclude={"id", "note", "removed_at"}) | {
        "customer_id": home.customer_id, "address_id": home.id, "sticker": sticker, "created_at": work.now,
    }  # fmt: skip
    return work.add(Installation(**values)).id


def _copy(paper: Document, home: Address, receiver: Customer, moved: dict[UUID, UUID]) -> Document:
    """The same bytes, and the day it was made; nothing of who got it, opened it or agreed to it."""
    values: dict[str, Any] = paper.model_dump(exclude={"project_id", "replaces_id", "opened_at", "detached_at"})
    return Document(
        **values
        | {
            "id": new_id(),
            "customer_id": home.customer_id,
            "address_id": home.id,
            "installation_id": moved.get(paper.installation_id) if paper.installation_id else None,
            "version": 1,
            "search": f"{paper.title} {paper.name} {receiver.name}".lower()[:400],
        }
    )
