"""What changed between two versions of an offer. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.lines import Price
from domain.quotes.offer import Offer, OfferLine

HEAD = ("title", "intro", "site", "valid_until", "terms", "attachments", "receiver", "sender")
LINE = (
    "kind", "cost", "title", "detail", "quantity_milli", "unit", "price_cents", "tax_category", "tax_rate_bp",
)  # fmt: skip


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Change:
    """One difference. A line has its id, title and amounts in cents; the head of the quote has the field's name.

    `read_before_cents` and `read_after_cents` are the amounts as the customer read them: with VAT for consumers.
    """

    kind: ChangeKind
    field: str = ""
    line_id: str = ""
    title: str = ""
    before_cents: int | None = None
    after_cents: int | None = None
    read_before_cents: int | None = None
    read_after_cents: int | None = None
    fields: tuple[str, ...] = ()


def differences(older: Offer, newer: Offer) -> tuple[Change, ...]:
    """Changes of the head, then of the lines in the order of the newer version, then of what was taken out."""
    return (*_of_head(older, newer), *_of_lines(older, newer))


def _of_head(older: Offer, newer: Offer) -> Iterator[Change]:
    for field in HEAD:
        if getattr(older, field) != getattr(newer, field):
            yield Change(ChangeKind.CHANGED, field=field)


def _of_lines(older: Offer, newer: Offer) -> Iterator[Change]:
    before = {line.id: line for line in older.lines}
    after = {line.id for line in newer.lines}
    read_before, read_after = older.prices(), newer.prices()
    for line in newer.lines:
        now: dict[str, Any] = {"after_cents": line.amount_cents, "read_after_cents": read_after[line.id].amount_cents}
        if line.id not in before:
            yield Change(ChangeKind.ADDED, line_id=line.id, title=line.title, **now)
        elif fields := _changed(before[line.id], line):
            was = _was(before[line.id], read_before)
            yield Change(ChangeKind.CHANGED, line_id=line.id, title=line.title, fields=fields, **was, **now)
    for line in older.lines:
        if line.id not in after:
            yield Change(ChangeKind.REMOVED, line_id=line.id, title=line.title, **_was(line, read_before))


def _was(line: OfferLine, read: dict[str, Price]) -> dict[str, Any]:
    return {"before_cents": line.amount_cents, "read_before_cents": read[line.id].amount_cents}


def _changed(before: OfferLine, after: OfferLine) -> tuple[str, ...]:
    def value(line: OfferLine, field: str) -> Any:
        return getattr(line, field)

    return tuple(field for field in LINE if value(before, field) != value(after, field))
