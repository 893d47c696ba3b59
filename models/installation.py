"""What is looked after: a boiler, a heat pump, a car. Its sticker leads the customer to a request about it."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Field

from models.base import CustomerOwned, Entity, choice


class InstallationKind(StrEnum):
    INSTALLATION = "installation"
    VEHICLE = "vehicle"


class Installation(CustomerOwned, Entity, table=True):
    """`sticker` is the random part of the address its QR code holds: it opens a form, and shows nothing by itself."""

    kind: InstallationKind = choice(InstallationKind, InstallationKind.INSTALLATION)
    address_id: UUID | None = Field(default=None, foreign_key="address.id", index=True)
    name: str = Field(max_length=120)
    brand: str = Field(default="", max_length=80)
    model: str = Field(default="", max_length=80)
    serial: str = Field(default="", max_length=80)
    plate: str = Field(default="", max_length=20)
    room: str = Field(default="", max_length=80)
    note: str = Field(default="", max_length=1000)
    installed_on: date | None = None
    serviced_on: date | None = None
    next_service_on: date | None = None
    sticker: str = Field(unique=True, max_length=40)
    revision: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    created_at: datetime
    removed_at: datetime | None = None
