"""What becomes of each message: queued, handed over, failed, opened, acted on."""

from typing import Any
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import col, select

from domain import approvals, worklist
from domain.access import Right, needs
from domain.notifications import outbox, rules
from domain.notifications.notices import NAMES, TO_STAFF, Template
from domain.notifications.troubles import TROUBLES, Trouble
from domain.work import Work
from models.base import new_id
from models.fact import Delivery, DeliveryChannel, DeliveryState, TodoKind


@needs(Right.FOLLOW_UP)
def begin(work: Work, delivery_id: UUID | str) -> Delivery | None:
    """Write down that it is being sent now; None when there is nothing (more) to send.

    Whoever finds it in SENDING follows a worker that was killed in the middle. A mail repeats its Message-ID and a
    push its Topic, so those are sent again; an SMS would arrive twice, so nobody knows and another way is taken.
    """
    delivery = work.get(Delivery, delivery_id, lock=True)
    if delivery.state is DeliveryState.SENDING and delivery.channel is DeliveryChannel.SMS:
        delivery.state = DeliveryState.UNKNOWN
        _not_arrived(work, delivery, "stopped while it was being handed over", Trouble.HALFWAY)
        return None
    if delivery.state not in (DeliveryState.QUEUED, DeliveryState.SENDING):
        return None
    delivery.state = DeliveryState.SENDING
    return delivery


@needs(Right.FOLLOW_UP)
def put_back(work: Work, delivery_id: UUID | str, *, error: str) -> bool:
    """The other side is down: wait for the next try. False when it has been tried for long enough."""
    delivery = work.get(Delivery, delivery_id, lock=True)
    if work.now - delivery.created_at > rules.patience(delivery.template):
        return False
    delivery.state, delivery.error = DeliveryState.QUEUED, error[:500]
    return True


@needs(Right.FOLLOW_UP)
def handed_over(work: Work, delivery_id: UUID | str, *, subject: str) -> None:
    """The next post office has it."""
    delivery = work.get(Delivery, delivery_id, lock=True)
    delivery.state, delivery.sent_at, delivery.subject = DeliveryState.HANDED_OVER, work.now, subject[:300]
    delivery.error = delivery.trouble = ""
    if delivery.approval_id and delivery.template not in TO_STAFF:
        approvals.delivered(work, delivery.approval_id)
    if before := delivery.data.get("instead_of"):
        worklist.settle(work, UUID(before), TodoKind.DELIVERY_FAILED)
    work.record("delivery.handed_over", delivery, internal=True, **_told(delivery))


@needs(Right.FOLLOW_UP)
def failed(
    work: Work,
    delivery_id: UUID | str,
    *,
    error: str,
    trouble: Trouble | None,
    subject: str = "",
    is_gone: bool = False,
) -> None:
    """It will never arrive this way: try another one, or lay it before staff. `is_gone`: the device was let go."""
    delivery = work.get(Delivery, delivery_id, lock=True)
    delivery.state, delivery.subject = DeliveryState.FAILED, subject[:300]
    _not_arrived(work, delivery, error, trouble, is_nobodys_fault=is_gone)


@needs(Right.FOLLOW_UP)
def note_opened(work: Work, delivery_id: UUID | str, *, account_id: UUID) -> None:
    """A person came in through this message."""
    delivery = work.get(Delivery, delivery_id, lock=True)
    if delivery.state in (DeliveryState.OPENED, DeliveryState.ACTED_ON):
        return
    delivery.state, delivery.opened_at = DeliveryState.OPENED, work.now
    delivery.account_id = delivery.account_id or account_id
    work.record("delivery.opened", delivery, internal=True, **_told(delivery))


@needs(Right.FOLLOW_UP)
def acted(work: Work, account_id: UUID, *subjects: UUID) -> int:
    """The person did what the message asked for (`subjects`: ids of quote, approval, invoice); returns how many."""
    query = select(Delivery).where(
        Delivery.account_id == account_id,
        Delivery.state == DeliveryState.OPENED,
        or_(col(Delivery.subject_id).in_(subjects), col(Delivery.approval_id).in_(subjects)),
    )
    found = work.session.exec(query.with_for_update()).all()
    for delivery in found:
        delivery.state, delivery.acted_at = DeliveryState.ACTED_ON, work.now
        work.record("delivery.acted_on", delivery, internal=True, **_told(delivery))
    return len(found)


def _not_arrived(
    work: Work, delivery: Delivery, error: str, trouble: Trouble | None, *, is_nobodys_fault: bool = False
) -> None:
    delivery.error, delivery.trouble = error[:500], trouble or Trouble.REFUSED
    work.record("delivery.failed", delivery, internal=True, error=delivery.error, **_told(delivery))
    if delivery.template == Template.PUSH_TEST:
        return  # the one who asked for it sees that nothing comes
    instead = _other_way(work, delivery)
    if is_nobodys_fault or (delivery.channel is DeliveryChannel.PUSH and instead):
        return
    worklist.add(
        work,
        TodoKind.DELIVERY_FAILED,
        company_id=delivery.company_id,
        customer_id=delivery.customer_id,
        subject_kind="delivery",
        subject_id=delivery.id,
        label=delivery.subject or NAMES[Template(delivery.template)],
        who=f"{delivery.recipient_name} <{delivery.recipient}>",
        why=TROUBLES[Trouble(delivery.trouble)],
    )


def _other_way(work: Work, delivery: Delivery) -> bool:
    """Whether the person hears of it otherwise: by the message beside it, or by a mail made now."""
    beside = delivery.data.get("beside")
    if beside and work.get(Delivery, beside).state is not DeliveryState.FAILED:
        return True
    email = delivery.data.get("person", {}).get("email")
    if not email or delivery.channel is DeliveryChannel.EMAIL:
        return False
    _mail_instead(work, delivery, email)
    return True


def _mail_instead(work: Work, delivery: Delivery, email: str) -> None:
    kept = ("company_id", "customer_id", "account_id", "template", "recipient_name", "language", "subject_id",
            "approval_id")  # fmt: skip
    mail = Delivery(
        **{name: getattr(delivery, name) for name in kept},
        id=new_id(),
        channel=DeliveryChannel.EMAIL,
        recipient=email,
        data=delivery.data | {"beside": ""},
        created_at=work.now,
    )
    key = f"{delivery.data.get('key')}:instead"
    outbox.put(work, mail, dedup_key=rules.dedup_key(key, DeliveryChannel.EMAIL, email))


def _told(delivery: Delivery) -> dict[str, Any]:
    """What the timeline says about a message."""
    return {
        "template": delivery.template,
        "channel": delivery.channel,
        "recipient": delivery.recipient_name or delivery.recipient,
        "about": str(delivery.subject_id or ""),
    }
