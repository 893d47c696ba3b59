"""What the screens of an import keep."""

from dataclasses import dataclass, field
from typing import Any

from domain import imports
from domain.imports import Rehearsal, Verdict
from domain.imports.samples import OUTCOMES
from models.imports import Import, ImportKind, Outcome
from ui.language import N_
from ui.parts import Badge, Tone
from ui.problems import browser_values

KINDS = {"customers": N_("Customers"), "jobs": N_("Old jobs")}
STATES = {
    "draft": Badge("ring", Tone.PLAIN, N_("Not begun")),
    "running": Badge("half", Tone.WAIT, N_("Coming in")),
    "done": Badge("check", Tone.OK, N_("Brought in")),
}
BADGES = {
    "added": Badge("plus", Tone.OK, OUTCOMES[Outcome.ADDED]),
    "updated": Badge("pen", Tone.INFO, OUTCOMES[Outcome.UPDATED]),
    "skipped": Badge("undo", Tone.PLAIN, OUTCOMES[Outcome.SKIPPED]),
    "failed": Badge("x", Tone.BAD, OUTCOMES[Outcome.FAILED]),
}


@dataclass(frozen=True)
class ImportShape:
    """`share`: how much of it is done, 0 to 1."""

    id: str = ""
    kind: str = "customers"
    state: str = ""
    name: str = ""
    papers: str = ""
    twins: str = "update"
    by: str = ""
    at: str = ""
    total: int = 0
    done: int = 0
    share: float = 0.0


@dataclass(frozen=True)
class TallyShape:
    added: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0


@dataclass(frozen=True)
class ColumnShape:
    """A field, and the column it is read from ("" for none); `example` is what stands there first."""

    name: str = ""
    label: str = ""
    required: bool = False
    chosen: str = ""
    example: str = ""


@dataclass(frozen=True)
class Heading:
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class VerdictShape:
    """`cell` and `reason` are msgids."""

    line: int = 0
    label: str = ""
    outcome: str = ""
    cell: str = ""
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def import_shape(row: Import) -> ImportShape:
    return ImportShape(
        str(row.id), row.kind, row.state, row.name, row.papers_name, row.twins, row.made_by, row.created_at.isoformat(),
        row.total, row.done, row.done / row.total if row.total else 0.0,
    )  # fmt: skip


def tally_shape(counted: Import | imports.Tally) -> TallyShape:
    return TallyShape(counted.added, counted.updated, counted.skipped, counted.failed)


def column_shapes(row: Import, first: list[list[str]]) -> list[ColumnShape]:
    shapes = []
    for known in imports.FIELDS[row.kind]:
        place = row.columns.get(known.name)
        found = next((cells[place] for cells in first if place is not None and place < len(cells) and cells[place]), "")
        chosen = "" if place is None else str(place)
        shapes.append(ColumnShape(known.name, known.label, known.required, chosen, found[:60]))
    return shapes


def headings_of(row: Import) -> list[Heading]:
    """The columns to choose from; one without a heading goes by its letter."""
    return [Heading(str(place), text or _letter(place)) for place, text in enumerate(row.headings)]


def verdict_shape(verdict: Verdict, kind: ImportKind | str) -> VerdictShape:
    cell = next((one.label for one in imports.FIELDS[ImportKind(kind)] if one.name == verdict.cell), "")
    details = browser_values(verdict.details)
    return VerdictShape(verdict.line, verdict.label, verdict.outcome, cell, verdict.reason, details)


def verdict_shapes(found: list[Verdict] | Rehearsal, kind: ImportKind | str) -> list[VerdictShape]:
    rows = found.rows if isinstance(found, Rehearsal) else found
    return [verdict_shape(one, kind) for one in rows]


def _letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else f"A{chr(ord('A') + place - 26)}"
