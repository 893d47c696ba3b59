"""A table from a file, judged by its content: a name or a browser's word counts for nothing."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from integrations.tables import text, workbook
from integrations.tables.shapes import Reason, Row, Unreadable

MOST_BYTES = 10 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 60
SPACES = str.maketrans({"\r": "\n", "\t": " ", "\xa0": " ", "\u202f": " "})


def rows_of(path: Path) -> Iterator[Row]:
    """The rows in which something stands, the headings first. Raises Unreadable, also half-way."""
    found = 0
    for number, cells in _raw(path):
        row = [_clean(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        if not row:
            continue
        found += 1
        if found > MOST_ROWS + 1:
            raise Unreadable(Reason.TOO_MANY_ROWS, number)
        if len(row) > MOST_COLUMNS:
            raise Unreadable(Reason.TOO_WIDE, number)
        yield number, row
    if found < 2:
        raise Unreadable(Reason.EMPTY)


def _raw(path: Path) -> Iterator[Row]:
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Reason.TOO_LARGE)
    with path.open("rb") as file:
        head = file.read(8)
    if head.startswith(b"PK\x03\x04"):
        return workbook.rows(path)
    if head.startswith(b"\xd0\xcf\x11\xe0"):  # Excel before 2007, or with a password
        raise Unreadable(Reason.OLD_EXCEL)
    return text.rows(path.read_bytes())


def _clean(cell: str) -> str:
    """Composed, without signs nobody sees; a line break inside a cell stays."""
    plain = unicodedata.normalize("NFC", cell).replace("\r\n", "\n").translate(SPACES)
    return "".join(sign for sign in plain if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf")).strip()
