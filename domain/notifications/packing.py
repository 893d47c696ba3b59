"""From a line in the log to something that can be handed over."""

from dataclasses import dataclass, replace
from uuid import UUID

from domain import accounts
from domain.access import HOUSE, Right, needs
from domain.accounts.rules import ASKED_LIVES, CODE_LIVES, INVITATION_LIVES, LINK_LIVES, RESET_LIVES, Purpose
from domain.notifications import subscriptions, ways_back
from domain.notifications.letters import write_letter
from domain.notifications.matters import Matter, matter_of
from domain.notifications.notices import TO_STAFF, WAITS_FOR_DECISION, Template
from domain.notifications.pushes import Push, write_push
from domain.notifications.shorts import write_short
from domain.work import Work, work_as
from integrations import storage
from integrations.mail import Attachment, Entrance, Mail
from integrations.sms import Sms
from models.account import Door
from models.document import Document
from models.fact import Delivery, DeliveryChannel
from settings import settings


@dataclass(frozen=True)
class Parcel:
    """One message, ready to go; `subject` is what the log calls it. Without `device` a push has nowhere to go."""

    channel: DeliveryChannel
    subject: str
    mail: Mail | None = None
    sms: Sms | None = None
    push: Push | None = None
    device: subscriptions.Target | None = None


@needs(Right.FOLLOW_UP)
def pack(work: Work, delivery_id: UUID | str) -> Parcel:
    """Write the message in the receiver's language. Mails get a fresh way in each time; it is kept nowhere else.

    Call it in a reading work of the company: ways in are written by the house, in a work of its own.
    """
    delivery = work.get(Delivery, delivery_id)
    matter = matter_of(work, delivery)
    match delivery.channel:
        case DeliveryChannel.PUSH:
            push = write_push(delivery, matter, _path(delivery, matter))
            return Parcel(delivery.channel, push.title, push=push, device=subscriptions.target(delivery.push_id))
        case DeliveryChannel.SMS:
            text = write_short(delivery, matter, _door(delivery, matter))
            sms = Sms(key=str(delivery.id), to=delivery.recipient, text=text)
            return Parcel(delivery.channel, text.rpartition(" ")[0], sms=sms)
        case _:
            mail = _mail(work, delivery, matter)
            return Parcel(delivery.channel, mail.subject, mail=mail)


def _mail(work: Work, delivery: Delivery, matter: Matter) -> Mail:
    letter = write_letter(work, delivery, matter, _entrance(delivery, matter))
    if way_back := delivery.data.get("values", {}).get("way_back"):
        letter = replace(letter, reply_to=ways_back.address_of(matter.company.slug, way_back) or letter.reply_to)
    return letter.addressed(
        key=f"delivery:{delivery.id}",
        to=delivery.recipient,
        to_name=delivery.recipient_name,
        thread=f"subject:{delivery.subject_id}",
        attachments=_attachments(work, delivery, matter),
    )


def _entrance(delivery: Delivery, matter: Matter) -> Entrance:
    template = Template(delivery.template)
    if template in TO_STAFF:
        return Entrance(settings.address + _path(delivery, matter))
    purpose, lives = PURPOSES.get(template, (Purpose.DOCUMENT, LINK_LIVES))
    whereto = accounts.Whereto(
        email=delivery.recipient,
        door=Door.OFFICE if purpose in (Purpose.INVITATION, Purpose.RESET) else Door.PORTAL,
        company_id=delivery.company_id,
        customer_id=delivery.customer_id,
        approval_id=delivery.approval_id,
        path=_path(delivery, matter),
    )
    with work_as(HOUSE) as house:
        way = accounts.way_in(house, whereto, purpose)
        until, code_until = house.now + lives, house.now + CODE_LIVES
    url = way.path(whereto.door) if way.link_token else whereto.path
    entrance = Entrance(settings.address + url, until, way.code, f"{settings.address}/sign-in")
    return replace(entrance, code_until=code_until) if purpose is Purpose.DOCUMENT else entrance


PURPOSES = {
    Template.SIGN_IN: (Purpose.SIGN_IN, ASKED_LIVES),
    Template.PROOF: (Purpose.PROOF, ASKED_LIVES),
    Template.INVITATION: (Purpose.INVITATION, INVITATION_LIVES),
    Template.PASSWORD_RESET: (Purpose.RESET, RESET_LIVES),
}


def _path(delivery: Delivery, matter: Matter) -> str:
    """Where the message leads; `d` tells through which message the person came."""
    path = delivery.data.get("values", {}).get("path")
    if not path:
        path = matter.office_path if delivery.template in TO_STAFF else matter.path(delivery.template)
    return f"{path}{'&' if '?' in path else '?'}d={delivery.id}"


def _door(delivery: Delivery, matter: Matter) -> str:
    """The plain page that opens without signing in, for links that prove nothing."""
    if matter.approval is not None and delivery.template in WAITS_FOR_DECISION:
        return f"/a/{matter.approval.id}?d={delivery.id}"
    return _path(delivery, matter)


def _attachments(work: Work, delivery: Delivery, matter: Matter) -> tuple[Attachment, ...]:
    """The papers that go along: confirmation with signed copy, invoice, credit note, and what the notice adds."""
    ids: list[UUID | str | None] = list(delivery.data.get("values", {}).get("documents", ()))
    match Template(delivery.template):
        case Template.ORDER_CONFIRMED | Template.STAFF_APPROVED:
            ids += [matter.order.document_id if matter.order else None]
            ids += [matter.approval.evidence_id if matter.approval else None]
        case Template.INVOICE_SENT | Template.CREDIT_NOTE:
            ids += [matter.invoice.document_id if matter.invoice else None]
    documents = [work.get(Document, id) for id in dict.fromkeys(str(id) for id in ids if id)]
    return tuple(Attachment(paper.name, paper.media_type, storage.read(paper.sha256)) for paper in documents)
