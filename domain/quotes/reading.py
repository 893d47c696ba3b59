"""From rows to what screens show. For this room's actions and queries."""

from sqlmodel import col, select

from domain import approvals, lines
from domain.access import Right
from domain.approvals import ApprovalView
from domain.problems import NotFound
from domain.quotes import rules
from domain.quotes.differences import Change, differences
from domain.quotes.drafting import gaps_of
from domain.quotes.offer import Offer, lines_of, offer_in, offer_of
from domain.quotes.sending import version_of
from domain.quotes.shapes import CustomerQuote, Draft, DraftLine, VersionRow
from domain.quotes.talking import talk_of
from domain.work import Work
from models.company import Company
from models.customer import Customer, CustomerKind
from models.quote import Quote, QuoteStatus, QuoteVersion


def draft_of(work: Work, quote: Quote) -> Draft:
    """The working copy, counted, with what is still missing; for staff."""
    offer, items = offer_of(work, quote, version=quote.version + 1), lines_of(work, quote.id)
    may_edit = work.actor.may(Right.EDIT_QUOTES) and quote.status is not QuoteStatus.APPROVED
    is_edited = quote.edited or _has_other_attachments(work, quote, offer)
    language = work.actor.language
    return Draft(
        id=quote.id,
        number=quote.number,
        revision=quote.revision,
        status=quote.status,
        version=quote.version,
        edited=is_edited,
        customer_id=quote.customer_id,
        customer=offer.receiver.name,
        title=quote.title,
        intro=quote.intro,
        address_id=quote.address_id,
        terms_id=quote.terms_id,
        terms=f"{offer.terms.title} v{offer.terms.version}" if offer.terms else "",
        valid_until=quote.valid_until,
        currency=quote.currency,
        lines=tuple(DraftLine(i, lines.typed(i, language=language), lines.amount_of(i)) for i in items),
        totals=offer.totals,
        totals_with_options=offer.totals_with(offer.options),
        attachments=offer.attachments,
        gaps=gaps_of(work, offer),
        can_edit=may_edit,
        can_send=may_edit and (is_edited or not rules.is_open(quote)),
        can_withdraw=may_edit and rules.is_open(quote),
    )


def _has_other_attachments(work: Work, quote: Quote, offer: Offer) -> bool:
    """Files are put with a quote elsewhere, and make it differ from what was sent too."""
    last = version_of(work, quote, quote.version)
    return last is not None and offer_in(last.content).attachments != offer.attachments


def versions_of(work: Work, quote: Quote) -> tuple[VersionRow, ...]:
    """What was sent, the newest first."""
    consents = {consent.version: consent for consent in approvals.of_quote(work, quote.id)}
    query = select(QuoteVersion).where(QuoteVersion.quote_id == quote.id).order_by(col(QuoteVersion.version).desc())
    return tuple(
        VersionRow(row.id, row.version, row.sha256, row.document_id, row.note, row.created_at, consents[row.version])
        for row in work.session.exec(query)
    )


def customer_quote_of(work: Work, quote: Quote) -> CustomerQuote:
    """The newest version as its customer reads it."""
    version = sent_version(work, quote, quote.version)
    offer = offer_in(version.content)
    consent = consent_of(work, quote, version.version)
    chosen = frozenset(consent.choices)
    company, customer = work.get(Company, quote.company_id), work.get(Customer, quote.customer_id)
    return CustomerQuote(
        id=quote.id,
        company_id=quote.company_id,
        company=company.name,
        customer_id=quote.customer_id,
        status=status_of(quote, consent),
        offer=offer,
        sha256=version.sha256,
        document_id=version.document_id,
        approval=consent,
        chosen=chosen,
        totals=offer.totals_with(chosen),
        changes=changes_since(work, quote, offer),
        talk=talk_of(work, quote.id),
        can_ask=rules.may_ask(work.actor, quote),
        withdrawal_days=company.withdrawal_days if customer.kind is CustomerKind.PRIVATE else 0,
    )


def changes_since(work: Work, quote: Quote, offer: Offer) -> tuple[Change, ...]:
    """What is different from the version before this offer."""
    before = version_of(work, quote, offer.version - 1) if offer.version > 1 else None
    return differences(offer_in(before.content), offer) if before else ()


def sent_version(work: Work, quote: Quote, version: int) -> QuoteVersion:
    found = version_of(work, quote, version)
    if found is None:
        raise NotFound
    return found


def consent_of(work: Work, quote: Quote, version: int) -> ApprovalView:
    return next(consent for consent in approvals.of_quote(work, quote.id) if consent.version == version)


def status_of(quote: Quote, consent: ApprovalView) -> QuoteStatus:
    """Expired from the moment it is, also before the timetable writes it down."""
    is_late = consent.status.value == QuoteStatus.EXPIRED.value and rules.is_open(quote)
    return QuoteStatus.EXPIRED if is_late else quote.status
