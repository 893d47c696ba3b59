"""From an order to the sheet of its confirmation: what was approved, by whom, when, and how they were known."""

from sqlmodel import select

from domain import lines, papers
from domain.approvals.evidence import WAYS
from domain.approvals.rules import VerifiedBy
from domain.documents.filing import file_pdf
from domain.quotes.offer import offer_in
from domain.quotes.printing import terms_name
from domain.texts import _, say
from domain.work import Work
from integrations.pdf.documents import OrderSheet
from integrations.reader import Reader
from models.approval import Approval
from models.company import Terms
from models.customer import Customer
from models.document import Document, DocumentKind
from models.order import Order, OrderLine
from models.quote import QuoteVersion


def sheet_of(work: Work, order: Order) -> tuple[OrderSheet, Reader]:
    approval = work.get(Approval, order.approval_id)
    offer = offer_in(work.get(QuoteVersion, approval.quote_version_id).content)
    items = lines.of_rows(work.session.exec(select(OrderLine).where(OrderLine.order_id == order.id)))
    reader = papers.reader_of(offer.language, offer.sender)
    sheet = OrderSheet(
        letterhead=papers.letterhead(offer.sender),
        party=papers.party(offer.receiver),
        number=order.number,
        date=papers.today(order.created_at, offer.sender.timezone),
        title=order.title,
        quote_number=offer.number,
        quote_version=offer.version,
        approved_by=approval.typed_name,
        approved_at=approval.decided_at or order.created_at,
        approved_how=reader.say(WAYS[VerifiedBy(approval.verified_by)]),
        lines=papers.printed_lines(items, with_vat=offer.has_vat_in_prices),
        totals=papers.printed_totals(lines.totals(items), currency=order.currency),
        sha256=approval.sha256,
        site=offer.site,
        for_household=offer.receiver.is_household,
        terms_name=terms_name(reader, offer),
        terms=work.get(Terms, offer.terms.id).text if offer.terms else "",
    )
    return sheet, reader


def filed(work: Work, order: Order, data: bytes) -> Document:
    """The confirmation as a document of the order and its quote."""
    language = work.get(Customer, order.customer_id).language
    return file_pdf(
        work,
        customer_id=order.customer_id,
        kind=DocumentKind.ORDER_CONFIRMATION,
        title=say(language, _("Order confirmation {number}"), number=order.number),
        data=data,
        quote_id=order.quote_id,
        order_id=order.id,
    )
