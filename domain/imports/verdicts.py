"""What becomes, or would become, of one row."""

from dataclasses import dataclass, field
from uuid import UUID

from domain.texts import _
from models.imports import Outcome

NEW = ""
KNOWN = _("Known already, as {number}.")
NOTHING_NEW = _("Known already, as {number}; this row brings nothing new.")
SAME_ROW = _("Row {line} is about the same.")
COMPLETES = _("Completes {number}: {what}.")
COMPLETES_ROW = _("Completes row {line}: {what}.")


@dataclass(frozen=True)
class Verdict:
    """`reason` is a msgid that `details` fill; `cell` names the cell it is about."""

    line: int
    label: str
    outcome: Outcome
    reason: str = NEW
    cell: str = ""
    details: dict[str, str] = field(default_factory=dict)
    subject_id: UUID | None = None


@dataclass
class Tally:
    added: int = 0
    updated: int = 0
    skipped: int = 0
    failed: int = 0

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)
