"""What the demo caught: mails and SMS, kept in `<data_dir>/demo/caught.db`, so that they survive a restart."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time

from settings import settings

_KEPT = 5000
_TABLES = """
CREATE TABLE IF NOT EXISTS mail (id INTEGER PRIMARY KEY, at REAL, "to" TEXT, sender TEXT, subject TEXT, message_id TEXT,
    text TEXT, html TEXT, links TEXT, attachments TEXT, reply_to TEXT DEFAULT '');
CREATE TABLE IF NOT EXISTS sms (id INTEGER PRIMARY KEY, at REAL, "to" TEXT, sender TEXT, text TEXT);
"""


@dataclass(frozen=True)
class CaughtMail:
    """A mail as it would have arrived; `links` in the order of the page, `attachments` are file names."""

    id: int
    at: datetime
    to: str
    sender: str
    subject: str
    message_id: str
    text: str
    html: str
    links: tuple[str, ...]
    attachments: tuple[str, ...]
    reply_to: str = ""


@dataclass(frozen=True)
class CaughtSms:
    """An SMS as it would have arrived."""

    id: int
    at: datetime
    to: str
    sender: str
    text: str


def newest_mails(limit: int = 50) -> list[CaughtMail]:
    """Return what was caught, newest first."""
    return [_mail(row) for row in _newest("mail", limit)]


def newest_sms(limit: int = 50) -> list[CaughtSms]:
    """Return what was caught, newest first."""
    return [_sms(row) for row in _newest("sms", limit)]


def keep_mail(*, links: list[str], attachments: list[str], **texts: str) -> int:
    """Keep one mail; `texts` are the other fields of CaughtMail. Gives its number."""
    return _keep("mail", links=json.dumps(links), attachments=json.dumps(attachments), **texts)


def keep_sms(*, to: str, sender: str, text: str) -> int:
    """Keep one SMS; gives its number."""
    return _keep("sms", to=to, sender=sender, text=text)


def forget_all() -> None:
    """Throw away what was caught so far."""
    if _file().exists():
        with _store() as store:
            store.executescript("DELETE FROM mail; DELETE FROM sms;")


def make_room() -> None:
    """Make the file and its tables, if they are not there."""
    _file().parent.mkdir(parents=True, exist_ok=True)
    with _store() as store:
        store.executescript(_TABLES)
        if "reply_to" not in {column["name"] for column in store.execute("PRAGMA table_info(mail)")}:
            store.execute("ALTER TABLE mail ADD COLUMN reply_to TEXT DEFAULT ''")  # caught by an older demo


def _keep(table: str, **values: str) -> int:
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" for _ in values)
    with _store() as store:
        added = store.execute(
            f"INSERT INTO {table} (at, {names}) VALUES (?, {marks})",  # noqa: S608  names are ours
            (time(), *values.values()),
        )
        number = added.lastrowid or 0
        store.execute(f"DELETE FROM {table} WHERE id <= ?", (number - _KEPT,))  # noqa: S608  the name is ours
    return number


def _newest(table: str, limit: int) -> list[sqlite3.Row]:
    if not _file().exists():
        return []
    with _store() as store:
        rows = store.execute(f"SELECT * FROM {table} ORDER BY id DESC LIMIT ?", (limit,))  # noqa: S608  the name is ours
        return rows.fetchall()


def _mail(row: sqlite3.Row) -> CaughtMail:
    return CaughtMail(
        id=row["id"],
        at=datetime.fromtimestamp(row["at"], UTC),
        to=row["to"],
        sender=row["sender"],
        subject=row["subject"],
        message_id=row["message_id"],
        text=row["text"],
        html=row["html"],
        links=tuple(json.loads(row["links"])),
        attachments=tuple(json.loads(row["attachments"])),
        reply_to=row["reply_to"],
    )


def _sms(row: sqlite3.Row) -> CaughtSms:
    return CaughtSms(row["id"], datetime.fromtimestamp(row["at"], UTC), row["to"], row["sender"], row["text"])


@contextmanager
def _store() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(_file(), timeout=10)) as store:
        store.row_factory = sqlite3.Row
        with store:
            yield store


def _file() -> Path:
    return settings.data_dir / "demo" / "caught.db"
