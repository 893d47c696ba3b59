"""CSV as the programs of this world write it: comma, semicolon or tab; UTF-8, UTF-16 or Windows-1252."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from integrations.tables.shapes import Reason, Row, Unreadable

MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
DELIMITERS = ";,\t|"
LOOKED_AT = 20  # lines, to find out what stands between the cells


def rows(data: bytes) -> Iterator[Row]:
    text = _decoded(data)
    if text[:4].lower() == "sep=":  # a hint of Excel to itself; the row counts
        hint, _end, text = text.partition("\n")
        yield from ((number + 1, row) for number, row in _read(text, hint.strip()[4:5] or ";"))
        return
    yield from _read(text, _delimiter(text))


def _read(text: str, delimiter: str) -> Iterator[Row]:
    number = 0
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            yield number, row
    except csv.Error as problem:
        raise Unreadable(Reason.BROKEN, number + 1) from problem


def _decoded(data: bytes) -> str:
    if not data.strip():
        raise Unreadable(Reason.EMPTY)
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return _with(data, encoding) or _refuse(Reason.ENCODING)
    if b"\0" in data:
        raise Unreadable(Reason.KIND)
    return _with(data, "utf-8") or _with(data, "cp1252") or _refuse(Reason.ENCODING)


def _with(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _refuse(reason: Reason) -> str:
    raise Unreadable(reason)


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into most cells, and all of them into equally many."""
    lines = list(islice(io.StringIO(text, newline=""), LOOKED_AT))

    def merit(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if row]
        return sum(width == widths[0] > 1 for width in widths) if widths else 0, widths[0] if widths else 0

    return max(DELIMITERS, key=merit)
