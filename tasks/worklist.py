"""How facts become to-dos for staff, and how to-dos go when the matter is settled."""

from datetime import date
from typing import Any
from uuid import UUID

from domain import addresses, facts, worklist
from domain.texts import _, say
from domain.work import Work
from models.company import Company
from models.customer import Address, Customer
from models.document import Document
from models.fact import Fact, Todo, TodoKind
from models.invoice import Invoice
from models.message import Message, Thread
from models.order import Order
from models.quote import Quote
from tasks.worker import task


@task("worklist.quote_question")
def quote_question(work: Work, *, fact: str, subject: str) -> None:
    happened, quote = facts.by_id(work, fact), work.get(Quote, subject)
    key = f"question:{happened.data['question_id']}"
    _add(work, TodoKind.QUESTION, quote, **_of_quote(quote, happened), why=happened.data["text"], key=key)


@task("worklist.question_answered")
def question_answered(work: Work, *, fact: str, subject: str) -> None:
    """One of the customer's questions was answered, or the wish for a change talked over."""
    happened = facts.by_id(work, fact)
    for kind in ("question", "change"):
        worklist.settle(work, UUID(subject), key=f"{kind}:{happened.data['question_id']}", by=happened.actor_name)


@task("worklist.change_asked")
def change_asked(work: Work, *, fact: str, subject: str) -> None:
    happened, quote = facts.by_id(work, fact), work.get(Quote, subject)
    key = f"change:{happened.data['question_id']}"
    _add(work, TodoKind.CHANGE_ASKED, quote, **_of_quote(quote, happened), why=happened.data["text"], key=key)


@task("worklist.quote_declined")
def quote_declined(work: Work, *, fact: str, subject: str) -> None:
    happened, quote = facts.by_id(work, fact), work.get(Quote, subject)
    _settle(work, happened, TodoKind.EXPIRING, TodoKind.CHANGE_ASKED)
    _add(work, TodoKind.DECLINED, quote, **_of_quote(quote, happened), why=happened.data["reason"])


@task("worklist.quote_settled")
def quote_settled(work: Work, *, fact: str, subject: str) -> None:
    """A new version was sent, or the quote was approved, withdrawn or expired: nothing waits for us there now."""
    happened = facts.by_id(work, fact)
    _settle(work, happened, TodoKind.CHANGE_ASKED, TodoKind.DECLINED, TodoKind.EXPIRING)


@task("worklist.order_made")
def order_made(work: Work, *, fact: str, subject: str) -> None:
    """An approved quote asks for planning and, in the end, for an invoice."""
    happened, order = facts.by_id(work, fact), work.get(Order, subject)
    quote = work.get(Quote, order.quote_id) if order.quote_id else None
    _add(
        work,
        TodoKind.APPROVED,
        order,
        label=_label(order.number, order.title),
        who=work.get(Customer, order.customer_id).name,
        amount_cents=happened.data.get("cents"),
        assignee_id=quote.owner_id if quote else None,
    )


@task("worklist.order_withdrawn")
def order_withdrawn(work: Work, *, fact: str, subject: str) -> None:
    """Planned work must stop, and what was invoiced or paid be put right."""
    happened, order = facts.by_id(work, fact), work.get(Order, subject)
    worklist.settle(work, order.id, TodoKind.APPROVED, by=happened.actor_name)
    label, who = _label(order.number, order.title), happened.data["by"]
    _add(work, TodoKind.ORDER_WITHDRAWN, order, label=label, who=who, amount_cents=order.total_cents)


@task("worklist.order_settled")
def order_settled(work: Work, *, fact: str, subject: str) -> None:
    """The order was cancelled, or its invoice issued."""
    happened = facts.by_id(work, fact)
    order_id = work.get(Invoice, subject).order_id if happened.subject_kind == "invoice" else UUID(subject)
    if order_id:
        worklist.settle(work, order_id, TodoKind.APPROVED, by=happened.actor_name)


@task("worklist.document_decided")
def document_decided(work: Work, *, fact: str, subject: str) -> None:
    happened, document = facts.by_id(work, fact), work.get(Document, subject)
    kind = TodoKind.DECLINED if happened.name == "document.declined" else TodoKind.APPROVED
    why = happened.data.get("reason", "")
    _add(work, kind, document, label=document.title, who=happened.actor_name, why=why)


@task("worklist.document_received")
def document_received(work: Work, *, fact: str, subject: str) -> None:
    """A customer sent a file: somebody should look at it."""
    happened, document = facts.by_id(work, fact), work.get(Document, subject)
    if happened.data["from_customer"]:
        _add(work, TodoKind.FILE, document, label=document.title, who=happened.actor_name, why=document.name)


@task("worklist.document_replaced")
def document_replaced(work: Work, *, fact: str, subject: str) -> None:
    happened = facts.by_id(work, fact)
    worklist.settle(work, UUID(happened.data["replaces"]), TodoKind.DECLINED, by=happened.actor_name)


@task("worklist.message_sent")
def message_sent(work: Work, *, fact: str, subject: str) -> None:
    """A customer's message is a to-do for as long as nobody answers; reactions may come in any order."""
    happened, message = facts.by_id(work, fact), work.get(Message, subject)
    thread = work.get(Thread, message.thread_id)
    if not thread.waits:
        worklist.settle(work, thread.id, TodoKind.MESSAGE, by=happened.actor_name)
    elif message.from_customer:
        values = {"label": thread.title, "who": message.author_name, "assignee_id": thread.staff_id}
        _add(work, TodoKind.MESSAGE, thread, **values, why=message.text[:500])


@task("worklist.thread_rested")
def thread_rested(work: Work, *, fact: str, subject: str) -> None:
    worklist.settle(work, UUID(subject), TodoKind.MESSAGE, by=facts.by_id(work, fact).actor_name)


@task("worklist.invoice_paid")
def invoice_paid(work: Work, *, fact: str, subject: str) -> None:
    """However it was paid in the end: attempts that failed before are no matter any more."""
    worklist.settle(work, UUID(subject), TodoKind.PAYMENT_FAILED)


@task("worklist.customer_moving")
def customer_moving(work: Work, *, fact: str, subject: str) -> None:
    """Somebody leaves an address: it is to be handed over, or the access ended. It may be taken back by now."""
    if not addresses.is_moving(work, subject):
        return
    happened, address = facts.by_id(work, fact), work.get(Address, subject)
    on, firm = happened.data.get("on", ""), work.get(Company, address.company_id)
    day = say(firm.language, _("from {day}"), country=firm.country, day=date.fromisoformat(on)) if on else ""
    why = " · ".join(filter(None, (day, happened.data.get("note", ""))))
    _add(work, TodoKind.MOVING, address, label=address.one_line(), who=happened.actor_name, why=why)


@task("worklist.customer_stays")
def customer_stays(work: Work, *, fact: str, subject: str) -> None:
    worklist.settle(work, UUID(subject), TodoKind.MOVING, by=facts.by_id(work, fact).actor_name)


@task("worklist.moving_noted")
def moving_noted(work: Work, *, fact: str, subject: str) -> None:
    """Staff took it off the list: who is moving sees so."""
    if facts.by_id(work, fact).data["kind"] == TodoKind.MOVING:
        addresses.note_moving(work, work.get(Todo, subject).subject_id)


@task("worklist.address_handed_over")
def address_handed_over(work: Work, *, fact: str, subject: str) -> None:
    worklist.settle(work, UUID(subject), TodoKind.MOVING, by=facts.by_id(work, fact).actor_name)


@task("worklist.watch_expiring")
def watch_expiring(work: Work) -> None:
    """The house looks once a day which quotes nobody answered and that run out soon."""
    for company_id in worklist.companies_with_expiring(work):
        work.later("worklist.expiring", company_id=company_id)


@task("worklist.expiring")
def expiring(work: Work) -> None:
    for quote in worklist.expiring_quotes(work):
        key = f"expiring:{quote.id}:{quote.version}"
        who = work.get(Customer, quote.customer_id).name
        label, owner = _label(quote.number, quote.title), quote.owner_id
        _add(
            work,
            TodoKind.EXPIRING,
            quote,
            label=label,
            who=who,
            amount_cents=quote.total_cents,
            assignee_id=owner,
            key=key,
        )


def _add(
    work: Work, kind: TodoKind, subject: Quote | Order | Document | Invoice | Thread | Address, **values: Any
) -> None:
    worklist.add(
        work,
        kind,
        company_id=subject.company_id,
        customer_id=subject.customer_id,
        subject_kind=type(subject).__name__.lower(),
        subject_id=subject.id,
        **values,
    )


def _of_quote(quote: Quote, happened: Fact) -> dict[str, Any]:
    return {
        "label": _label(quote.number, quote.title),
        "who": happened.actor_name,
        "amount_cents": quote.total_cents,
        "assignee_id": quote.owner_id,
    }


def _settle(work: Work, happened: Fact, *kinds: TodoKind) -> None:
    worklist.settle(work, happened.subject_id, *kinds, by=happened.actor_name)


def _label(number: str, title: str) -> str:
    return " · ".join(filter(None, (number, title)))
