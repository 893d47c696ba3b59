"""What a firm brings along from the years before: a table it uploads, and what became of each row."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field, UniqueConstraint

from models.base import Entity, choice, json_field


class ImportKind(StrEnum):
    CUSTOMERS = "customers"
    JOBS = "jobs"


class ImportState(StrEnum):
    DRAFT = "draft"
    RUNNING = "running"
    DONE = "done"


class Twins(StrEnum):
    """What happens to a row about somebody or something that is known already."""

    UPDATE = "update"
    SKIP = "skip"


class Outcome(StrEnum):
    ADDED = "added"
    UPDATED = "updated"
    SKIPPED = "skipped"
    FAILED = "failed"


class Import(Entity, table=True):
    """One table that was brought in, or may be. The files lie in the store until it is done, then they go."""

    __tablename__ = "data_import"
    __table_args__ = (Index("ix_import_newest", "company_id", "created_at", "id"),)

    kind: ImportKind = choice(ImportKind)
    state: ImportState = choice(ImportState, ImportState.DRAFT)
    name: str = Field(max_length=200)
    table_sha256: str = Field(max_length=64)
    papers_sha256: str = Field(default="", max_length=64)
    papers_name: str = Field(default="", max_length=200)
    headings: list[str] = json_field(list)
    columns: dict[str, int] = json_field()  # field -> place of its column
    twins: Twins = choice(Twins, Twins.UPDATE)
    total: int = 0
    done: int = 0  # rows, in the order of the table: where to go on
    added: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0
    made_by: str = Field(default="", max_length=120)
    created_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None


class ImportedRow(Entity, table=True):
    """What became of one row, written with its effect. `cell`, `reason` (a msgid) and `details` say why."""

    __tablename__ = "imported_row"
    __table_args__ = (UniqueConstraint("import_id", "line"),)

    import_id: UUID = Field(foreign_key="data_import.id")
    line: int
    label: str = Field(default="", max_length=200)
    outcome: Outcome = choice(Outcome)
    cell: str = Field(default="", max_length=40)
    reason: str = Field(default="", max_length=300)
    details: dict[str, str] = json_field()
    subject_id: UUID | None = None
