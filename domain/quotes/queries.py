"""What people ask about quotes."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, extract
from sqlmodel import col, func, select

from domain import lines, papers
from domain.access import Right, needs
from domain.approvals import rules as consent
from domain.paging import USUAL, Order, Page, order_of, page_of
from domain.problems import Invalid
from domain.quotes import rules
from domain.quotes.differences import Change, differences
from domain.quotes.drafting import gaps_of
from domain.quotes.offer import Offer, offer_in, offer_of
from domain.quotes.printing import sheet_of
from domain.quotes.reading import changes_since, customer_quote_of, draft_of, sent_version, versions_of
from domain.quotes.shapes import Choice, CustomerQuote, Draft, MonthAnswers, OfferRow, Preview, QuoteFull, QuoteRow
from domain.quotes.talking import talk_of
from domain.texts import _
from domain.work import Work
from integrations.pdf.documents import QuoteSheet
from integrations.reader import Reader
from models.approval import Approval
from models.company import Company
from models.customer import Customer
from models.fact import ActorKind
from models.order import Order as Agreed
from models.quote import Quote, QuoteStatus, QuoteVersion

LONGEST_ANSWER = timedelta(days=365)  # quotes are valid for a year at most


@needs(Right.SEE_QUOTES)
def answer_times(work: Work, *, months: int = 12) -> tuple[MonthAnswers, ...]:
    """How long it took until quotes were approved, by the month of the approval; the running month is the last."""
    rules.assert_staff(work.actor)
    company = work.get(Company, work.actor.company_id)
    days = papers.months_until(papers.today(work.now, company.timezone), months)
    year, month = extract("year", col(Quote.decided_at)), extract("month", col(Quote.decided_at))
    took = extract("epoch", col(Quote.decided_at)) - extract("epoch", col(Quote.sent_at))
    since = papers.end_of_day(days[0] - LONGEST_ANSWER, company.timezone)
    query = (
        select(year, month, func.count(), func.avg(took))
        .where(Quote.status == QuoteStatus.APPROVED, col(Quote.created_at) >= since)
        .group_by(year, month)
    )
    found = {(int(y), int(m)): (count, float(seconds)) for y, m, count, seconds in work.session.exec(query)}
    return tuple(_answers(day, *found.get((day.year, day.month), (0, 0.0))) for day in days)


SORTS = {
    "date": (Quote.created_at,),
    "total": (Quote.total_cents,),
    "status": (Quote.status, Quote.created_at),
}


@needs(Right.SEE_QUOTES)
def page(
    work: Work,
    *,
    search: str = "",
    sort: str = "",
    status: QuoteStatus | None = None,
    customer_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[QuoteRow]:
    """Quotes for staff, newest first unless `sort` says otherwise."""
    rules.assert_staff(work.actor)
    query = (
        select(
            Quote.id, Quote.number, Quote.title, Quote.customer_id, Customer.name, Quote.status, Quote.version,
            Quote.edited, Quote.net_cents, Quote.total_cents, Quote.currency, Quote.valid_until, Quote.created_at,
            Quote.sent_at, Quote.decided_at,
        )  # type: ignore[call-overload]
        .join(Customer, col(Customer.id) == Quote.customer_id)
    )  # fmt: skip
    if status:
        query = query.where(Quote.status == status)
    if customer_id:
        query = query.where(Quote.customer_id == work.get(Customer, customer_id).id)
    return page_of(
        work, query, QuoteRow, by=order_of(sort, SORTS, usual="-date"), id=Quote.id, search=search, among=Quote,
        after=after, before=before, size=size,
    )  # fmt: skip


@needs(Right.SEE_QUOTES)
def offers(
    work: Work,
    *,
    company_id: UUID | str | None = None,
    apart: Sequence[ColumnElement[bool]] | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = 20,
) -> Page[OfferRow]:
    """The visitor's own quotes for the portal, over all firms or of one: the newest version of each."""
    query = (
        select(
            Quote.id, Quote.number, Approval.title, Quote.company_id, Company.name, Quote.status, Approval.id,
            Approval.version, func.coalesce(Approval.decided_cents, Approval.amount_cents), Approval.currency,
            Approval.asked_at, Approval.expires_at,
        )  # type: ignore[call-overload]
        .join(Approval, (col(Approval.quote_id) == Quote.id) & (col(Approval.version) == Quote.version))
        .join(Company, col(Company.id) == Quote.company_id)
    )  # fmt: skip
    if company_id:
        query = query.where(Quote.company_id == work.get(Company, company_id).id)
    newest = Order((Quote.created_at,))
    return page_of(work, query, OfferRow, by=newest, id=Quote.id, apart=apart, after=after, before=before, size=size)


@needs(Right.SEE_QUOTES)
def draft(work: Work, quote_id: UUID | str) -> Draft:
    """The working copy, for the clerk who writes it."""
    rules.assert_staff(work.actor)
    return draft_of(work, work.get(Quote, quote_id))


@needs(Right.SEE_QUOTES)
def by_id(work: Work, quote_id: UUID | str) -> QuoteFull:
    """Everything about a quote, for staff."""
    rules.assert_staff(work.actor)
    quote = work.get(Quote, quote_id)
    return QuoteFull(
        draft=draft_of(work, quote),
        created_at=quote.created_at,
        sent_at=quote.sent_at,
        decided_at=quote.decided_at,
        versions=versions_of(work, quote),
        talk=talk_of(work, quote.id),
        order_id=work.session.exec(select(Agreed.id).where(Agreed.quote_id == quote.id)).one_or_none(),
    )


@needs(Right.SEE_QUOTES)
def preview(work: Work, quote_id: UUID | str) -> Preview:
    """Exactly what the customer will get when the working copy is sent now."""
    rules.assert_staff(work.actor)
    quote = work.get(Quote, quote_id)
    offer = offer_of(work, quote, version=quote.version + 1)
    sha256 = papers.fingerprint(papers.frozen(offer))
    return Preview(offer, sha256, offer.version, changes_since(work, quote, offer), gaps_of(work, offer))


@needs(Right.SEE_QUOTES)
def for_customer(work: Work, quote_id: UUID | str) -> CustomerQuote:
    """The newest version that was sent, as its customer reads it; staff may look along."""
    return customer_quote_of(work, work.get(Quote, quote_id))


@needs(Right.SEE_QUOTES)
def version(work: Work, quote_id: UUID | str, version: int) -> Offer:
    """What was sent as this version: also superseded ones stay readable."""
    return offer_in(sent_version(work, work.get(Quote, quote_id), version).content)


@needs(Right.SEE_QUOTES)
def compare(work: Work, quote_id: UUID | str, older: int, newer: int) -> tuple[Change, ...]:
    """What changed between two versions that were sent."""
    return differences(version(work, quote_id, older), version(work, quote_id, newer))


@needs(Right.SEE_QUOTES)
def totals_with(work: Work, quote_id: UUID | str, version: int, chosen: Collection[str]) -> Choice:
    """What this version costs with these optional lines, counted by us and not by the page."""
    quote = work.get(Quote, quote_id)
    offer = offer_in(sent_version(work, quote, version).content)
    if not frozenset(chosen) <= offer.options:
        raise Invalid({"choices": _("This option is not part of this version.")})
    sums = lines.totals(offer.lines, frozenset(chosen))
    above, cents = work.get(Company, quote.company_id).code_above_cents, sums.total_cents
    is_customer = work.actor.kind is ActorKind.CUSTOMER
    return Choice(
        totals=sums,
        needs_proof=is_customer and consent.needs_proof(work.actor, cents, above_cents=above, at=work.now),
        is_above_limit=consent.is_above_limit(work.actor, quote.customer_id, cents),
    )


@needs(Right.FOLLOW_UP)
def paper(work: Work, version_id: UUID | str) -> tuple[QuoteSheet, Reader]:
    """A version that was sent, ready to be printed in the customer's language."""
    row = work.get(QuoteVersion, version_id)
    approval_id = work.session.exec(select(Approval.id).where(Approval.quote_version_id == row.id)).one()
    return sheet_of(work, offer_in(row.content), approval_id=approval_id)


def _answers(month: date, count: int, seconds: float) -> MonthAnswers:
    return MonthAnswers(month, count, seconds / 3600)
