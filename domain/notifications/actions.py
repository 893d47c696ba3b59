"""Telling people: one router, so that nobody hears the same thing twice by the same way."""

from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain import customers, worklist
from domain.access import HOUSE, Right, needs
from domain.companies.rules import is_email
from domain.notifications import outbox, rules, subscriptions
from domain.notifications.audience import may_hear
from domain.notifications.matters import Matter, with_subject
from domain.notifications.notices import NAMES, Notice, Receiver
from domain.notifications.pushes import has_push
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work, work_as
from integrations import sms
from models.account import Role, StaffMember
from models.base import new_id
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind, Delivery, DeliveryChannel, DeliveryState, TodoKind


@dataclass(frozen=True)
class Address:
    """One way to one person: an e-mail address, a number, or a device."""

    channel: DeliveryChannel
    recipient: str
    push_id: UUID | None = None


@needs(Right.FOLLOW_UP)
def tell(work: Work, notice: Notice, *, key: str, account_id: UUID | None = None) -> list[Delivery]:
    """Tell everybody at this customer who may know: by mail or SMS as they chose, and on each of their devices.

    With an account, only that person, who began it; whoever has no seat there any more is not told.
    """
    if notice.customer_id is None:
        raise NotFound
    customer = customers.by_id(work, notice.customer_id)
    known = customers.recipients(work, customer.id)
    people = [_receiver(found) for found in known if may_hear(found, notice.template, only_for=notice.only_for)]
    if account_id is not None:
        people = [person for person in people if person.account_id == account_id]
    elif not any(_address(person) for person in people):
        _nobody_hears(work, notice, customer, key)
    return _tell(work, notice, customer.company_id, people, key)


@needs(Right.FOLLOW_UP)
def tell_staff(work: Work, notice: Notice, *, key: str, staff_id: UUID | None = None) -> list[Delivery]:
    """Tell the colleague whose matter it is; where there is none any more, the firm's mailbox."""
    company = work.get(Company, work.actor.company_id)
    return _tell(work, notice, company.id, [_colleague(work, company, staff_id)], key, with_devices=False)


@needs(Right.FOLLOW_UP)
def tell_person(work: Work, notice: Notice, receiver: Receiver, *, company_id: UUID, key: str) -> list[Delivery]:
    """Write to one address: what somebody asked for on the sign-in page, or an invitation."""
    return _tell(work, notice, company_id, [receiver], key, with_devices=False)


@needs(Right.FOLLOW_UP)
def tell_once(work: Work, notice: Notice, receiver: Receiver, *, company_id: UUID, key: str) -> list[Delivery]:
    """Tell one person by one way: on the devices where there are some, else by mail or SMS.

    A push that reaches no device at all becomes a mail: each device's message answers for the one before it.
    """
    account = receiver.account_id
    devices = subscriptions.targets({account}).get(account, []) if account and has_push(notice.template) else []
    if not devices:
        address = _address(receiver)
        told = _queue(work, notice, company_id, receiver, address, key=key) if address else None
        return [told] if told else []
    ways = [Address(DeliveryChannel.PUSH, device.label or "Web Push", device.id) for device in devices]
    made = [told for way in ways if (told := _queue(work, notice, company_id, receiver, way, key=key))]
    for told, other in zip(made, made[1:] + made[:1], strict=True):
        told.data = told.data | {"beside": str(other.id) if other is not told else ""}
    return made


@needs(Right.FOLLOW_UP)
def tell_devices(work: Work, notice: Notice, receiver: Receiver, *, company_id: UUID, key: str) -> list[Delivery]:
    """Write to the devices of one account only: the practice message."""
    found = subscriptions.targets({receiver.account_id} if receiver.account_id else set())
    made = []
    for device in found.get(receiver.account_id, []) if receiver.account_id else []:
        address = Address(DeliveryChannel.PUSH, device.label or "Web Push", device.id)
        made.append(_queue(work, notice, company_id, receiver, address, key=key))
    return [delivery for delivery in made if delivery]


@needs(Right.SEE_WORKLIST)
def resend(work: Work, delivery_id: UUID | str, *, to: str = "") -> Delivery:
    """Staff send a message once more, by mail to another address if `to` names one; the old entry stays as it is."""
    old = work.get(Delivery, delivery_id, lock=True)
    rules.assert_may_go_again(old)
    channel = DeliveryChannel.EMAIL if to else old.channel
    recipient = to.strip().lower() or old.recipient
    if channel is DeliveryChannel.EMAIL and not is_email(recipient):
        raise Invalid({"to": _("This is not an e-mail address.")})
    delivery = Delivery(**_copy(old, channel, recipient), id=new_id(), created_at=work.now)
    outbox.put(work, delivery, dedup_key=f"resend:{delivery.id}")
    work.record("delivery.resent", delivery, internal=True, instead_of=str(old.id), to=recipient)
    return delivery


@needs(Right.OWN_ACCOUNT, only_notes=True)
def opened(work: Work, delivery_id: UUID | str) -> None:
    """The person is here through this message: called by what a person does, never by a fetch.

    An unknown or foreign id does no harm: it came from an address bar.
    """
    if (found := _own_delivery(work, delivery_id)) is not None:
        work.later(
            "deliveries.opened",
            company_id=found.company_id,
            queue="fast",
            delivery=str(found.id),
            account=str(work.actor.account_id),
        )


def _tell(
    work: Work, notice: Notice, company_id: UUID, people: list[Receiver], key: str, *, with_devices: bool = True
) -> list[Delivery]:
    speaks = with_devices and has_push(notice.template)
    found = subscriptions.targets({person.account_id for person in people if person.account_id} if speaks else set())
    made: list[Delivery | None] = []
    for person in people:
        first = None
        if (address := _address(person)) is not None:
            first = _queue(work, notice, company_id, person, address, key=key)
            made.append(first)
        for device in found.get(person.account_id, []) if person.account_id else []:
            way = Address(DeliveryChannel.PUSH, device.label or "Web Push", device.id)
            made.append(_queue(work, notice, company_id, person, way, key=key, beside=first))
    return [delivery for delivery in made if delivery]


def _queue(
    work: Work,
    notice: Notice,
    company_id: UUID,
    person: Receiver,
    address: Address,
    *,
    key: str,
    beside: Delivery | None = None,
) -> Delivery | None:
    """Put one message in the outbox; None when this was told before."""
    delivery = Delivery(
        id=new_id(),
        company_id=company_id,
        customer_id=notice.customer_id,
        account_id=person.account_id,
        channel=address.channel,
        template=notice.template,
        recipient=address.recipient,
        recipient_name=person.name,
        language=person.language,
        subject_id=notice.subject_id,
        approval_id=notice.approval_id,
        push_id=address.push_id,
        data=_data(notice, person, key, beside),
        created_at=work.now,
    )
    recipient = str(address.push_id or address.recipient)
    return outbox.put(work, delivery, dedup_key=rules.dedup_key(key, address.channel, recipient))


def _data(notice: Notice, person: Receiver, key: str, beside: Delivery | None) -> dict[str, Any]:
    return {
        "about": str(notice.subject_kind),
        "values": notice.data,
        "key": key,
        "person": {name: value for name, value in asdict(person).items() if name in ("email", "phone")},
        "beside": str(beside.id) if beside else "",
    }


def _address(person: Receiver) -> Address | None:
    channel = rules.channel_for(person, sms_available=sms.is_available())
    if channel is None:
        return None
    return Address(channel, person.phone if channel is DeliveryChannel.SMS else person.email)


def _nobody_hears(work: Work, notice: Notice, customer: Customer, key: str) -> None:
    """Nothing can be sent, so a person must: silence would look as if the customer knew."""
    company = work.get(Company, customer.company_id)
    matter = with_subject(work, Matter(company), str(notice.subject_kind), notice.subject_id)
    worklist.add(
        work,
        TodoKind.DELIVERY_FAILED,
        company_id=customer.company_id,
        customer_id=customer.id,
        subject_kind=str(notice.subject_kind),
        subject_id=notice.subject_id,
        label=matter.label or NAMES[notice.template],
        who=customer.name,
        why=_("Nobody at this customer can be reached: there is no e-mail address and no mobile number we can use."),
        key=rules.dedup_key(key, DeliveryChannel.EMAIL, ""),
    )


def _receiver(found: customers.Recipient) -> Receiver:
    return Receiver(found.name, found.email, found.language, found.phone, found.channel, found.account_id)


def _colleague(work: Work, company: Company, staff_id: UUID | None) -> Receiver:
    active = select(StaffMember).where(col(StaffMember.left_at).is_(None))
    member = work.session.exec(active.where(StaffMember.id == staff_id)).one_or_none() if staff_id else None
    if member is None and (mailbox := company.reply_to or company.email):
        return Receiver(company.name, mailbox, company.language)
    member = member or work.session.exec(active.where(StaffMember.role == Role.ADMIN)).first()
    if member is None:
        raise NotFound
    return Receiver(member.name, member.email, member.language, account_id=member.account_id)


def _copy(old: Delivery, channel: DeliveryChannel, recipient: str) -> dict[str, Any]:
    kept = (
        "company_id", "customer_id", "account_id", "template", "recipient_name", "language", "subject", "subject_id",
        "approval_id", "push_id",
    )  # fmt: skip
    values = {name: getattr(old, name) for name in kept} | {"channel": channel, "recipient": recipient}
    return values | {"data": old.data | {"instead_of": str(old.id), "beside": ""}}


def _own_delivery(work: Work, delivery_id: UUID | str) -> Delivery | None:
    """The message, if it was to this person and was not opened before. The log is staff's: read as the house."""
    with work_as(HOUSE, writes=False) as house:
        try:
            found = house.get(Delivery, delivery_id)
        except NotFound:
            return None
    if found.state in (DeliveryState.OPENED, DeliveryState.ACTED_ON):
        return None
    return found if _was_told(work, found) else None


def _was_told(work: Work, delivery: Delivery) -> bool:
    actor = work.actor
    if delivery.account_id is not None:
        return delivery.account_id == actor.account_id
    return actor.kind is ActorKind.CUSTOMER and delivery.customer_id in {seat.customer_id for seat in actor.seats}
