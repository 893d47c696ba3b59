"""What follows from requests: a number, something to do for staff, and word to whoever asked."""

from typing import Any
from uuid import UUID

from domain import facts, notifications, requests, worklist
from domain.notifications import Notice, Receiver, Subject, Template
from domain.work import Work
from models.customer import Customer
from models.fact import ActorKind, TodoKind
from models.request import Request
from tasks.worker import task


@task("requests.register")
def register(work: Work, *, fact: str, subject: str) -> None:
    requests.register(work, subject)


@task("requests.reopen")
def reopen(work: Work, *, fact: str, subject: str) -> None:
    requests.reopen(work, subject)


@task("requests.lay_before_staff")
def lay_before_staff(work: Work, *, fact: str, subject: str) -> None:
    """It is new, was answered, or its quote was thrown away: somebody must look at it."""
    happened, request = facts.by_id(work, fact), work.get(Request, subject)
    by_customer = happened.actor_kind is ActorKind.CUSTOMER
    worklist.add(
        work,
        TodoKind.REQUEST,
        company_id=request.company_id,
        customer_id=request.customer_id,
        subject_kind="request",
        subject_id=request.id,
        label=" · ".join(filter(None, (request.number, request.type_name, request.about))),
        who=request.author_name,
        why=happened.data["text"] if by_customer and "text" in happened.data else request.text,
    )


@task("requests.settle")
def settle(work: Work, *, fact: str, subject: str) -> None:
    """The firm acted, or the customer withdrew."""
    worklist.settle(work, UUID(subject), TodoKind.REQUEST, by=facts.by_id(work, fact).actor_name)


@task("requests.tell_received")
def tell_received(work: Work, *, fact: str, subject: str) -> None:
    """A receipt for whoever asked, and word to the firm's mailbox."""
    request = work.get(Request, subject)
    _tell_author(work, request, Template.REQUEST_RECEIVED, key=f"request:{request.id}")
    about = {"by": request.author_name, "text": request.text}
    notice = Notice(Template.STAFF_REQUEST, Subject.REQUEST, request.id, request.customer_id, data=about)
    notifications.tell_staff(work, notice, key=f"request:{request.id}:staff")


@task("requests.tell_asked_back")
def tell_asked_back(work: Work, *, fact: str, subject: str) -> None:
    text = facts.by_id(work, fact).data["text"]
    _tell_author(work, work.get(Request, subject), Template.REQUEST_QUESTION, key=f"asked_back:{fact}", text=text)


@task("requests.tell_ordered")
def tell_ordered(work: Work, *, fact: str, subject: str) -> None:
    _tell_author(work, work.get(Request, subject), Template.REQUEST_ORDERED, key=f"ordered:{subject}")


@task("requests.tell_declined")
def tell_declined(work: Work, *, fact: str, subject: str) -> None:
    request = work.get(Request, subject)
    _tell_author(work, request, Template.REQUEST_DECLINED, key=f"declined:{subject}", text=request.reason)


def _tell_author(work: Work, request: Request, template: Template, *, key: str, **data: Any) -> None:
    """Whoever asked, alone; a project's account without an address hears it on its devices."""
    notice = Notice(template, Subject.REQUEST, request.id, request.customer_id, data=data)
    told = notifications.tell(work, notice, key=key, account_id=request.author_id)
    if not told:
        language = work.get(Customer, request.customer_id).language
        receiver = Receiver(request.author_name, "", language, account_id=request.author_id)
        notifications.tell_devices(work, notice, receiver, company_id=request.company_id, key=key)
