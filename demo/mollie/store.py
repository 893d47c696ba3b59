"""Where the simulator keeps what it knows: one SQLite table of JSON documents, in a file or in memory."""

import json
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Document = dict[str, Any]

_TABLES = """
CREATE TABLE IF NOT EXISTS document (
    n INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL,
    due REAL, body TEXT NOT NULL, UNIQUE (kind, id)
);
CREATE INDEX IF NOT EXISTS document_owner ON document (kind, owner, n);
CREATE INDEX IF NOT EXISTS document_due ON document (kind, due) WHERE due IS NOT NULL;
"""


class Store:
    """Documents by kind and id; `owner` groups them, `due` (seconds since 1970) is when one next wants attention."""

    def __init__(self, path: Path | None = None) -> None:
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._depth = 0
        self._db = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None, timeout=15)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(_TABLES)

    @contextmanager
    def turn(self) -> Iterator[None]:
        """All or nothing, one at a time, also between processes that share the file. A turn may contain turns."""
        with self._lock:
            name = f"turn{self._depth}"
            self._db.execute(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                self._db.execute(f"ROLLBACK TO {name}" if self._depth else "ROLLBACK")
                raise
            self._depth -= 1
            self._db.execute(f"RELEASE {name}" if self._depth else "COMMIT")

    def put(self, kind: str, id: str, body: Document, *, owner: str = "", due: float | None = None) -> None:
        with self._lock:
            self._db.execute(
                "INSERT INTO document (kind, id, owner, due, body) VALUES (?, ?, ?, ?, ?) ON CONFLICT (kind, id)"
                " DO UPDATE SET owner = excluded.owner, due = excluded.due, body = excluded.body",
                (kind, id, owner, due, json.dumps(body)),
            )

    def get(self, kind: str, id: str) -> Document | None:
        found = self._rows("SELECT body FROM document WHERE kind = ? AND id = ?", kind, id)
        return found[0] if found else None

    def remove(self, kind: str, id: str) -> None:
        with self._lock:
            self._db.execute("DELETE FROM document WHERE kind = ? AND id = ?", (kind, id))

    def newest(
        self, kind: str, *, owner: str | None = None, start: str | None = None, limit: int = 50
    ) -> list[Document]:
        """Newest first, from the document `start` on."""
        return self._rows(
            "SELECT body FROM document WHERE kind = ?1 AND (?2 IS NULL OR owner = ?2) AND (?3 IS NULL OR"
            " n <= (SELECT n FROM document WHERE kind = ?1 AND id = ?3)) ORDER BY n DESC LIMIT ?4",
            kind, owner, start, limit,
        )  # fmt: skip

    def newer(self, kind: str, *, owner: str, than: str, limit: int) -> list[Document]:
        """Those just before a page, nearest first."""
        return self._rows(
            "SELECT body FROM document WHERE kind = ?1 AND owner = ?2 AND"
            " n > (SELECT n FROM document WHERE kind = ?1 AND id = ?3) ORDER BY n LIMIT ?4",
            kind, owner, than, limit,
        )  # fmt: skip

    def due(self, kind: str, moment: float) -> list[Document]:
        return self._rows("SELECT body FROM document WHERE kind = ? AND due <= ? ORDER BY due, n", kind, moment)

    def next_due(self) -> float | None:
        with self._lock:
            return self._db.execute("SELECT min(due) FROM document WHERE due IS NOT NULL").fetchone()[0]

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def _rows(self, sql: str, *values: Any) -> list[Document]:
        with self._lock:
            return [json.loads(body) for (body,) in self._db.execute(sql, values)]
