"""Who is told what when something happened. The router sees to it that nobody hears the same thing twice."""

from datetime import timedelta
from uuid import UUID

from sqlmodel import select

from domain import facts, notifications
from domain.notifications import Notice, Receiver, Subject, Template
from domain.work import Work
from models.approval import Approval, ApprovalStatus
from models.customer import Customer
from models.document import Document
from models.fact import ActorKind, Fact
from models.invoice import Invoice, Payment
from models.order import Order
from models.quote import Quote
from tasks.worker import task

GRACE = timedelta(minutes=2)


@task("telling.quote_sent")
def quote_sent(work: Work, *, fact: str, subject: str) -> None:
    """The paper of a version is ready: the customer may look at it and decide."""
    happened = facts.by_id(work, fact)
    quote = work.get(Quote, subject)
    template = Template.QUOTE_SENT if happened.data["version"] == 1 else Template.QUOTE_CHANGED
    approval_id = UUID(happened.data["approval_id"])
    notice = Notice(template, Subject.QUOTE, quote.id, quote.customer_id, approval_id)
    notifications.tell(work, notice, key=f"approval:{approval_id}")


@task("telling.approval_asked")
def approval_asked(work: Work, *, fact: str, subject: str) -> None:
    """An uploaded document waits for the customer's consent."""
    document = work.get(Document, subject)
    approval_id = UUID(facts.by_id(work, fact).data["approval_id"])
    notice = Notice(
        Template.APPROVAL_ASKED, Subject.DOCUMENT, document.id, document.customer_id, approval_id,
        only_for=document.personal_to,
    )  # fmt: skip
    notifications.tell(work, notice, key=f"approval:{approval_id}")


@task("telling.document_shared")
def document_shared(work: Work, *, fact: str, subject: str) -> None:
    """A clerk often shares first and then asks for approval: wait a moment, so that one message says both."""
    company_id = work.get(Document, subject).company_id
    key = f"telling.document_ready:{fact}"
    work.later("telling.document_ready", company_id=company_id, due_in=GRACE, dedup_key=key, document=subject)


@task("telling.document_ready")
def document_ready(work: Work, *, document: str) -> None:
    paper = work.get(Document, document)
    asked = select(Approval.id).where(Approval.document_id == paper.id)
    if not paper.shared or work.session.exec(asked).first():
        return
    notice = Notice(Template.DOCUMENT_SHARED, Subject.DOCUMENT, paper.id, paper.customer_id, only_for=paper.personal_to)
    notifications.tell(work, notice, key=f"document:{paper.id}")


@task("telling.question_answered")
def question_answered(work: Work, *, fact: str, subject: str) -> None:
    happened = facts.by_id(work, fact)
    quote = work.get(Quote, subject)
    text = {"text": happened.data["text"]}
    notice = Notice(Template.QUESTION_ANSWERED, Subject.QUOTE, quote.id, quote.customer_id, data=text)
    notifications.tell(work, notice, key=f"answer:{happened.data['answer_id']}")


@task("telling.order_confirmed")
def order_confirmed(work: Work, *, fact: str, subject: str) -> None:
    """Confirmation and signed copy go to both sides in one mail: whichever paper is ready last sends it."""
    order = _order_of(work, facts.by_id(work, fact))
    approval = work.get(Approval, order.approval_id) if order and order.approval_id else None
    if order is None or order.document_id is None or approval is None or approval.evidence_id is None:
        return
    key = f"order:{order.id}"
    notice = Notice(Template.ORDER_CONFIRMED, Subject.ORDER, order.id, order.customer_id, approval.id)
    notifications.tell(work, notice, key=key)
    to_staff = Notice(Template.STAFF_APPROVED, Subject.ORDER, order.id, order.customer_id, approval.id)
    owner = work.get(Quote, order.quote_id).owner_id if order.quote_id else None
    notifications.tell_staff(work, to_staff, key=f"{key}:staff", staff_id=owner)


@task("telling.withdrawal_received")
def withdrawal_received(work: Work, *, fact: str, subject: str) -> None:
    """The receipt goes where the person who withdrew wants it."""
    order = work.get(Order, subject)
    language = work.get(Customer, order.customer_id).language
    receiver = Receiver(order.withdrawn_by, order.withdrawn_email, language)
    notice = Notice(Template.WITHDRAWAL_RECEIVED, Subject.ORDER, order.id, order.customer_id)
    notifications.tell_person(work, notice, receiver, company_id=order.company_id, key=f"withdrawn:{order.id}")


@task("telling.document_decided")
def document_decided(work: Work, *, fact: str, subject: str) -> None:
    """Staff hear of it with the signed copy, when that is ready."""
    happened = facts.by_id(work, fact)
    approval = work.get(Approval, happened.data["approval_id"])
    paper = [happened.data["document_id"]]
    is_declined = approval.status is ApprovalStatus.DECLINED
    template = Template.STAFF_DECLINED if is_declined else Template.STAFF_APPROVED
    data = {"by": approval.typed_name, "text": approval.reason, "documents": paper}
    notice = Notice(template, Subject.DOCUMENT, UUID(subject), approval.customer_id, approval.id, data)
    notifications.tell_staff(work, notice, key=f"decided:{approval.id}")


@task("telling.quote_declined")
def quote_declined(work: Work, *, fact: str, subject: str) -> None:
    _tell_owner(work, fact, Template.STAFF_DECLINED)


@task("telling.question_asked")
def question_asked(work: Work, *, fact: str, subject: str) -> None:
    _tell_owner(work, fact, Template.STAFF_QUESTION)


@task("telling.change_asked")
def change_asked(work: Work, *, fact: str, subject: str) -> None:
    _tell_owner(work, fact, Template.STAFF_QUESTION, change=True)


@task("telling.invoice_sent")
def invoice_sent(work: Work, *, fact: str, subject: str) -> None:
    invoice = work.get(Invoice, subject)
    notice = Notice(Template.INVOICE_SENT, Subject.INVOICE, invoice.id, invoice.customer_id)
    notifications.tell(work, notice, key=f"invoice:{invoice.id}")


@task("telling.credit_note")
def credit_note(work: Work, *, fact: str, subject: str) -> None:
    note = work.get(Invoice, subject)
    notice = Notice(Template.CREDIT_NOTE, Subject.INVOICE, note.id, note.customer_id)
    notifications.tell(work, notice, key=f"invoice:{note.id}")


@task("telling.payment_received")
def payment_received(work: Work, *, fact: str, subject: str) -> None:
    payment = work.get(Payment, subject)
    notice = Notice(Template.PAYMENT_RECEIVED, Subject.PAYMENT, payment.id, payment.customer_id)
    notifications.tell(work, notice, key=f"payment:{payment.id}")


def _tell_owner(work: Work, fact: str, template: Template, **data: object) -> None:
    """What a customer did with a quote, to the colleague who made it."""
    happened = facts.by_id(work, fact)
    if happened.actor_kind is not ActorKind.CUSTOMER:
        return
    quote = work.get(Quote, happened.subject_id)
    text = happened.data.get("text") or happened.data.get("reason", "")
    values = {"by": happened.actor_name, "text": text, **data}
    notice = Notice(template, Subject.QUOTE, quote.id, quote.customer_id, data=values)
    notifications.tell_staff(work, notice, key=f"{template}:{fact}", staff_id=quote.owner_id)


def _order_of(work: Work, happened: Fact) -> Order | None:
    """The order behind `order.confirmed`, or behind `quote.evidence_filed` if it was made by then."""
    if happened.subject_kind == "order":
        return work.get(Order, happened.subject_id)
    return work.session.exec(select(Order).where(Order.quote_id == happened.subject_id)).one_or_none()
