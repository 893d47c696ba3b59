"""What every row has: an id, an owner, and who may see it."""

import secrets
import time
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, BigInteger, BindParameter, ColumnElement, String, false, or_
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

Ids = BindParameter[Any]  # ids that a statement is run with: for `column.in_(…)`
Json = JSON().with_variant(JSONB(), "postgresql")


def new_id() -> UUID:
    """A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then random bits, so that rows sort by age."""
    stamp = time.time_ns() // 1_000_000
    bits = (stamp << 80) | secrets.randbits(80)
    bits = (bits & ~(0xF << 76)) | (0x7 << 76)
    return UUID(int=(bits & ~(0x3 << 62)) | (0x2 << 62))


class Choice(TypeDecorator[StrEnum]):
    """A StrEnum kept as its text: readable in the database and extended without a migration."""

    impl = String(32)
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def __repr__(self) -> str:
        return "sa.String(length=32)"

    def process_bind_param(self, value: Any, dialect: Any) -> str | None:
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Any) -> StrEnum | None:
        return None if value is None else self.kind(value)


def choice(kind: type[StrEnum], default: Any = ..., *, index: bool = False) -> Any:
    """A column for one value of an enum."""
    return Field(default=default, sa_type=Choice(kind), index=index)  # type: ignore[call-overload]


def json_field(kind: type = dict) -> Any:
    return Field(default_factory=kind, sa_type=Json)  # type: ignore[call-overload]


def by_bytes(length: int) -> Any:
    """A type for text that is looked for from its start: sorted by its bytes, in whatever language the database is."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


def cents(default: Any = ...) -> Any:
    """A column for an amount: more than the 21 million euros that 32 bits hold."""
    return Field(default=default, sa_type=BigInteger)  # type: ignore[call-overload]


@dataclass(frozen=True)
class Sight:
    """What a customer's session reads with, as parameters of its statements; for `column.in_(…)`.

    `customers` are whole records. `projects` are those opened to an account that has no seat at the record (MA-14).
    """

    companies: Ids
    customers: Ids
    projects: Ids
    account: Any


def for_everybody_or(personal_to: Any, sight: Sight) -> ColumnElement[bool]:
    """Of what everybody at the customer sees, and of what is personal only one's own."""
    return or_(personal_to.is_(None), personal_to == sight.account)


class Walled(SQLModel):
    """A row of one company. Its staff see it; its customers do not, unless a subclass says so."""

    company_id: UUID = Field(foreign_key="company.id", index=True)

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        """The SQL condition under which a customer with this sight sees a row."""
        return false()


class Entity(Walled):
    """A walled row with an id of its own."""

    id: UUID = Field(default_factory=new_id, primary_key=True)


class CustomerOwned(SQLModel):
    """Rows that belong to one customer record, and that this customer may see."""

    customer_id: UUID = Field(foreign_key="customer.id", index=True)

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return cls.customer_id.in_(sight.customers)  # type: ignore[attr-defined]


class ProjectOwned(CustomerOwned):
    """Rows of a customer that may belong to a project: whoever was let into that project alone sees them, too."""

    project_id: UUID | None = Field(default=None, foreign_key="project.id", index=True)

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return or_(cls.customer_id.in_(sight.customers), cls.project_id.in_(sight.projects))  # type: ignore[attr-defined,union-attr]


class ForCustomers(SQLModel):
    """Rows of a company that all of its customers may see."""

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return cls.company_id.in_(sight.companies)  # type: ignore[attr-defined]


class Personal(SQLModel):
    """A row of one account, across all companies: only that person and the house see it."""

    account_id: UUID = Field(foreign_key="account.id", index=True)
