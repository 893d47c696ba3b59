"""How states show in the office: one shape and one word for each, in every list."""

from typing import Any

import reflex as rx

from ui.language import N_, t
from ui.parts import Badge, Tone

QUOTES = {
    "draft": Badge("ring", Tone.PLAIN, N_("Draft")),
    "sent": Badge("half", Tone.WAIT, N_("Waits for customer")),
    "change_asked": Badge("pen", Tone.INFO, N_("Change requested")),
    "approved": Badge("done", Tone.OK, N_("Approved")),
    "declined": Badge("x", Tone.BAD, N_("Declined")),
    "expired": Badge("clock", Tone.PLAIN, N_("Expired")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Withdrawn")),
}
INVOICES = {
    "draft": Badge("ring", Tone.PLAIN, N_("Draft")),
    "open": Badge("half", Tone.WAIT, N_("Open")),
    "overdue": Badge("clock", Tone.BAD, N_("Overdue")),
    "paid": Badge("check", Tone.OK, N_("Paid")),
    "credited": Badge("undo", Tone.PLAIN, N_("Credited")),
    "overpaid": Badge("euro", Tone.INFO, N_("Overpaid")),
    "credit_note": Badge("undo", Tone.PLAIN, N_("Credit note")),
}
PAYMENTS = {
    "creating": Badge("half", Tone.WAIT, N_("Being started")),
    "open": Badge("half", Tone.WAIT, N_("At the checkout")),
    "pending": Badge("half", Tone.WAIT, N_("Being processed")),
    "authorized": Badge("half", Tone.WAIT, N_("Authorized")),
    "paid": Badge("check", Tone.OK, N_("Received")),
    "refunded": Badge("undo", Tone.PLAIN, N_("Paid back")),
    "canceled": Badge("x", Tone.PLAIN, N_("Stopped by the customer")),
    "expired": Badge("clock", Tone.PLAIN, N_("Expired")),
    "failed": Badge("alert", Tone.BAD, N_("Failed")),
}
REFUNDS = {
    "asked": Badge("half", Tone.WAIT, N_("Requested")),
    "pending": Badge("half", Tone.WAIT, N_("Under way")),
    "done": Badge("check", Tone.OK, N_("Paid back")),
    "failed": Badge("alert", Tone.BAD, N_("Failed")),
}
PROJECTS = {
    "planned": Badge("ring", Tone.PLAIN, N_("Planned")),
    "active": Badge("half", Tone.INFO, N_("Active")),
    "done": Badge("done", Tone.OK, N_("Done")),
    "cancelled": Badge("x", Tone.PLAIN, N_("Stopped")),
}
APPROVALS = {
    "waiting": Badge("half", Tone.WAIT, N_("Waits for customer")),
    "approved": Badge("check", Tone.OK, N_("Approved")),
    "declined": Badge("x", Tone.BAD, N_("Declined")),
    "superseded": Badge("undo", Tone.PLAIN, N_("Replaced")),
    "withdrawn": Badge("undo", Tone.PLAIN, N_("Withdrawn")),
    "expired": Badge("clock", Tone.PLAIN, N_("Expired")),
}
#: How money came; what the provider calls it goes by its own name.
METHODS = {
    "": N_("Online"),
    "transfer": N_("Bank transfer"),
    "banktransfer": N_("Bank transfer (online)"),
    "ideal": N_("iDEAL | Wero"),
    "bancontact": N_("Bancontact"),
    "creditcard": N_("Card"),
    "directdebit": N_("Direct debit"),
}


def method_name(method: Any) -> rx.Component:
    """How money came; an unknown way goes by the provider's name of it."""
    return rx.fragment(rx.match(method, *[(name, t(text)) for name, text in METHODS.items()], rx.fragment(method)))
