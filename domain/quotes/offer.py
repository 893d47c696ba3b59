"""An offer as the customer gets it: made from the working copy, frozen in a `QuoteVersion`, read back from it."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain import lines, papers
from domain.lines import Item, Price, Totals
from domain.work import Work
from models.company import Company, Terms
from models.customer import Address, Customer
from models.document import Document, DocumentKind, StoredFile
from models.quote import Quote, QuoteLine


@dataclass(frozen=True)
class OfferLine(Item):
    """A line with its net amount in cents, as it was shown."""

    amount_cents: int = 0


@dataclass(frozen=True)
class Attachment:
    document_id: UUID
    title: str
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Offer:
    """Everything the customer sees of one version. `totals` are without any optional line."""

    quote_id: UUID
    number: str
    version: int
    title: str
    intro: str
    language: str
    currency: str
    dated: date
    valid_until: date
    sender: papers.Sender
    receiver: papers.Receiver
    site: str
    lines: tuple[OfferLine, ...]
    totals: Totals
    attachments: tuple[Attachment, ...] = ()
    terms: papers.TermsBlock | None = None
    schema: int = 1

    @property
    def options(self) -> frozenset[str]:
        return lines.options_of(self.lines)

    @property
    def has_vat_in_prices(self) -> bool:
        """Consumers read prices with VAT."""
        return self.receiver.is_household

    def prices(self) -> dict[str, Price]:
        """What each line costs, by its id, as the receiver reads it."""
        return lines.prices(self.lines, with_vat=self.has_vat_in_prices)

    def totals_with(self, chosen: frozenset[str]) -> Totals:
        return lines.totals(self.lines, chosen)

    def says_the_same_as(self, other: "Offer") -> bool:
        """Whether only the number of the version and its date differ."""
        return replace(self, version=other.version, dated=other.dated) == other


def offer_in(content: dict[str, Any]) -> Offer:
    return papers.thawed(Offer, content)


def offer_of(work: Work, quote: Quote, *, version: int) -> Offer:
    """What the customer would get if the working copy were sent now, as this version."""
    company = work.get(Company, quote.company_id)
    customer = work.get(Customer, quote.customer_id)
    items = lines_of(work, quote.id)
    return Offer(
        quote_id=quote.id,
        number=quote.number,
        version=version,
        title=quote.title,
        intro=quote.intro,
        language=customer.language,
        currency=quote.currency,
        dated=papers.today(work.now, company.timezone),
        valid_until=quote.valid_until,
        sender=papers.sender_of(work, company),
        receiver=papers.receiver_of(work, customer),
        site=work.get(Address, quote.address_id).one_line() if quote.address_id else "",
        lines=tuple(OfferLine(item.id, **item.columns(), amount_cents=lines.amount_of(item)) for item in items),
        totals=lines.totals(items),
        attachments=attachments_of(work, quote.id),
        terms=papers.terms_block(work.get(Terms, quote.terms_id)) if quote.terms_id else None,
    )


def lines_of(work: Work, quote_id: UUID) -> tuple[Item, ...]:
    """The working copy's lines; staff only."""
    return lines.of_rows(work.session.exec(select(QuoteLine).where(QuoteLine.quote_id == quote_id)))


def attachments_of(work: Work, quote_id: UUID) -> tuple[Attachment, ...]:
    """What the firm put with the quote; what the customer sent along is no part of the offer."""
    query = (
        select(Document)
        .join(StoredFile, col(StoredFile.id) == Document.file_id)
        .where(
            Document.quote_id == quote_id,
            Document.kind == DocumentKind.ATTACHMENT,
            col(Document.detached_at).is_(None),
            col(StoredFile.customer_id).is_(None),
        )
        .order_by(col(Document.created_at), col(Document.id))
    )
    names = ("title", "name", "media_type", "size", "sha256")
    return tuple(
        Attachment(document.id, **{name: getattr(document, name) for name in names})
        for document in work.session.exec(query)
    )
