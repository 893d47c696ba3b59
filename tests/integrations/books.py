"""Workbooks as a spreadsheet program saves them."""

from pathlib import Path

import openpyxl


def a_workbook(folder: Path, *rows: list) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "table.xlsx"
    book.save(path)
    return path
