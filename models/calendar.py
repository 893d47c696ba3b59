"""The private address under which a person's calendar program reads the planning."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from models.base import Personal, new_id


class CalendarFeed(Personal, table=True):
    """One address; the secret in it follows from the id and the installation's key, here is only its hash."""

    __tablename__ = "calendar_feed"

    id: UUID = Field(default_factory=new_id, primary_key=True)
    token_hash: str = Field(unique=True, max_length=64)
    created_at: datetime
    ended_at: datetime | None = None
