"""What must be true about an import, and why a file is refused. Pure."""

from domain.imports.fields import FIELDS
from domain.problems import Conflict, Invalid
from domain.texts import _
from integrations import tables
from integrations.tables import Reason
from models.imports import Import, ImportKind, ImportState

MOST_PAPERS = 500 * 1024 * 1024
KEPT_DRAFT_DAYS = 2
KEPT_REPORT_DAYS = 365

WAYS_OUT = {
    Reason.EMPTY: _("There are no rows in this file below its headings."),
    Reason.KIND: _("This is not a table. Save it as CSV or as Excel workbook (.xlsx) and choose it again."),
    Reason.OLD_EXCEL: _("This is an old or a locked Excel file. Save it as .xlsx without a password."),
    Reason.ENCODING: _("The letters in this file cannot be read. Save it as CSV UTF-8 or as .xlsx."),
    Reason.BROKEN: _("This file is damaged at row {row}: often a quotation mark that is not closed."),
    Reason.DAMAGED: _("This file is damaged. Open it in Excel, save it once more and choose it again."),
    Reason.BOMB: _("This file unpacks to far more than a table needs, so it is not opened."),
    Reason.TOO_LARGE: _("This file is larger than {megabytes} MB. Split it and bring it in piece by piece."),
    Reason.TOO_MANY_ROWS: _("A file has at most {rows} rows. Split it and bring it in piece by piece."),
    Reason.TOO_WIDE: _("Row {row} has more than {columns} columns. Leave out what is not needed."),
}


class NotATable(Invalid):
    """The file is refused; the text says what the clerk can do instead."""

    def __init__(self, reason: Reason, row: int = 0) -> None:
        values = {
            "row": row,
            "megabytes": tables.MOST_BYTES // 1024 // 1024,
            "rows": tables.MOST_ROWS,
            "columns": tables.MOST_COLUMNS,
        }
        super().__init__({"file": WAYS_OUT[reason]}, **values)
        self.reason = reason


class NotABundle(Invalid):
    def __init__(self) -> None:
        super().__init__({"papers": _("This is not a ZIP file that can be opened.")})


class Begun(Conflict):
    text = _("This import has begun. What it brings in can no longer be changed here.")


def assert_draft(brought: Import) -> None:
    if brought.state is not ImportState.DRAFT:
        raise Begun


def check_columns(brought: Import, columns: dict[str, int]) -> None:
    """Every required field has a column, and no column means two things."""
    fields = {field.name: field for field in FIELDS[brought.kind]}
    missing = [name for name, field in fields.items() if field.required and name not in columns]
    errors = dict.fromkeys(missing, _("Choose the column with this."))
    for name, place in columns.items():
        if name not in fields or not 0 <= place < len(brought.headings):
            errors[name] = _("Choose one of the columns.")
        elif [*columns.values()].count(place) > 1:
            errors[name] = _("This column is chosen twice.")
    if brought.kind is ImportKind.JOBS and not {"customer_number", "customer_email", "customer_name"} & set(columns):
        errors["customer_number"] = _("Choose a column that says which customer it was: number, e-mail or name.")
    if errors:
        raise Invalid(errors)
