"""The mail about messages that were not read: all of them in one."""

from typing import Any

from sqlmodel import col, select

from domain.notifications import ways_back
from domain.notifications.drafts import Draft
from domain.texts import _
from integrations.mail import Letter
from integrations.mail.letter import Content, write
from models.message import Message

MOST = 10  # messages written out; before those the portal is the better place to read


def messages_for_customer(draft: Draft) -> Letter:
    values = {"firm": draft.firm.name, "title": draft.matter.title}
    subject = _("Message from {firm}: {title}") if draft.matter.title else _("Message from {firm}")
    hint = _("You can answer with the button, or reply to this mail.")
    return _letter(draft, draft.say(subject, **values), _("Sign in and answer"), hint, person=draft.person)


def messages_for_colleague(draft: Draft) -> Letter:
    values = {"customer": draft.customer_name, "title": draft.matter.title}
    subject = _("Message from {customer}: {title}") if draft.matter.title else _("Message from {customer}")
    hint = _("If you reply to this mail, the customer reads your answer in the portal.")
    return _letter(draft, draft.say(subject, **values), _("Open in the office"), hint)


def _letter(draft: Draft, subject: str, button: str, hint: str, **more: Any) -> Letter:
    said = _unread(draft)
    can_reply = bool(ways_back.address_of(draft.matter.company.slug, draft.values.get("way_back", "")))
    content = Content(
        subject=subject,
        preview=said[-1].text[:140] if said else "",
        heading=subject,
        addressee=draft.delivery.recipient_name,
        paragraphs=(*(_written(draft, one) for one in said), *((draft.say(hint),) if can_reply else ())),
        button=draft.say(button),
        entrance=draft.entrance,
        **more,
    )
    return write(content, draft.reader, draft.firm)


def _unread(draft: Draft) -> list[Message]:
    """The messages of the other side that this mail tells of, oldest first."""
    first, last = draft.values["messages"]
    thread, from_customer = draft.delivery.subject_id, draft.values["from_customer"]
    query = select(Message).where(
        Message.thread_id == thread, Message.from_customer == from_customer, col(Message.of_side).between(first, last)
    )
    return list(draft.work.session.exec(query.order_by(col(Message.of_side).desc()).limit(MOST)))[::-1]


def _written(draft: Draft, message: Message) -> str:
    text = message.text or draft.say(_("a photo or a file"))
    return f"{message.author_name}: {text}"
