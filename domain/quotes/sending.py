"""From the working copy to a version that never changes. For this room's actions."""

from sqlmodel import col, select

from domain import papers
from domain.approvals.asking import ask_for_version
from domain.quotes import rules
from domain.quotes.offer import Offer, offer_in
from domain.work import Work
from models.approval import Approval
from models.document import Document
from models.quote import Quote, QuoteStatus, QuoteVersion


def version_of(work: Work, quote: Quote, version: int) -> QuoteVersion | None:
    query = select(QuoteVersion).where(QuoteVersion.quote_id == quote.id, QuoteVersion.version == version)
    return work.session.exec(query).one_or_none()


def assert_news(work: Work, quote: Quote, offer: Offer) -> None:
    """A customer who has a version open does not get the same one again under a new number."""
    last = version_of(work, quote, quote.version)
    if last and rules.is_open(quote) and offer.says_the_same_as(offer_in(last.content)):
        raise rules.NothingToSend


def freeze(work: Work, quote: Quote, offer: Offer, *, note: str) -> tuple[QuoteVersion, Approval]:
    """Write the version down and ask for consent to it; an older question is superseded. The quote must be locked."""
    content = papers.frozen(offer)
    version = work.add(
        QuoteVersion(
            company_id=quote.company_id,
            customer_id=quote.customer_id,
            quote_id=quote.id,
            version=offer.version,
            content=content,
            sha256=papers.fingerprint(content),
            note=note,
            created_at=work.now,
        )
    )
    quote.version, quote.edited, quote.status = offer.version, False, QuoteStatus.SENT
    quote.sent_at, quote.decided_at = work.now, None
    quote.revision += 1
    _let_see(work, offer)
    work.session.flush()
    expires_at = papers.end_of_day(offer.valid_until, offer.sender.timezone)
    total = offer.totals.total_cents
    return version, ask_for_version(work, quote, version, amount_cents=total, expires_at=expires_at)


def _let_see(work: Work, offer: Offer) -> None:
    """From now on the customer may open what this version carries."""
    ids = [attachment.document_id for attachment in offer.attachments]
    for document in work.session.exec(select(Document).where(col(Document.id).in_(ids))):
        document.shared = True
