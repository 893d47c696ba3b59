"""What a table is once it is read, and why one cannot be."""

from enum import StrEnum

Row = tuple[int, list[str]]  # its number as a spreadsheet shows it, and its cells


class Reason(StrEnum):
    EMPTY = "empty"
    KIND = "kind"
    OLD_EXCEL = "old_excel"
    ENCODING = "encoding"
    BROKEN = "broken"
    DAMAGED = "damaged"
    BOMB = "bomb"
    TOO_LARGE = "too_large"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_WIDE = "too_wide"


class Unreadable(ValueError):
    """No table can be read from this file; `row` is where it broke, 0 when that is not known."""

    def __init__(self, reason: Reason, row: int = 0) -> None:
        super().__init__(reason.value)
        self.reason, self.row = reason, row
