"""The working copy: locked, changed, and counted again. For this room's actions."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from domain import companies, customers, lines, papers
from domain.lines import LineForm, LineValues
from domain.problems import Invalid, NotFound
from domain.quotes import rules
from domain.quotes.offer import Offer, lines_of
from domain.quotes.shapes import QuoteForm
from domain.texts import _
from domain.work import Work
from models.company import TaxCategory, Terms
from models.customer import Customer
from models.quote import Quote, QuoteLine

REQUIRED = _("Please fill this in.")


def locked_for_editing(work: Work, quote_id: UUID | str, revision: int) -> Quote:
    """The quote, locked, if this clerk saw its last edit and it may still change."""
    rules.assert_staff(work.actor)
    quote = work.get(Quote, quote_id, lock=True)
    rules.assert_editable(quote)
    rules.assert_current(quote, revision)
    return quote


def touch(work: Work, quote: Quote) -> None:
    """Count the working copy again after an edit, and let no older screen overwrite it."""
    work.session.flush()
    items = lines_of(work, quote.id)
    lines.assert_payable(items)
    sums = lines.totals(items)
    quote.net_cents, quote.total_cents = sums.net_cents, sums.total_cents
    quote.revision += 1
    quote.edited = True
    index(work, quote)


def index(work: Work, quote: Quote) -> None:
    """Put the words a clerk may look for in one place; the last digits of the number are one of them."""
    customer = work.get(Customer, quote.customer_id)
    words = (quote.number, quote.number.rpartition("-")[2], customer.name, quote.title)
    quote.search = " ".join(words).lower()[:400]
    work.session.add(quote)
    work.session.flush()


def head_of(work: Work, quote: Quote, form: QuoteForm) -> dict[str, Any]:
    """The columns that the form fills, or Invalid with everything that is wrong."""
    errors: dict[str, str] = {}
    values = {
        "title": _text(form.title, 160, "title", errors),
        "intro": _text(form.intro, 4000, "intro", errors),
        "valid_until": _day(form.valid_until, quote.valid_until, errors),
        "address_id": _address(work, quote, form.address_id, errors),
        "terms_id": _terms(work, form.terms_id, errors),
    }
    if errors:
        raise Invalid(errors)
    return values


def checked(work: Work, form: LineForm) -> LineValues:
    """The values of a line, with the firm's own VAT rates."""
    return lines.check(form, rates=rates_of(work), language=work.actor.language)


def rates_of(work: Work) -> set[tuple[TaxCategory, int]]:
    return {(rate.category, rate.rate_bp) for rate in companies.tax_rates(work)}


def line_of(work: Work, quote: Quote, line_id: UUID | str) -> QuoteLine:
    line = work.get(QuoteLine, line_id)
    if line.quote_id != quote.id:
        raise NotFound
    return line


def next_position(work: Work, quote: Quote) -> int:
    last = work.session.exec(select(func.max(QuoteLine.position)).where(QuoteLine.quote_id == quote.id)).one()
    return (last or 0) + 1


def place(work: Work, quote: Quote, line: QuoteLine, to: int) -> None:
    """Move a line to this place (0 is the top) and number all lines anew."""
    query = select(QuoteLine).where(QuoteLine.quote_id == quote.id, QuoteLine.id != line.id)
    others = list(work.session.exec(query.order_by(col(QuoteLine.position), col(QuoteLine.id))))
    others.insert(min(max(to, 0), len(others)), line)
    for position, other in enumerate(others, start=1):
        other.position = position
        work.session.add(other)


def is_reachable(work: Work, customer: Customer) -> bool:
    """Whether anybody would get a message about this customer's documents."""
    if customer.email or customer.phone:
        return True
    return any(c.receives_documents and (c.email or c.phone) for c in customers.contacts(work, customer.id))


def gaps_of(work: Work, offer: Offer) -> dict[str, str]:
    """What keeps the working copy from being sent."""
    today = papers.today(work.now, offer.sender.timezone)
    customer = work.get(Customer, offer.receiver.id)
    return rules.gaps(offer, today=today, is_reachable=is_reachable(work, customer))


def _text(text: str, limit: int, field: str, errors: dict[str, str]) -> str:
    text = text.strip()
    if len(text) > limit:
        errors[field] = _("This is too long.")
    return text


def _day(typed: date | str, now: date, errors: dict[str, str]) -> date:
    try:
        return typed if isinstance(typed, date) else date.fromisoformat(typed)
    except ValueError:
        errors["valid_until"] = _("Choose a day.") if typed else REQUIRED
        return now


def _address(work: Work, quote: Quote, address_id: UUID | str | None, errors: dict[str, str]) -> UUID | None:
    if not address_id:
        return None
    known = {str(address.id): address for address in customers.addresses(work, quote.customer_id)}
    if str(address_id) not in known:
        errors["address_id"] = _("Choose one of the customer's addresses.")
        return None
    return known[str(address_id)].id


def _terms(work: Work, terms_id: UUID | str | None, errors: dict[str, str]) -> UUID | None:
    if not terms_id:
        return None
    try:
        return work.get(Terms, terms_id).id
    except NotFound:
        errors["terms_id"] = _("Choose one of your terms.")
        return None
