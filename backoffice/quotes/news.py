"""What is different between two looks at a working copy, and between two versions, in words."""

from collections.abc import Iterator
from typing import Any

from backoffice.quotes.shapes import ChangeShape
from domain.quotes import Change, ChangeKind, Draft, DraftLine
from ui.drafting import News
from ui.language import N_
from ui.lines import FIELDS, key_of

HEAD = {
    "title": N_("title"),
    "intro": N_("text above the lines"),
    "site": N_("address of the work"),
    "address_id": N_("address of the work"),
    "valid_until": N_("valid until"),
    "terms": N_("terms"),
    "attachments": N_("attachments"),
    "receiver": N_("details of the customer"),
    "sender": N_("our details"),
}
SEEN = ("title", "intro", "valid_until", "terms")


def news(before: Draft, after: Draft) -> list[News]:
    """What a colleague changed: the head, then line by line."""
    return [*_head(before, after), *_lines(before, after)]


def change_shape(change: Change, currency: str) -> ChangeShape:
    """A difference between two versions that were sent."""
    if change.field:
        return ChangeShape(N_("{field} changed"), {"field": {"text": HEAD.get(change.field, change.field)}})
    values = {
        "title": change.title,
        "before": {"cents": change.before_cents, "currency": currency},
        "after": {"cents": change.after_cents, "currency": currency},
    }
    if change.kind is ChangeKind.ADDED:
        return ChangeShape(N_("New: {title}, {after}"), values)
    if change.kind is ChangeKind.REMOVED:
        return ChangeShape(N_("Gone: {title}, {before}"), values)
    if change.before_cents == change.after_cents:
        return ChangeShape(N_("Changed: {title}"), values)
    return ChangeShape(N_("{title}: {before} became {after}"), values)


def _head(before: Draft, after: Draft) -> Iterator[News]:
    for name in SEEN:
        was, now = str(getattr(before, name)), str(getattr(after, name))
        if was != now:
            yield News(name, HEAD[name], {}, was, now)


def _lines(before: Draft, after: Draft) -> Iterator[News]:
    old = {line.item.id: line for line in before.lines}
    for line in after.lines:
        if line.item.id not in old:
            yield News("", N_("new line"), {}, "", line.item.title)
        else:
            yield from _fields(old.pop(line.item.id), line)
    for line in old.values():
        yield News("", N_("line removed"), {}, line.item.title, "")


def _fields(before: DraftLine, after: DraftLine) -> Iterator[News]:
    for name, word in FIELDS.items():
        was, now = str(getattr(before.typed, name)), str(getattr(after.typed, name))
        if was != now:
            values: dict[str, Any] = {"title": before.item.title, "field": {"text": word}}
            yield News(key_of(after.item.id, name), N_("{title}, {field}"), values, was, now)
