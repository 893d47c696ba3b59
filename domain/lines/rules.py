"""What must be true about the lines of a document before it leaves the house. Pure."""

from collections.abc import Sequence

from domain.lines.items import Item
from domain.lines.totals import options_of, totals
from domain.problems import Invalid
from domain.texts import _
from models.lines import LineKind

MOST_CENTS = 99_999_999_999  # as much as an invoice can be paid by SEPA transfer
MOST_LINES = 300


def gaps(items: Sequence[Item]) -> dict[str, str]:
    """What is still missing, by "line:<id>:<field>" or "lines"; empty when the lines can be sent."""
    errors: dict[str, str] = {}
    if not any(item.kind is not LineKind.HEADING for item in items):
        errors["lines"] = _("Add at least one line.")
    for item in items:
        if not item.title:
            errors[f"line:{item.id}:title"] = _("Say what this line is for.")
        if item.kind is not LineKind.HEADING and item.quantity_milli == 0:
            errors[f"line:{item.id}:quantity"] = _("Fill in a quantity.")
    if totals(items).total_cents < 0:
        errors["lines"] = _("The total is below zero.")
    return errors


def assert_payable(items: Sequence[Item]) -> None:
    """Refuse what is too long or too large to be written down."""
    if len(items) > MOST_LINES:
        raise Invalid({"lines": _("This is too long. Split it in two.")})
    for sums in (totals(items), totals(items, options_of(items))):
        if max(abs(sums.net_cents), abs(sums.total_cents)) > MOST_CENTS:
            raise Invalid({"price": _("The total is too large.")})
