"""The communication log as people read it: each message, how far it came, and a second try."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from domain.notifications import NAMES, TROUBLES, DeliveryRow, Template, Trouble
from models.fact import DeliveryChannel, DeliveryState
from ui.language import N_, When, t
from ui.parts import button, each, hops, icon, row

ICONS = {DeliveryChannel.EMAIL: "mail", DeliveryChannel.SMS: "chat", DeliveryChannel.PUSH: "bell"}
WAYS = {DeliveryChannel.EMAIL: N_("mail"), DeliveryChannel.SMS: N_("SMS"), DeliveryChannel.PUSH: N_("push")}

#: How far: four dashes (see `hops`), a word, a tone.
FATES: dict[DeliveryState, tuple[list[str], str, str]] = {
    DeliveryState.QUEUED: (["w", "", "", ""], N_("waits"), "wait"),
    DeliveryState.SENDING: (["w", "", "", ""], N_("is being sent"), "wait"),
    DeliveryState.HANDED_OVER: (["y", "y", "", ""], N_("handed over"), "ok"),
    DeliveryState.OPENED: (["y", "y", "y", "y"], N_("opened"), "ok"),
    DeliveryState.ACTED_ON: (["y", "y", "y", "y"], N_("acted on"), "ok"),
    DeliveryState.FAILED: (["y", "x", "", ""], N_("not delivered"), "bad"),
    DeliveryState.UNKNOWN: (["y", "w", "", ""], N_("perhaps delivered"), "wait"),
}
TROUBLE = (DeliveryState.FAILED, DeliveryState.UNKNOWN)


@dataclass(frozen=True)
class DeliveryShape:
    """One message. `name`, `way`, `word` and `trouble` are msgids; `subject` is empty until it was written.

    `detail`: what the other side said, in its own words.
    """

    id: str = ""
    icon: str = ""
    name: str = ""
    subject: str = ""
    way: str = ""
    receiver: str = ""
    at: str = ""
    marks: list[str] = field(default_factory=list)
    word: str = ""
    tone: str = ""
    trouble: str = ""
    detail: str = ""
    can_resend: bool = False


def delivery_shapes(rows: Iterable[DeliveryRow]) -> list[DeliveryShape]:
    """Rows of `notifications.log`, as the log shows them."""
    return [_shape(row) for row in rows]


def delivery_log(rows: Any, *, on_resend: Any) -> rx.Component:
    """The messages, newest first; `on_resend(id)` is the handler of "Send again"."""
    return rx.el.div(*each(rows, lambda delivery: _row(delivery, on_resend)), class_name="log")


def _row(delivery: Any, on_resend: Any) -> rx.Component:
    again = button(t("Send again"), size="sm", icon="retry", on_click=on_resend(delivery.id))
    fate = hops(delivery.marks, rx.el.span(t(delivery.word), class_name="t-" + delivery.tone))
    return row(
        rx.cond(delivery.subject != "", delivery.subject, t(delivery.name)),
        rx.fragment(
            rx.el.span(t(delivery.way), " ", delivery.receiver, " "),
            rx.cond(delivery.can_resend, again, fate),
            rx.cond(delivery.trouble != "", rx.el.span(t(delivery.trouble), title=delivery.detail, class_name="t-bad")),
        ),
        lead=icon(delivery.icon),
        end=rx.el.span(When(delivery.at, "relative"), class_name="dim"),
    )


def _shape(row: DeliveryRow) -> DeliveryShape:
    marks, word, tone = FATES[row.state]
    last = row.acted_at or row.opened_at or row.sent_at or row.created_at
    return DeliveryShape(
        id=str(row.id),
        icon=ICONS[row.channel],
        name=NAMES[Template(row.template)],
        subject=row.subject,
        way=WAYS[row.channel],
        receiver=row.recipient_name or row.recipient,
        at=last.isoformat(),
        marks=marks,
        word=word,
        tone=tone,
        trouble=TROUBLES[Trouble(row.trouble)] if row.trouble and row.state in TROUBLE else "",
        detail=row.error if row.state in TROUBLE else "",
        can_resend=row.state in TROUBLE,
    )
