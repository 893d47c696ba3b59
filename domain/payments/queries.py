"""What people and rooms ask about payments."""

from uuid import UUID

from sqlmodel import col, select

from domain import paging
from domain.access import Right, needs
from domain.invoices.rules import assert_payable
from domain.paging import USUAL, Page
from domain.payments import booking, provider, rules
from domain.payments.shapes import (
    PaymentRow,
    PaymentView,
    Question,
    RefundQuestion,
    RefundRow,
    Started,
    TransferWay,
    Way,
    Ways,
)
from domain.problems import NotFound
from domain.texts import _
from domain.work import Work
from integrations import sepa
from integrations.mollie import PaymentRequest, is_payment_id
from integrations.secrets import hash_token, is_same
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind
from models.invoice import Invoice, InvoiceStatus, Payment, PaymentStatus, Refund, RefundStatus

NOBODYS = hash_token("")


@needs(Right.SEE_INVOICES)
def view(work: Work, payment_id: UUID | str) -> PaymentView:
    """One payment, for its return page and for staff."""
    payment = work.get(Payment, payment_id)
    return _view(work, payment, work.get(Invoice, payment.invoice_id))


@needs(Right.SEE_INVOICES)
def for_invoice(work: Work, invoice_id: UUID | str) -> tuple[PaymentView, ...]:
    """All attempts and bookings of an invoice, newest first."""
    invoice = work.get(Invoice, invoice_id)
    query = select(Payment).where(Payment.invoice_id == invoice.id).order_by(col(Payment.id).desc())
    return tuple(_view(work, payment, invoice) for payment in work.session.exec(query))


SORTS = {
    "date": (Payment.created_at,),
    "amount": (Payment.amount_cents,),
    "status": (Payment.status, Payment.created_at),
}


@needs(Right.SEE_INVOICES)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    status: str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[PaymentRow]:
    """Newest first unless `sort` says otherwise.

    `search` looks for the invoice, `status` is a PaymentStatus, or "overpaid".
    """
    query = (
        select(  # type: ignore[call-overload]
            Payment.id, Payment.customer_id, Customer.name, Payment.invoice_id, Invoice.number, Payment.status,
            Payment.method, Payment.amount_cents, Payment.booked_cents, Payment.refunded_cents, Payment.currency,
            Payment.created_at, Payment.paid_at,
        )
        .join(Customer, col(Customer.id) == Payment.customer_id)
        .join(Invoice, col(Invoice.id) == Payment.invoice_id)
    )  # fmt: skip
    if status == "overpaid":
        too_much = col(Invoice.total_cents) < col(Invoice.paid_cents) + col(Invoice.credited_cents)
        query = query.where(too_much, col(Payment.booked_cents) > col(Payment.refunded_cents))
    elif status:
        query = query.where(Payment.status == PaymentStatus(status))
    return paging.page_of(
        work, query, PaymentRow, by=paging.order_of(sort, SORTS, usual="-date"), id=Payment.id, search=search,
        among=Invoice, after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.SEE_INVOICES)
def refunds_of(work: Work, payment_id: UUID | str) -> tuple[RefundRow, ...]:
    """What was given back, or is about to be, newest first."""
    payment = work.get(Payment, payment_id)
    query = select(Refund).where(Refund.payment_id == payment.id).order_by(col(Refund.id).desc())
    return tuple(
        RefundRow(row.id, row.payment_id, row.amount_cents, row.status, row.reason, row.created_at)
        for row in work.session.exec(query)
    )


@needs(Right.SEE_INVOICES)
def methods_for(work: Work, invoice_id: UUID | str) -> Ways:
    """How an invoice can be paid: online if the firm does that, and by the customer's own bank app."""
    invoice = work.get(Invoice, invoice_id)
    assert_payable(invoice)
    if invoice.status is not InvoiceStatus.OPEN or invoice.open_cents <= 0:
        raise rules.NothingToPay
    company = work.get(Company, invoice.company_id)
    may_pay = provider.is_online(company) and work.actor.may(Right.PAY_INVOICES, invoice.customer_id)
    return Ways(
        invoice_id=invoice.id,
        company_id=company.id,
        country=company.country,
        invoice_number=invoice.number or "",
        amount_cents=invoice.open_cents,
        currency=invoice.currency,
        online=(Way("", _("Pay online")),) if may_pay else (),
        transfer=_transfer(invoice, company),
    )


@needs(Right.KEEP_HOUSE)
def is_genuine(work: Work, payment_id: UUID | str, *, secret: str, provider_id: str) -> bool:
    """Whether a webhook came to the address only the provider knows, about the payment it belongs to."""
    try:
        payment = work.get(Payment, payment_id)
    except NotFound:
        payment = None
    knows_secret = is_same(hash_token(secret), payment.secret_hash if payment and payment.secret_hash else NOBODYS)
    if payment is None or not payment.secret_hash or not knows_secret or not is_payment_id(provider_id):
        return False
    return payment.provider_id in (None, provider_id)


@needs(Right.KEEP_HOUSE)
def question(work: Work, payment_id: UUID | str) -> Question | None:
    """What to ask the provider about a payment; None when it was not made through the provider."""
    payment = work.get(Payment, payment_id)
    if payment.provider_id is None and payment.status is not PaymentStatus.CREATING:
        return None
    company, is_over = work.get(Company, payment.company_id), rules.is_given_up(payment, work.now)
    under_way = select(Refund.id).where(Refund.payment_id == payment.id, Refund.status == RefundStatus.PENDING)
    return Question(
        payment_id=payment.id,
        company_id=payment.company_id,
        known=booking.known(payment),
        key="" if is_over else provider.key_of(company),
        provider_id=payment.provider_id,
        request=None if payment.provider_id or is_over else _request(work, payment, company),
        has_refunds=work.session.exec(under_way).first() is not None,
    )


@needs(Right.KEEP_HOUSE)
def state_of(work: Work, payment_id: UUID | str) -> Started:
    payment = work.get(Payment, payment_id)
    return Started(payment.id, payment.status, payment.is_live, rules.way_in(payment))


@needs(Right.FOLLOW_UP)
def live_of(work: Work, invoice_id: UUID | str) -> UUID | None:
    """The attempt that is under way for an invoice."""
    query = select(Payment.id).where(Payment.invoice_id == work.get(Invoice, invoice_id).id, col(Payment.is_live))
    return work.session.exec(query).first()


@needs(Right.FOLLOW_UP)
def refund_question(work: Work, refund_id: UUID | str) -> RefundQuestion | None:
    """What to ask the provider about a refund; None when it was asked already."""
    refund = work.get(Refund, refund_id)
    payment = work.get(Payment, refund.payment_id)
    if refund.status is not RefundStatus.ASKED or payment.provider_id is None:
        return None
    invoice, mark = work.get(Invoice, payment.invoice_id), refund.id.hex[-10:]
    return RefundQuestion(
        refund_id=refund.id,
        payment_id=payment.id,
        company_id=refund.company_id,
        provider_id=payment.provider_id,
        amount_cents=refund.amount_cents,
        description=f"{invoice.number} {mark}",
        mark=mark,
        key=provider.key_of(work.get(Company, refund.company_id)),
    )


@needs(Right.FOLLOW_UP)
def provider_key(work: Work) -> str:
    """The key of the system's company at the provider."""
    return provider.key_of(work.get(Company, work.actor.company_id))


def _request(work: Work, payment: Payment, company: Company) -> PaymentRequest:
    invoice, customer = work.get(Invoice, payment.invoice_id), work.get(Customer, payment.customer_id)
    return provider.request_for(payment, invoice, customer, company)


def _view(work: Work, payment: Payment, invoice: Invoice) -> PaymentView:
    is_staff = work.actor.kind is not ActorKind.CUSTOMER
    refunds = list(work.session.exec(select(Refund).where(Refund.payment_id == payment.id)))
    left = max(rules.refundable_cents(payment, refunds), 0)
    return PaymentView(
        id=payment.id,
        company_id=payment.company_id,
        customer_id=payment.customer_id,
        invoice_id=invoice.id,
        invoice_number=invoice.number or "",
        state=payment.status,
        is_live=payment.is_live,
        method=payment.method,
        amount_cents=payment.amount_cents,
        booked_cents=payment.booked_cents,
        refunded_cents=payment.refunded_cents,
        open_cents=max(invoice.open_cents, 0),
        excess_cents=max(-invoice.open_cents, 0),
        refundable_cents=left,
        currency=payment.currency,
        note=payment.note if is_staff else "",
        created_at=payment.created_at,
        paid_at=payment.paid_at,
        can_refund=is_staff and left > 0 and work.actor.may(Right.BOOK_PAYMENTS),
    )


def _transfer(invoice: Invoice, company: Company) -> TransferWay | None:
    """None when the firm has no account that a bank app takes."""
    name = company.legal_name or company.name
    try:
        iban = sepa.written_iban(company.iban)
    except sepa.NotPayable:
        return None
    return TransferWay(
        name=name,
        iban=iban,
        bic=company.bic,
        reference=sepa.written_reference(invoice.reference or invoice.number or ""),
        amount_cents=invoice.open_cents,
        qr_svg=_qr(invoice, company, name),
    )


def _qr(invoice: Invoice, company: Company, name: str) -> str:
    """The code of the European Payments Council; it exists for euros only."""
    if invoice.currency != "EUR":
        return ""
    how = {"reference": invoice.reference} if invoice.reference else {"text": invoice.number or ""}
    try:
        return sepa.qr_svg(sepa.Transfer(name, company.iban, invoice.open_cents, bic=company.bic, **how))
    except sepa.NotPayable:
        return ""
