"""What a task is called by people, and why it was given up. The rows keep the technical side."""

from domain.problems import Problem, Unavailable
from domain.texts import _

ANY = _("A task in the background")
NAMES = {
    "accounts.invite_to_portal": _("Send an invitation"),
    "accounts.send_code": _("Send a code or a link"),
    "accounts.send_invitation": _("Send an invitation"),
    "accounts.send_proof": _("Send a code or a link"),
    "accounts.send_reset": _("Send a code or a link"),
    "accounts.invite_guest": _("Send an invitation"),
    "accounts.send_registration": _("Send a code or a link"),
    "approvals": _("Write down a decision"),
    "approvals.file_evidence": _("Make the evidence of a decision"),
    "deliveries": _("Keep the communication log"),
    "deliveries.send": _("Send a message"),
    "deliveries.test_push": _("Send a message"),
    "hours": _("Look after the time entries"),
    "imports": _("Bring in customers or old jobs"),
    "installations": _("Print stickers"),
    "invoices": _("Follow up an invoice"),
    "invoices.issue": _("Issue an invoice"),
    "invoices.render": _("Make the PDF of an invoice"),
    "messages": _("Tell of messages that were not read"),
    "messages.fetch_mail": _("Look into the mailbox"),
    "orders": _("Make the order"),
    "orders.file_confirmation": _("Make the order confirmation"),
    "planning": _("Tell the customer of planned visits"),
    "payments": _("Ask the payment provider how a payment stands"),
    "payments.give_back": _("Pay money back"),
    "payments.lay_trouble": _("Put something on the to-do list"),
    "payments.withdraw": _("Stop an open payment"),
    "quotes": _("Follow up a quote"),
    "quotes.render": _("Make the PDF of a quote"),
    "requests": _("Follow up a request"),
    "react": _("Follow up what happened"),
    "telling": _("Tell the customer or a colleague"),
    "worklist": _("Put something on the to-do list"),
}

SERVICE_AWAY = _("Another service did not answer, however often we tried.")
NOT_NOW = _("It cannot be done as things are now.")
UNEXPECTED = _("Something unexpected went wrong. If it happens again, tell whoever runs this installation.")


def name_of(kind: str) -> str:
    """A msgid: "Send a message" for "deliveries.send"."""
    return NAMES.get(kind) or NAMES.get(kind.partition(".")[0], ANY)


def why_of(exception: Exception) -> str:
    """A msgid that says why a task failed, without the words of machines."""
    match exception:
        case Unavailable():
            return SERVICE_AWAY
        case Problem() if not exception.values:
            return exception.text
        case Problem():
            return NOT_NOW
    return UNEXPECTED
