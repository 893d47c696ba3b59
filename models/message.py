"""What customer and firm say to each other, what only colleagues say, and who has read how far."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, UniqueConstraint

from models.base import Entity, ProjectOwned, choice


class ThreadSubject(StrEnum):
    PROJECT = "project"
    QUOTE = "quote"
    CUSTOMER = "customer"  # whatever is about nothing else


class Thread(ProjectOwned, Entity, table=True):
    """One conversation per subject. `from_customer` and `from_firm` count its messages of either side.

    `waits` is true from a customer's message until somebody of the firm answers, or says that no answer is needed.
    """

    __table_args__ = (
        UniqueConstraint("subject_kind", "subject_id"),
        Index("ix_thread_inbox", "company_id", "waits", "last_at", "id"),
        Index("ix_thread_mine", "staff_id", "waits", "last_at", "id"),
        Index("ix_thread_customer", "customer_id", "last_at", "id"),
    )

    subject_kind: ThreadSubject = choice(ThreadSubject)
    subject_id: UUID
    title: str = Field(default="", max_length=200)
    search: str = Field(default="", max_length=400)
    staff_id: UUID | None = Field(default=None, foreign_key="staff_member.id")  # whose matter it is
    waits: bool = False
    from_customer: int = 0
    from_firm: int = 0
    last_at: datetime
    last_by: str = Field(default="", max_length=120)
    last_text: str = Field(default="", max_length=160)
    created_at: datetime

    @property
    def length(self) -> int:
        return self.from_customer + self.from_firm


class MessageChannel(StrEnum):
    PORTAL = "portal"
    OFFICE = "office"
    MAIL = "mail"


class Message(ProjectOwned, Entity, table=True):
    """What one side said. `number` counts within the thread, `of_side` among the messages of its side, both from 1.

    `client_key` is chosen by whoever sends: however often it is sent, it is said once.
    """

    __table_args__ = (UniqueConstraint("thread_id", "number"), UniqueConstraint("thread_id", "client_key"))

    thread_id: UUID = Field(foreign_key="thread.id")
    number: int
    of_side: int
    text: str = Field(default="", max_length=4000)
    author_id: UUID  # an account, a staff member, or the way back of somebody who has neither
    author_name: str = Field(max_length=120)
    from_customer: bool
    channel: MessageChannel = choice(MessageChannel)
    client_key: str = Field(max_length=80)
    full_text: str = Field(default="", max_length=20000)  # of a mail, with what it quoted; for staff
    created_at: datetime


class ReadMark(ProjectOwned, Entity, table=True):
    """How many of the other side's messages a person has read, and of how many he or she was told by mail or push."""

    __tablename__ = "read_mark"
    __table_args__ = (UniqueConstraint("thread_id", "reader_id"),)

    thread_id: UUID = Field(foreign_key="thread.id")
    reader_id: UUID  # as a message's author_id
    is_customer: bool
    read: int = 0
    told: int = 0
    read_at: datetime | None = None


class InternalNote(Entity, table=True):
    """What colleagues say among themselves. Not a message, and no row of the customer's: nothing a customer reaches
    can join it. `after` is the number of the message it stands behind."""

    __tablename__ = "internal_note"
    __table_args__ = (
        UniqueConstraint("thread_id", "client_key"),
        Index("ix_internal_note_thread", "thread_id", "after", "id"),
    )

    thread_id: UUID = Field(foreign_key="thread.id")
    after: int
    text: str = Field(max_length=4000)
    author_id: UUID
    author_name: str = Field(max_length=120)
    client_key: str = Field(max_length=80)
    created_at: datetime


class WayBack(Entity, table=True):
    """An address at which one person answers one thread by mail. The token itself is kept nowhere."""

    __tablename__ = "way_back"
    __table_args__ = (UniqueConstraint("thread_id", "email"),)

    thread_id: UUID = Field(foreign_key="thread.id")
    token_hash: str = Field(unique=True, max_length=64)
    email: str = Field(max_length=254)
    is_customer: bool
    staff_id: UUID | None = Field(default=None, foreign_key="staff_member.id")  # None: the firm's mailbox
    account_id: UUID | None = None
    created_at: datetime
