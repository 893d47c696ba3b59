"""Writes a mark into every text of every row, so that it shows whose text it is, wherever it turns up."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import AutoString, Session, SQLModel, select

from domain.access import HOUSE
from domain.work import work_as
from models.account import Account, StaffMember
from models.base import Personal
from models.company import Company
from models.customer import Customer

INNER = "INNERMARK"  # what the customers of a firm may not read either

#: Texts with a meaning of their own, or checked against something: a mark would break them.
MEANINGFUL = frozenset({
    "language", "country", "currency", "timezone", "zone", "slug", "brand", "phone", "iban", "bic", "vat_number",
    "kind", "template", "media_type", "subject_kind", "queue", "dedup_key", "key", "p256dh", "auth", "endpoint",
    "password_hash", "mollie_key", "purpose", "path", "provider_id", "method", "unit", "number", "prefix", "reference",
    "verified_by", "postcode", "registration_number", "lease_by", "ip", "head",
})  # fmt: skip
#: Texts of the staff about a customer, or of the machine: in a row that the customer otherwise may read.
ONLY_FOR_STAFF = {("customer", "note"), ("message", "full_text")}
TABLES_OF_STAFF = {"todo", "delivery", "job", "quote_line", "invoice_line", "internal_note"}
NAMES_OF_THINGS = {("fact", "name")}


def mark_everything(owners: dict[Any, str]) -> None:
    """Give every row the mark of the first of `owners` (ids of customers, companies, accounts) it belongs to."""
    with work_as(HOUSE) as work:
        for row in _rows(work.session):
            if mark := mark_of(row, owners):
                _mark(row, mark)
                work.session.add(row)


def mark_of(row: SQLModel, owners: dict[Any, str]) -> str:
    if isinstance(row, Personal):
        return f"PRIVATE{owners.get(row.account_id, '')}"
    ids = ("customer_id", "account_id", "company_id") if not isinstance(row, StaffMember) else ("company_id",)
    own = [row.id] if isinstance(row, Customer | Company | Account) else []
    return next((owners[id] for id in (*own, *(getattr(row, name, None) for name in ids)) if id in owners), "")


def _rows(session: Session) -> Iterator[SQLModel]:
    for mapper in SQLModel._sa_registry.mappers:  # type: ignore[attr-defined]
        yield from session.exec(select(mapper.class_)).all()


def _mark(row: SQLModel, mark: str) -> None:
    for column in _texts(row):
        value = getattr(row, column.name)
        if not isinstance(value, str) or mark.lower() in value.lower():
            continue
        if column.name in ("email", "recipient", "reply_to"):
            setattr(row, column.name, f"{mark.lower()}.{value}" if "@" in value else value)
        else:
            setattr(
                row, column.name, _marked(value, f"{mark} {_inner(row, column)}".strip(), column.type.length or 2000)
            )
    data = getattr(row, "data", None)
    if isinstance(data, dict):
        row.data = {**data, "mark": f"{mark} {INNER}" if getattr(row, "internal", True) else mark}  # type: ignore[attr-defined]
        flag_modified(row, "data")


def _inner(row: SQLModel, column: Column) -> str:
    table = row.__table__.name  # type: ignore[attr-defined]
    return INNER if table in TABLES_OF_STAFF or (table, column.name) in ONLY_FOR_STAFF else ""


def _marked(text: str, mark: str, most: int) -> str:
    return f"{text[: most - len(mark) - 1]} {mark}" if most > len(mark) + 1 else text


def _texts(row: SQLModel) -> Iterable[Column]:
    for column in row.__table__.columns:  # type: ignore[attr-defined]
        is_free = isinstance(column.type, AutoString) and (column.table.name, column.name) not in NAMES_OF_THINGS
        if is_free and column.name not in MEANINGFUL and not column.name.endswith(("hash", "sha256", "_url", "_id")):
            yield column
