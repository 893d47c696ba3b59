"""What the pages of requests share."""

from ui.language import N_
from ui.parts import Badge, Tone

BADGES = {
    "sent": Badge("clipboard", Tone.INFO, N_("New")),
    "asked_back": Badge("wait", Tone.WAIT, N_("Waits for customer")),
    "answered": Badge("chat", Tone.INFO, N_("Answered")),
    "quoted": Badge("doc", Tone.OK, N_("Quote")),
    "ordered": Badge("check", Tone.OK, N_("Order")),
    "planned": Badge("tools", Tone.OK, N_("Planned")),
    "declined": Badge("x", Tone.PLAIN, N_("Declined")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Withdrawn by the customer")),
}
