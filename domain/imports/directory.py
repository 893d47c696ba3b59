"""Whom the firm knows, and whom this table brings: read a piece at a time, so that a row can be looked up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from domain.customers import AddressForm, ContactForm, postcodes
from domain.imports.customer_rows import COLUMNS, CustomerRow
from domain.imports.values import Mistake
from domain.texts import _
from domain.work import Work
from models.customer import Address, ContactPerson, Customer

SEVERAL = _("Several customers fit this. Give the customer number.")


@dataclass
class Known:
    """A customer, there before or brought by a row of this table (`line`, else 0)."""

    number: str
    values: dict[str, Any]
    id: UUID | None = None
    line: int = 0
    places: set[tuple[str, str]] = field(default_factory=set)  # street and postcode
    people: set[str] = field(default_factory=set)  # e-mail addresses and names of contact persons

    def lives_at(self, form: AddressForm) -> bool:
        return place_of(form) in self.places

    def has(self, form: ContactForm) -> bool:
        return bool({form.email.lower(), form.name.lower()} & self.people - {""})


class Directory:
    """`numbers` are those in the table: whoever has one of them is meant by its own row only.

    `brought` says which customers came in by earlier rows of this import, and by which.
    """

    def __init__(self, numbers: frozenset[str] = frozenset(), brought: dict[UUID, int] | None = None) -> None:
        self._numbers, self._brought = numbers, brought or {}
        self._by_number: dict[str, Known] = {}
        self._by_email: dict[str, list[Known]] = {}
        self._by_place: dict[tuple[str, str], list[Known]] = {}
        self._read: set[UUID] = set()

    def look_up(self, work: Work, *, numbers: Iterable[str], emails: Iterable[str], names: Iterable[str]) -> None:
        """Read those of the firm's customers who may be meant by the next rows."""
        meant = or_(
            col(Customer.number).in_(set(numbers) - {""}),
            col(Customer.email).in_(set(emails) - {""}),
            col(Customer.sort_name).in_(set(names) - {""}),
        )
        found = [row for row in work.session.exec(select(Customer).where(meant)) if row.id not in self._read]
        ids = [row.id for row in found]
        addresses = _by_customer(work.session.exec(select(Address).where(col(Address.customer_id).in_(ids))))
        people = _by_customer(work.session.exec(select(ContactPerson).where(col(ContactPerson.customer_id).in_(ids))))
        for row in found:
            self._enter(row, addresses.get(row.id, []), people.get(row.id, []))

    def with_number(self, number: str) -> Known | None:
        return self._by_number.get(number)

    def with_email(self, email: str) -> list[Known]:
        return self._by_email.get(email.lower(), [])

    def at_place(self, name: str, postcode: str) -> list[Known]:
        return self._by_place.get((name.lower(), postcodes.plain(postcode)), [])

    def twin_of(self, row: CustomerRow) -> Known | None:
        """Who this row is about, if somebody known: by number, else e-mail address, else name and postcode."""
        if row.number and (known := self.with_number(row.number)):
            return known
        for candidates in (self.with_email(row.email), self._by_place.get(row.place, []) if row.place else []):
            free = [one for one in candidates if not row.number or one.number not in self._numbers]
            if len(free) > 1:
                raise Mistake("number" if row.number else "name", SEVERAL)
            if free:
                return free[0]
        return None

    def add(self, known: Known) -> Known:
        """Somebody this table brings."""
        if known.number:
            self._by_number[known.number] = known
        if known.values["email"]:
            self._by_email.setdefault(known.values["email"], []).append(known)
        for _street, postcode in known.places:
            self._by_place.setdefault((known.values["name"].lower(), postcode), []).append(known)
        if known.id:
            self._read.add(known.id)
        return known

    def _enter(self, row: Customer, addresses: Sequence[Address], people: Sequence[ContactPerson]) -> None:
        kept = {name: getattr(row, name) for name in COLUMNS}
        known = Known(row.number, kept, row.id, self._brought.get(row.id, 0))
        known.places = {place_of(one) for one in addresses}
        known.people = {word.lower() for one in people for word in (one.email, one.name)}
        self.add(known)


def place_of(row: Address | AddressForm) -> tuple[str, str]:
    """Street and postcode, however they are written."""
    return "".join(row.street.lower().split()), postcodes.plain(row.postcode)


def _by_customer(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(row.customer_id, []).append(row)
    return found
