"""Sending what the notifications router put in its log."""

from uuid import UUID

from domain import facts, invoices, notifications
from domain.notifications import Fate, Notice, Posted, Receiver, Subject, Template
from domain.problems import Unavailable
from domain.work import Work, work_as
from tasks.worker import Assignment, outside_task, task


@outside_task("deliveries.send")
def send(assignment: Assignment) -> None:
    """Write down that it is being sent, send it, write down what became of it."""
    delivery_id = UUID(assignment.payload["delivery"])
    with work_as(assignment.actor) as work:
        is_to_be_sent = notifications.begin(work, delivery_id) is not None
    if not is_to_be_sent:
        with assignment.last_work():
            return
    with work_as(assignment.actor, writes=False) as work:
        parcel = notifications.pack(work, delivery_id)
    posted = notifications.post(parcel)
    if posted.fate is Fate.DOWN and _may_wait(assignment, delivery_id, posted):
        raise Unavailable(posted.error, retry_after=posted.retry_after)
    _tidy_device(parcel, posted)
    with assignment.last_work() as work:
        if posted.fate is Fate.HANDED_OVER:
            notifications.handed_over(work, delivery_id, subject=parcel.subject)
        else:
            is_gone = posted.fate is Fate.GONE
            how = {"error": posted.error, "trouble": posted.trouble, "subject": parcel.subject}
            notifications.failed(work, delivery_id, **how, is_gone=is_gone)


@task("deliveries.opened")
def opened(work: Work, *, delivery: str, account: str) -> None:
    notifications.note_opened(work, delivery, account_id=UUID(account))


@task("deliveries.acted")
def acted(work: Work, *, fact: str, subject: str) -> None:
    """Who decided or paid did what a message asked for."""
    happened = facts.by_id(work, fact)
    named = (subject, happened.data.get("approval_id"), happened.data.get("invoice"))
    subjects = [UUID(id) for id in named if id]
    notifications.acted(work, happened.actor_id, *subjects)


@task("deliveries.follow")
def follow(work: Work, *, fact: str, subject: str) -> None:
    """An invoice counts as sent when the first message about it was handed over."""
    told = facts.by_id(work, fact).data
    if told["template"] in (Template.INVOICE_SENT, Template.CREDIT_NOTE):
        invoices.mark_sent(work, told["about"])


@task("deliveries.test_push")
def test_push(work: Work, *, account: str, name: str, language: str, path: str) -> None:
    """The practice message, to every device of the person who asked for it."""
    receiver = Receiver(name, "", language, account_id=UUID(account))
    notice = Notice(Template.PUSH_TEST, Subject.ACCOUNT, UUID(account), data={"path": path})
    company_id = work.actor.company_id
    assert company_id  # the job names one
    notifications.tell_devices(work, notice, receiver, company_id=company_id, key=f"test:{work.now.isoformat()}")


def _may_wait(assignment: Assignment, delivery_id: UUID, posted: Posted) -> bool:
    with work_as(assignment.actor) as work:
        return notifications.put_back(work, delivery_id, error=posted.error)


def _tidy_device(parcel: notifications.Parcel, posted: Posted) -> None:
    if parcel.device is None:
        return
    if posted.fate is Fate.GONE:
        notifications.forget_device(parcel.device.id)
    elif posted.fate is not Fate.HANDED_OVER:
        notifications.mark_device_failed(parcel.device.id)
