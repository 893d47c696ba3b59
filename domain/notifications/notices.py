"""What is told, and to whom."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from domain.access import Right
from domain.texts import _
from models.account import Channel


class Template(StrEnum):
    """The occasions on which we write to people."""

    QUOTE_SENT = "quote_sent"
    QUOTE_CHANGED = "quote_changed"
    APPROVAL_ASKED = "approval_asked"
    DOCUMENT_SHARED = "document_shared"
    QUESTION_ANSWERED = "question_answered"
    ORDER_CONFIRMED = "order_confirmed"
    WITHDRAWAL_RECEIVED = "withdrawal_received"
    INVOICE_SENT = "invoice_sent"
    PAYMENT_RECEIVED = "payment_received"
    CREDIT_NOTE = "credit_note"
    REQUEST_RECEIVED = "request_received"
    REQUEST_QUESTION = "request_question"
    REQUEST_ORDERED = "request_ordered"
    REQUEST_DECLINED = "request_declined"
    SIGN_IN = "sign_in"
    PROOF = "proof"
    INVITATION = "invitation"
    PORTAL_INVITATION = "portal_invitation"
    GUEST_INVITATION = "guest_invitation"
    PASSWORD_RESET = "password_reset"  # noqa: S105  an occasion, no password
    STAFF_APPROVED = "staff_approved"
    STAFF_DECLINED = "staff_declined"
    STAFF_QUESTION = "staff_question"
    STAFF_REQUEST = "staff_request"
    STAFF_MESSAGES = "staff_messages"
    MESSAGES = "messages"
    VISITS_PLANNED = "visits_planned"
    PUSH_TEST = "push_test"


class Subject(StrEnum):
    """What a notice is about: the kind of row its `subject_id` names."""

    QUOTE = "quote"
    APPROVAL = "approval"
    QUESTION = "question"
    ORDER = "order"
    INVOICE = "invoice"
    PAYMENT = "payment"
    DOCUMENT = "document"
    REQUEST = "request"
    STAFF = "staff"
    ACCOUNT = "account"
    THREAD = "thread"
    PROJECT = "project"
    CUSTOMER = "customer"


@dataclass(frozen=True)
class Notice:
    """One occasion about one subject; the texts are made from the subject's rows when the message is written.

    `data` adds what no row tells, as JSON: `words` (the sender's own, instead of ours), `text` (a question, an
    answer, a reason), `by` (who did it), `path` (where to go on), `documents` (ids of further files to send along),
    `visits` (ids of what was planned), `messages` (the first and the last of a side that are told) and `way_back`
    (where a reply by mail goes).
    """

    template: Template
    subject_kind: Subject | str
    subject_id: UUID
    customer_id: UUID | None = None
    approval_id: UUID | None = None
    data: dict[str, Any] = field(default_factory=dict)
    only_for: UUID | None = None  # what is personal to one account is told to nobody else


@dataclass(frozen=True)
class Receiver:
    """One person, in his or her language. Without an account there are no devices."""

    name: str
    email: str
    language: str
    phone: str = ""
    channel: Channel = Channel.EMAIL
    account_id: UUID | None = None


RIGHT_ASKED: dict[Template, Right] = {
    Template.QUOTE_SENT: Right.SEE_QUOTES,
    Template.QUOTE_CHANGED: Right.SEE_QUOTES,
    Template.APPROVAL_ASKED: Right.SEE_DOCUMENTS,
    Template.DOCUMENT_SHARED: Right.SEE_DOCUMENTS,
    Template.QUESTION_ANSWERED: Right.SEE_QUOTES,
    Template.ORDER_CONFIRMED: Right.SEE_QUOTES,
    Template.INVOICE_SENT: Right.SEE_INVOICES,
    Template.PAYMENT_RECEIVED: Right.SEE_INVOICES,
    Template.CREDIT_NOTE: Right.SEE_INVOICES,
    Template.REQUEST_RECEIVED: Right.MAKE_REQUESTS,
    Template.REQUEST_QUESTION: Right.MAKE_REQUESTS,
    Template.REQUEST_ORDERED: Right.MAKE_REQUESTS,
    Template.REQUEST_DECLINED: Right.MAKE_REQUESTS,
    Template.VISITS_PLANNED: Right.SEE_PLANNING,
}

WAITS_FOR_DECISION = (Template.QUOTE_SENT, Template.QUOTE_CHANGED, Template.APPROVAL_ASKED)
ASKED_FOR = (Template.SIGN_IN, Template.PROOF, Template.PASSWORD_RESET)  # somebody sits and waits for it
TO_STAFF = (
    Template.STAFF_APPROVED,
    Template.STAFF_DECLINED,
    Template.STAFF_QUESTION,
    Template.STAFF_REQUEST,
    Template.STAFF_MESSAGES,
)
ABOUT_REQUESTS = (
    Template.REQUEST_RECEIVED,
    Template.REQUEST_QUESTION,
    Template.REQUEST_ORDERED,
    Template.REQUEST_DECLINED,
    Template.STAFF_REQUEST,
)

#: What a message is called before it was written.
NAMES = {
    Template.QUOTE_SENT: _("Quote"),
    Template.QUOTE_CHANGED: _("New version of the quote"),
    Template.APPROVAL_ASKED: _("Document to approve"),
    Template.DOCUMENT_SHARED: _("New document"),
    Template.QUESTION_ANSWERED: _("Answer to a question"),
    Template.ORDER_CONFIRMED: _("Order confirmation"),
    Template.WITHDRAWAL_RECEIVED: _("Receipt of the withdrawal"),
    Template.INVOICE_SENT: _("Invoice"),
    Template.PAYMENT_RECEIVED: _("Payment received"),
    Template.CREDIT_NOTE: _("Credit note"),
    Template.REQUEST_RECEIVED: _("Receipt of a request"),
    Template.REQUEST_QUESTION: _("Question about a request"),
    Template.REQUEST_ORDERED: _("Request taken on"),
    Template.REQUEST_DECLINED: _("Request declined"),
    Template.SIGN_IN: _("Link to sign in"),
    Template.PROOF: _("Code"),
    Template.INVITATION: _("Invitation"),
    Template.PORTAL_INVITATION: _("Invitation to the portal"),
    Template.GUEST_INVITATION: _("Invitation by a customer"),
    Template.PASSWORD_RESET: _("New password"),
    Template.STAFF_APPROVED: _("Told a colleague: approved"),
    Template.STAFF_DECLINED: _("Told a colleague: declined"),
    Template.STAFF_QUESTION: _("Told a colleague: question"),
    Template.STAFF_REQUEST: _("Told a colleague: request"),
    Template.STAFF_MESSAGES: _("Told a colleague: message"),
    Template.MESSAGES: _("Message"),
    Template.VISITS_PLANNED: _("Visits planned"),
    Template.PUSH_TEST: _("Test message"),
}
