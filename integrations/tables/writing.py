"""CSV for people: opens in their spreadsheet with its columns in place, and runs nothing there."""

import csv
import io
from collections.abc import Iterable

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(rows: Iterable[Iterable[object]]) -> str:
    """Rows as text, with the mark that tells Excel it is UTF-8.

    A cell that a spreadsheet would calculate gets an apostrophe before it (OWASP: CSV injection).
    """
    file = io.StringIO()
    csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
        [_harmless(str(cell)) for cell in row] for row in rows
    )
    return "\ufeff" + file.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(STARTS_A_FORMULA) or cell.startswith(STARTS_A_FORMULA) else cell
