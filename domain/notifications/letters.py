"""Which letter is written on which occasion, and with what in it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from domain import papers
from domain.notifications import bills, entries, visits
from domain.notifications.conversations import messages_for_colleague, messages_for_customer
from domain.notifications.drafts import Draft
from domain.notifications.firms import firm_of, person_of
from domain.notifications.matters import Matter, last_answer, site_of
from domain.notifications.notices import Template
from domain.texts import _
from domain.work import Work
from integrations.mail import Entrance, Letter, letters
from integrations.mail.letter import Content, write
from models.fact import Delivery


def write_letter(work: Work, delivery: Delivery, matter: Matter, entrance: Entrance) -> Letter:
    """The letter in the receiver's language and the firm's look."""
    company = matter.company
    reader = papers.reader_of(delivery.language, papers.sender_of(work, company))
    draft = Draft(work, delivery, matter, entrance, reader, firm_of(work, company), person_of(matter))
    letter = LETTERS[Template(delivery.template)](draft)
    return replace(letter, sender_name=company.sender_name or company.name)


def _quote_ready(draft: Draft) -> Letter:
    quote = draft.matter.quote
    assert quote is not None
    return letters.quote_ready(
        draft.reader, draft.firm, **draft.head,
        title=draft.matter.title, number=quote.number, version=draft.matter.version, valid_until=quote.valid_until,
        site=site_of(draft.work, draft.matter), words=draft.values.get("words", ""),
    )  # fmt: skip


def _approval_wanted(draft: Draft) -> Letter:
    approval = draft.matter.approval
    return letters.approval_wanted(
        draft.reader, draft.firm, **draft.head,
        title=draft.matter.title, number="", words=draft.values.get("words", ""),
        answer_by=papers.last_day(approval.expires_at, draft.matter.company.timezone) if approval else None,
    )  # fmt: skip


def _document_shared(draft: Draft) -> Letter:
    subject = draft.say(_("New in your customer portal: {title}"), title=draft.matter.title)
    words = draft.say(_("{firm} put a document in your customer portal for you."), firm=draft.firm.name)
    return letters.notice(draft.reader, draft.firm, **draft.head, subject=subject, words=words)


def _question_answered(draft: Draft) -> Letter:
    subject = draft.say(_("Answer to your question about {title}"), title=draft.matter.title)
    words = draft.values.get("text") or last_answer(draft.work, draft.matter) or subject
    facts = ((draft.say(_("Quote")), draft.matter.number),)
    return letters.notice(draft.reader, draft.firm, **draft.head, subject=subject, words=words, facts=facts)


def _order_confirmed(draft: Draft) -> Letter:
    order, reader = draft.matter.order, draft.reader
    text = _("Until {day} you may withdraw from this contract without giving a reason, in your portal.")
    until = order.withdraw_until if order else None
    words = reader.say(text, day=reader.day(papers.last_day(until, draft.matter.company.timezone))) if until else ""
    return letters.order_confirmed(reader, draft.firm, **draft.head, **_order(draft), withdrawal=words)


def _withdrawal_received(draft: Draft) -> Letter:
    """The receipt the law asks for: what was declared, on which day, at what time."""
    order = draft.matter.order
    assert order is not None
    assert order.withdrawn_at is not None
    values = {"title": draft.matter.title, "number": order.number, "firm": draft.firm.name}
    content = Content(
        subject=draft.say(_("We received your withdrawal: order {number}"), **values),
        preview=draft.say(_("Keep this mail as your receipt.")),
        heading=draft.say(_("You withdrew from the contract")),
        addressee=order.withdrawn_by,
        paragraphs=(
            draft.say(_("You declared to {firm} that you withdraw from the contract for {title}."), **values),
            draft.say(
                _("{firm} gets in touch about what was done or paid already. You need not do anything."), **values
            ),
        ),
        facts=(
            (draft.say(_("Declared by")), order.withdrawn_by),
            (draft.say(_("Order")), order.number),
            (draft.say(_("Received on")), draft.reader.moment(order.withdrawn_at)),
        ),
        button=draft.say(_("Sign in and view the order")),
        entrance=draft.entrance,
    )
    return write(content, draft.reader, draft.firm)


def _request_received(draft: Draft) -> Letter:
    subject = draft.say(_("We received your request: {title}"), title=draft.matter.title)
    words = _("{firm} looks at it and gets in touch. In the portal you see what becomes of it.")
    return _about_request(draft, subject, draft.say(words, firm=draft.firm.name))


def _request_question(draft: Draft) -> Letter:
    return _about_request(draft, draft.say(_("A question about your request: {title}"), title=draft.matter.title))


def _request_ordered(draft: Draft) -> Letter:
    subject = draft.say(_("We do it: {title}"), title=draft.matter.title)
    words = draft.say(_("{firm} takes it on and agrees a time with you."), firm=draft.firm.name)
    return _about_request(draft, subject, words)


def _request_declined(draft: Draft) -> Letter:
    return _about_request(draft, draft.say(_("About your request: {title}"), title=draft.matter.title))


def _about_request(draft: Draft, subject: str, words: str = "") -> Letter:
    """Our words, or else the firm's own."""
    facts = ((draft.say(_("Request")), draft.matter.number), (draft.say(_("Where")), site_of(draft.work, draft.matter)))
    known = tuple(fact for fact in facts if fact[1])
    words = words or draft.values.get("text") or subject
    return letters.notice(draft.reader, draft.firm, **draft.head, subject=subject, words=words, facts=known)


def _staff_approved(draft: Draft) -> Letter:
    if draft.matter.order is None:
        text = _("{customer} approved {title}")
        return _to_colleague(draft, draft.say(text, customer=draft.customer_name, title=draft.matter.title))
    order, name = _order(draft), draft.matter.customer.name if draft.matter.customer else ""
    addressee = draft.delivery.recipient_name
    return letters.order_placed(
        draft.reader, draft.firm, addressee=addressee, customer=name, url=draft.entrance.url, **order
    )


def _staff_declined(draft: Draft) -> Letter:
    text = _("{customer} declined {title}")
    return _to_colleague(draft, draft.say(text, customer=draft.customer_name, title=draft.matter.title))


def _staff_request(draft: Draft) -> Letter:
    text = _("{customer} asks: {title}")
    return _to_colleague(draft, draft.say(text, customer=draft.customer_name, title=draft.matter.title))


def _staff_question(draft: Draft) -> Letter:
    asks_change = draft.values.get("change", False)
    text = _("{customer} asks for a change to {title}") if asks_change else _("{customer} has a question about {title}")
    return _to_colleague(draft, draft.say(text, customer=draft.customer_name, title=draft.matter.title))


LETTERS: dict[Template, Callable[[Draft], Letter]] = {
    Template.QUOTE_SENT: _quote_ready,
    Template.QUOTE_CHANGED: _quote_ready,
    Template.APPROVAL_ASKED: _approval_wanted,
    Template.DOCUMENT_SHARED: _document_shared,
    Template.QUESTION_ANSWERED: _question_answered,
    Template.ORDER_CONFIRMED: _order_confirmed,
    Template.WITHDRAWAL_RECEIVED: _withdrawal_received,
    Template.INVOICE_SENT: bills.invoice_ready,
    Template.PAYMENT_RECEIVED: bills.payment_received,
    Template.CREDIT_NOTE: bills.credit_note_ready,
    Template.REQUEST_RECEIVED: _request_received,
    Template.REQUEST_QUESTION: _request_question,
    Template.REQUEST_ORDERED: _request_ordered,
    Template.REQUEST_DECLINED: _request_declined,
    Template.SIGN_IN: entries.sign_in,
    Template.PROOF: entries.proof,
    Template.INVITATION: entries.invitation,
    Template.PORTAL_INVITATION: entries.portal_invitation,
    Template.GUEST_INVITATION: entries.guest_invitation,
    Template.PASSWORD_RESET: entries.password_reset,
    Template.STAFF_APPROVED: _staff_approved,
    Template.STAFF_DECLINED: _staff_declined,
    Template.STAFF_QUESTION: _staff_question,
    Template.STAFF_REQUEST: _staff_request,
    Template.STAFF_MESSAGES: messages_for_colleague,
    Template.MESSAGES: messages_for_customer,
    Template.VISITS_PLANNED: visits.visits_planned,
}


def _to_colleague(draft: Draft, subject: str) -> Letter:
    """What a customer did, in the customer's own words."""
    words = draft.values.get("text", "")
    facts = ((draft.say(_("Quote")), draft.matter.quote.number),) if draft.matter.quote else ()
    content = Content(
        subject=subject,
        preview=words[:140],
        heading=subject,
        addressee=draft.delivery.recipient_name,
        paragraphs=(draft.say(_("“{words}”"), words=words),) if words else (),
        facts=facts,
        button=draft.say(_("Open in the office")),
        entrance=draft.entrance,
    )
    return write(content, draft.reader, draft.firm)


def _order(draft: Draft) -> dict[str, Any]:
    order, approval = draft.matter.order, draft.matter.approval
    assert order is not None
    return {
        "title": draft.matter.title,
        "number": order.number,
        "quote_number": draft.matter.quote.number if draft.matter.quote else "",
        "cents": order.total_cents,
        "currency": order.currency,
        "approved_by": approval.typed_name if approval else draft.customer_name,
        "approved_at": (approval.decided_at if approval else None) or order.created_at,
    }
