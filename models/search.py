"""The words people look for, a row each: rows are found by how a word begins, however many there are."""

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, bindparam, delete, event, insert, inspect
from sqlmodel import Field, Session, col

from models.base import Walled, by_bytes

LONGEST = 40  # what follows in a longer word is not looked at
LAST = "\U0010ffff"  # sorts behind every other character


class SearchWord(Walled, table=True):
    """A word in the `search` column of one row. `kind` is the table, `subject_id` the row."""

    __tablename__ = "search_word"
    __table_args__ = {"sqlite_with_rowid": False}  # the key is all there is

    company_id: UUID = Field(primary_key=True)  # no foreign key: there are millions, and they follow their rows
    kind: str = Field(primary_key=True, max_length=20)
    word: str = Field(primary_key=True, sa_type=by_bytes(LONGEST))  # type: ignore[call-overload]
    subject_id: UUID = Field(primary_key=True)


def words_of(text: str) -> set[str]:
    """The words a text is found by."""
    return {word[:LONGEST] for word in text.split()}


def begins_with(kind: Any, start: str) -> ColumnElement[bool]:
    """The words of this kind of row that begin like this."""
    word, start = col(SearchWord.word), start[:LONGEST]
    return and_(SearchWord.kind == kind.__tablename__, word >= start, word < start + LAST)  # type: ignore[arg-type]


def walk_in_order(session: Session) -> None:
    """Until the end of the transaction, read lists along the index of their order, however long the list is.

    PostgreSQL takes the matches of several words for next to none, and would rather read all rows with several
    processes and sort what it found.
    """
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0")


@event.listens_for(Session, "after_flush")
def _follow_rows(session: Session, _context: Any) -> None:
    """Keep the words of what was just written. The wall has looked at the rows themselves."""
    gone, come = [], []
    for row in (*session.new, *session.dirty, *session.deleted):
        if hasattr(row, "search"):
            old, new = _words_before(row), words_of("" if row in session.deleted else row.search)
            gone += [_key(row, word) for word in old - new]
            come += [_key(row, word) for word in new - old]
    if gone:
        session.connection().execute(_REMOVE, gone)
    if come:
        session.connection().execute(_ADD, come)


def _words_before(row: Any) -> set[str]:
    change = inspect(row).attrs.search.history
    return words_of((change.deleted or change.unchanged or [""])[0])


def _key(row: Any, word: str) -> dict[str, Any]:
    return {"company_id": row.company_id, "kind": row.__tablename__, "word": word, "subject_id": row.id}


_TABLE: Any = SearchWord.__table__  # type: ignore[attr-defined]
_ADD = insert(_TABLE)
_REMOVE = delete(_TABLE).where(*(column == bindparam(column.name) for column in _TABLE.primary_key))
