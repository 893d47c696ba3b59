"""XLSX is a ZIP of XML by strangers: looked at before it is opened, never calculated, never followed elsewhere."""

import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from integrations.tables.shapes import Reason, Row, Unreadable

MOST_PARTS = 1_000
MOST_UNPACKED = 100 * 1024 * 1024
LAST_ROW = 1_048_576  # of any sheet: a made-up row number must not make us count to it
WIDEST = 61
DECLARATIONS = [text.encode(code) for text in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")]
PIECE = 1 << 20
DAMAGE = (
    zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, KeyError, ValueError, TypeError, IndexError,
    AttributeError, OSError, EOFError, NotImplementedError, OverflowError,
)  # fmt: skip


def rows(path: Path) -> Iterator[Row]:
    """The rows of the first sheet, as the values that were calculated when it was saved."""
    try:
        _assert_harmless(path)
        with path.open("rb") as file:  # of a path openpyxl would ask for the right ending; an upload has none
            book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
            sheet = book.worksheets[0]
            sheet.reset_dimensions()  # type: ignore[union-attr]  what the file says of its size may be made up
            found = sheet.iter_rows(values_only=True, max_row=LAST_ROW, max_col=WIDEST)
            for number, cells in enumerate(found, 1):
                yield number, [_text(cell) for cell in cells]
            book.close()
    except Unreadable:
        raise
    except DAMAGE as problem:
        raise Unreadable(Reason.DAMAGED) from problem


def _assert_harmless(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        parts = package.infolist()
        if "xl/workbook.xml" not in {part.filename for part in parts}:
            raise Unreadable(Reason.KIND)
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Unreadable(Reason.BOMB)
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and _declares(package, part):
                raise Unreadable(Reason.BOMB)


def _declares(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part brings entities of its own: no spreadsheet program writes any (ECMA-376, part 2, 8.2)."""
    before = b""
    with package.open(part) as file:
        while piece := file.read(PIECE):
            if any(sign in before + piece for sign in DECLARATIONS):
                return True
            before = piece[-32:]
    return False


def _text(cell: Any) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "1" if cell else "0"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
    return str(cell)
