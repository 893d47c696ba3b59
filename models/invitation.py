"""Somebody a customer lets in."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from models.base import CustomerOwned, Entity, json_field


class Invitation(CustomerOwned, Entity, table=True):
    """Becomes a membership once the person proves the address; `inviter_id` is the seat of who invites."""

    inviter_id: UUID = Field(foreign_key="membership.id", index=True)
    membership_id: UUID | None = Field(default=None, foreign_key="membership.id", index=True)
    email: str = Field(max_length=254, index=True)
    name: str = Field(max_length=120)
    language: str = Field(default="nl", max_length=2)
    invited_by: str = Field(max_length=120)
    rights: list[str] = json_field(list)
    until: datetime | None = None
    created_at: datetime
    expires_at: datetime
    accepted_at: datetime | None = None
    ended_at: datetime | None = None
