"""Whom a company works for."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, false
from sqlmodel import Field, UniqueConstraint

from models.account import Channel
from models.base import CustomerOwned, Entity, Sight, choice


class CustomerKind(StrEnum):
    PRIVATE = "private"
    BUSINESS = "business"


class Customer(Entity, table=True):
    """A customer record. `search` holds the lower-case words a clerk may look for."""

    __table_args__ = (
        UniqueConstraint("company_id", "number"),
        Index("ix_customer_name", "company_id", "sort_name", "id"),
    )

    number: str = Field(max_length=20)
    name: str = Field(max_length=160)
    sort_name: str = Field(default="", max_length=160)
    kind: CustomerKind = choice(CustomerKind, CustomerKind.PRIVATE)
    language: str = Field(default="nl", max_length=2)
    channel: Channel = choice(Channel, Channel.EMAIL)
    email: str = Field(default="", max_length=254, index=True)
    phone: str = Field(default="", max_length=20)
    vat_number: str = Field(default="", max_length=20)
    note: str = Field(default="", max_length=2000)
    search: str = Field(default="", max_length=600)
    portal_enabled: bool = True
    opens_projects: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # all of them (MA-5)
    info: str = Field(default="", max_length=2000, sa_column_kwargs={"server_default": ""})  # greeting (MA-17)
    revision: int = 1
    created_at: datetime

    @classmethod
    def seen_by_customers(cls, sight: Sight) -> ColumnElement[bool]:
        return cls.id.in_(sight.customers)  # type: ignore[attr-defined]


class ContactPerson(CustomerOwned, Entity, table=True):
    __tablename__ = "contact_person"

    name: str = Field(max_length=120)
    role: str = Field(default="", max_length=80)
    email: str = Field(default="", max_length=254)
    phone: str = Field(default="", max_length=20)
    language: str = Field(default="", max_length=2)
    receives_documents: bool = True


class AddressUse(StrEnum):
    WORK = "work"
    INVOICE = "invoice"


class Address(CustomerOwned, Entity, table=True):
    use: AddressUse = choice(AddressUse, AddressUse.WORK)
    street: str = Field(max_length=120)
    postcode: str = Field(max_length=12)
    city: str = Field(max_length=80)
    country: str = Field(default="NL", max_length=2)
    left_at: datetime | None = None  # handed over: the records of then stay, the place is no longer theirs

    def one_line(self) -> str:
        return f"{self.street}, {self.postcode} {self.city}"
