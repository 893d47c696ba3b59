"""The table as it is kept until the import is done: one JSON list a line, the headings first."""

import json
from collections.abc import Iterator
from pathlib import Path

from domain.imports.rules import NotATable
from integrations import storage, tables
from integrations.tables import Row, Unreadable


def keep(path: Path) -> tuple[str, list[str], int]:
    """Read an upload once and keep what stands in it; gives the hash, the headings and how many rows follow."""
    count, headings = -1, []
    try:
        with storage.Writer(limit=10 * tables.MOST_BYTES) as writer:
            for line, cells in tables.rows_of(path):
                headings = headings or cells
                count += 1
                writer.write(json.dumps([line, cells], ensure_ascii=False).encode() + b"\n")
            return writer.keep().sha256, headings, count
    except Unreadable as problem:
        raise NotATable(problem.reason, problem.row) from problem


def rows(sha256: str) -> Iterator[Row]:
    """The rows below the headings, one after the other: never all of them in memory."""
    with storage.open(sha256) as file:
        next(file)
        for text in file:
            line, cells = json.loads(text)
            yield line, cells


def cells_of(row: list[str], columns: dict[str, int]) -> dict[str, str]:
    """What stands in the columns that mean something; empty cells are left out."""
    return {name: row[place] for name, place in columns.items() if place < len(row) and row[place]}
