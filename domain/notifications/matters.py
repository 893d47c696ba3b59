"""What a message is about, read from the rows when it is written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import col, select

from domain.notifications.notices import WAITS_FOR_DECISION, Subject
from domain.work import Work
from models.account import StaffMember
from models.approval import Approval
from models.company import Company
from models.customer import Address, Customer
from models.document import Document
from models.fact import Delivery
from models.invoice import Invoice, Payment
from models.message import Thread
from models.order import Order
from models.project import Project
from models.quote import Question, Quote
from models.request import Request


@dataclass(frozen=True)
class Matter:
    """The rows behind a message; those that do not belong to it are None."""

    company: Company
    customer: Customer | None = None
    quote: Quote | None = None
    order: Order | None = None
    invoice: Invoice | None = None
    payment: Payment | None = None
    document: Document | None = None
    request: Request | None = None
    approval: Approval | None = None
    thread: Thread | None = None
    project: Project | None = None
    owner: StaffMember | None = None

    @property
    def number(self) -> str:
        """The number a person knows it by; documents have none."""
        rows = (self.order, self.invoice, self.quote, self.request, self.project)
        return next((row.number or "" for row in rows if row is not None), "")

    @property
    def title(self) -> str:
        if self.request is not None:
            return ", ".join(filter(None, (self.request.type_name, self.request.about)))
        rows = (self.order, self.invoice, self.quote, self.document, self.approval, self.thread, self.project)
        return next((row.title for row in rows if row is not None and row.title), self.number)

    @property
    def label(self) -> str:
        """What staff call it: "2026-0123 · New boiler"."""
        return " · ".join(dict.fromkeys(filter(None, (self.number, self.title))))

    @property
    def version(self) -> int:
        if self.approval is not None:
            return self.approval.version
        return self.quote.version if self.quote else 1

    def path(self, template: str) -> str:
        """Where in the portal the person goes on."""
        if self.approval is not None and template in WAITS_FOR_DECISION:
            return f"/approvals/{self.approval.id}"
        places = (
            ("quotes", self.quote),
            ("invoices", self.invoice),
            ("documents", self.document),
            ("requests", self.request),
            ("messages", self.thread),
            ("projects", self.project),
        )
        return next((f"/{room}/{row.id}" for room, row in places if row is not None), "/")

    @property
    def office_path(self) -> str:
        places = (
            ("orders", self.order),
            ("quotes", self.quote),
            ("invoices", self.invoice),
            ("documents", self.document),
            ("requests", self.request),
            ("messages", self.thread),
            ("projects", self.project),
        )
        return next((f"/office/{room}/{row.id}" for room, row in places if row is not None), "/office")


def matter_of(work: Work, delivery: Delivery) -> Matter:
    """Read what this message is about, as the system of its company."""
    matter = Matter(work.get(Company, delivery.company_id))
    if delivery.customer_id:
        matter = replace(matter, customer=work.get(Customer, delivery.customer_id))
    if delivery.approval_id:
        matter = replace(matter, approval=work.get(Approval, delivery.approval_id))
    matter = with_subject(work, matter, delivery.data.get("about", ""), delivery.subject_id)
    owner_id = matter.quote.owner_id if matter.quote else matter.thread.staff_id if matter.thread else None
    return replace(matter, owner=_active(work, owner_id)) if owner_id else matter


def site_of(work: Work, matter: Matter) -> str:
    """The address where the work is, on one line."""
    about = matter.quote or matter.request
    address_id = about.address_id if about else None
    return work.get(Address, address_id).one_line() if address_id else ""


def last_answer(work: Work, matter: Matter) -> str:
    """What the firm wrote last in the talk about the quote."""
    if matter.quote is None:
        return ""
    query = select(Question.text).where(Question.quote_id == matter.quote.id, col(Question.from_customer).is_(False))
    return work.session.exec(query.order_by(col(Question.created_at).desc())).first() or ""


def with_subject(work: Work, matter: Matter, about: str, id: UUID | None) -> Matter:
    """Read the row that `about` and `id` name, and those it hangs on."""
    read = READERS.get(about)
    return read(work, matter, id) if read else matter


def _of_quote(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, quote=work.get(Quote, id))


def _of_question(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return _of_quote(work, matter, work.get(Question, id).quote_id)


def _of_document(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, document=work.get(Document, id))


def _of_request(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, request=work.get(Request, id))


def _of_approval(work: Work, matter: Matter, id: UUID | None) -> Matter:
    approval = work.get(Approval, id)
    matter = replace(matter, approval=approval)
    if approval.quote_id:
        return _of_quote(work, matter, approval.quote_id)
    return _of_document(work, matter, approval.document_id)


def _of_order(work: Work, matter: Matter, id: UUID | None) -> Matter:
    order = work.get(Order, id)
    if order.approval_id:
        matter = replace(matter, approval=work.get(Approval, order.approval_id))
    quote = work.get(Quote, order.quote_id) if order.quote_id else None
    return replace(matter, order=order, quote=quote)


def _of_invoice(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, invoice=work.get(Invoice, id))


def _of_payment(work: Work, matter: Matter, id: UUID | None) -> Matter:
    payment = work.get(Payment, id)
    return replace(matter, payment=payment, invoice=work.get(Invoice, payment.invoice_id))


def _of_thread(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, thread=work.get(Thread, id))


def _of_project(work: Work, matter: Matter, id: UUID | None) -> Matter:
    return replace(matter, project=work.get(Project, id))


READERS: dict[str, Callable[[Work, Matter, UUID | None], Matter]] = {
    Subject.QUOTE: _of_quote,
    Subject.QUESTION: _of_question,
    Subject.DOCUMENT: _of_document,
    Subject.APPROVAL: _of_approval,
    Subject.ORDER: _of_order,
    Subject.INVOICE: _of_invoice,
    Subject.PAYMENT: _of_payment,
    Subject.REQUEST: _of_request,
    Subject.THREAD: _of_thread,
    Subject.PROJECT: _of_project,
}


def _active(work: Work, staff_id: UUID) -> StaffMember | None:
    query = select(StaffMember).where(StaffMember.id == staff_id, col(StaffMember.left_at).is_(None))
    return work.session.exec(query).one_or_none()
