"""From an offer to the sheet that is printed, and to the customer's archive."""

from uuid import UUID

from domain import papers
from domain.documents.filing import file_pdf
from domain.quotes.offer import Offer, offer_in
from domain.texts import _
from domain.work import Work
from integrations.pdf.documents import QuoteSheet
from integrations.reader import Reader
from models.company import Terms
from models.document import Document, DocumentKind
from models.quote import QuoteVersion
from settings import settings


def sheet_of(work: Work, offer: Offer, *, approval_id: UUID) -> tuple[QuoteSheet, Reader]:
    """The sheet of an offer, and its reader: language of the customer, country and clock of the firm."""
    reader = papers.reader_of(offer.language, offer.sender)
    terms = work.get(Terms, offer.terms.id) if offer.terms else None
    sheet = QuoteSheet(
        letterhead=papers.letterhead(offer.sender),
        party=papers.party(offer.receiver),
        number=offer.number,
        version=offer.version,
        title=offer.title,
        date=offer.dated,
        valid_until=offer.valid_until,
        lines=papers.printed_lines(offer.lines, with_vat=offer.has_vat_in_prices),
        totals=papers.printed_totals(offer.totals, currency=offer.currency),
        site=offer.site,
        introduction=offer.intro,
        terms_name=terms_name(reader, offer),
        terms=terms.text if terms else "",
        url=f"{settings.address}/a/{approval_id}",
        for_household=offer.receiver.is_household,
        country=offer.sender.country,
    )
    return sheet, reader


def terms_name(reader: Reader, offer: Offer) -> str:
    if offer.terms is None:
        return ""
    return reader.say(_("{title}, version {version}"), title=offer.terms.title, version=offer.terms.version)


def filed(work: Work, version: QuoteVersion, data: bytes) -> Document:
    """The PDF of a version as a document of its quote."""
    offer = offer_in(version.content)
    title = _("Quote {number}, version {version}")
    return file_pdf(
        work,
        customer_id=version.customer_id,
        kind=DocumentKind.QUOTE,
        title=papers.reader_of(offer.language, offer.sender).say(title, number=offer.number, version=offer.version),
        data=data,
        quote_id=version.quote_id,
    )
