"""What people do with quotes."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from sqlmodel import col, delete, select

from domain import companies, papers
from domain.access import Right, needs
from domain.approvals.asking import close
from domain.companies.numbering import take_number
from domain.lines import LineForm, LineValues
from domain.problems import Conflict, NotFound
from domain.quotes import rules
from domain.quotes.drafting import (
    checked,
    gaps_of,
    head_of,
    index,
    line_of,
    locked_for_editing,
    next_position,
    place,
    touch,
)
from domain.quotes.offer import lines_of, offer_of
from domain.quotes.printing import filed
from domain.quotes.reading import draft_of
from domain.quotes.sending import assert_news, freeze
from domain.quotes.shapes import Draft, QuoteForm
from domain.texts import _
from domain.work import Work
from models.approval import Approval, ApprovalStatus
from models.company import SeriesKind
from models.customer import Customer
from models.document import Document
from models.fact import ActorKind
from models.quote import Quote, QuoteLine, QuoteStatus, QuoteVersion


@needs(Right.EDIT_QUOTES)
def create(work: Work, customer_id: UUID | str, *, title: str = "", address_id: UUID | str | None = None) -> Draft:
    """A new quote for a customer: a draft with the firm's usual validity and the terms in force."""
    company = companies.current(work)
    customer = work.get(Customer, customer_id)
    terms = companies.terms_in_force(work)
    quote = Quote(
        company_id=company.id,
        customer_id=customer.id,
        number=take_number(work, SeriesKind.QUOTE),
        valid_until=papers.today(work.now, company.timezone) + timedelta(days=company.quote_valid_days),
        terms_id=terms.id if terms else None,
        owner_id=work.actor.id if work.actor.kind is ActorKind.STAFF else None,
        currency=company.currency,
        created_at=work.now,
    )
    form = QuoteForm(title=title, valid_until=quote.valid_until, address_id=address_id, terms_id=quote.terms_id)
    quote.sqlmodel_update(head_of(work, quote, form))
    work.add(quote)
    index(work, quote)
    work.record("quote.created", quote, internal=True)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def edit(work: Work, quote_id: UUID | str, revision: int, form: QuoteForm) -> Draft:
    """Save the head of the working copy, as it is typed."""
    quote = locked_for_editing(work, quote_id, revision)
    quote.sqlmodel_update(head_of(work, quote, form))
    touch(work, quote)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def add_line(work: Work, quote_id: UUID | str, revision: int, form: LineForm, *, at: int | None = None) -> Draft:
    """A new line, at the end or at this place (0 is the top); an unfinished one is saved too."""
    quote = locked_for_editing(work, quote_id, revision)
    line = _write_line(work, quote, checked(work, form))
    if at is not None:
        place(work, quote, line, at)
    touch(work, quote)
    return replace(draft_of(work, quote), last_line_id=str(line.id))


@needs(Right.EDIT_QUOTES)
def change_line(work: Work, quote_id: UUID | str, revision: int, line_id: UUID | str, form: LineForm) -> Draft:
    """Save a line as it is typed."""
    quote = locked_for_editing(work, quote_id, revision)
    line = line_of(work, quote, line_id)
    line.sqlmodel_update(checked(work, form).columns())
    work.session.add(line)
    touch(work, quote)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def move_line(work: Work, quote_id: UUID | str, revision: int, line_id: UUID | str, *, to: int) -> Draft:
    """Put a line at another place; 0 is the top."""
    quote = locked_for_editing(work, quote_id, revision)
    place(work, quote, line_of(work, quote, line_id), to)
    touch(work, quote)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def remove_line(work: Work, quote_id: UUID | str, revision: int, line_id: UUID | str) -> Draft:
    quote = locked_for_editing(work, quote_id, revision)
    work.session.delete(line_of(work, quote, line_id))
    touch(work, quote)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def detach(work: Work, quote_id: UUID | str, revision: int, document_id: UUID | str) -> Draft:
    """Take an attachment off the working copy; versions that were sent keep theirs."""
    quote = locked_for_editing(work, quote_id, revision)
    document = work.get(Document, document_id)
    if document.quote_id != quote.id:
        raise NotFound
    if document.shared:  # a version that was sent has it: it stays a paper of this quote
        document.detached_at = work.now
    else:
        document.quote_id = None
    work.session.add(document)
    touch(work, quote)
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def duplicate(work: Work, quote_id: UUID | str, *, customer_id: UUID | str | None = None) -> Draft:
    """A new draft with the same text and lines, for the same customer or another one."""
    rules.assert_staff(work.actor)
    original = work.get(Quote, quote_id)
    customer = work.get(Customer, customer_id or original.customer_id)
    address_id = original.address_id if customer.id == original.customer_id else None
    made = create(work, customer.id, title=original.title, address_id=address_id)
    copy = work.get(Quote, made.id)
    copy.intro = original.intro
    for item in lines_of(work, original.id):
        _write_line(work, copy, LineValues(**item.columns()))
    touch(work, copy)
    return draft_of(work, copy)


@needs(Right.EDIT_QUOTES)
def discard(work: Work, quote_id: UUID | str, revision: int) -> None:
    """Throw a draft away that was never sent; its number is not given out again."""
    quote = locked_for_editing(work, quote_id, revision)
    if quote.version:
        raise Conflict(_("This quote was sent. Withdraw it instead."))
    for document in work.session.exec(select(Document).where(Document.quote_id == quote.id)):
        document.quote_id = None
    work.record("quote.discarded", quote, internal=True, number=quote.number)
    work.session.exec(delete(QuoteLine).where(col(QuoteLine.quote_id) == quote.id))
    work.session.delete(quote)


@needs(Right.EDIT_QUOTES)
def send(work: Work, quote_id: UUID | str, revision: int, *, note: str = "") -> Draft:
    """Freeze what the customer will see as the next version and ask for consent to it.

    A version that still waited is superseded. `note` says in a few words what changed. Raises NotReady with
    what is missing, EditedMeanwhile, AlreadyApproved, NothingToSend.
    """
    quote = locked_for_editing(work, quote_id, revision)
    offer = offer_of(work, quote, version=quote.version + 1)
    rules.assert_ready(gaps_of(work, offer))
    assert_news(work, quote, offer)
    version, approval = freeze(work, quote, offer, note=note.strip()[:200])
    work.record(
        "quote.sent",
        quote,
        version=version.version,
        version_id=str(version.id),
        approval_id=str(approval.id),
        sha256=version.sha256,
        cents=approval.amount_cents,
    )
    return draft_of(work, quote)


@needs(Right.EDIT_QUOTES)
def withdraw(work: Work, quote_id: UUID | str, *, reason: str = "") -> Draft:
    """The firm takes an open quote back; it may be changed and sent again."""
    rules.assert_staff(work.actor)
    quote = work.get(Quote, quote_id, lock=True)
    rules.assert_open(quote)
    quote.status = QuoteStatus.WITHDRAWN
    close(work, col(Approval.quote_id) == quote.id, ApprovalStatus.WITHDRAWN, reason=reason.strip()[: rules.MOST_TEXT])
    return draft_of(work, quote)


@needs(Right.FOLLOW_UP)
def file_paper(work: Work, version_id: UUID | str, data: bytes) -> QuoteVersion:
    """The PDF of a version was made: file it with the quote, once. Now the customer can be told."""
    version = work.get(QuoteVersion, version_id, lock=True)
    if version.document_id is None:
        quote = work.get(Quote, version.quote_id)
        document = filed(work, version, data)
        version.document_id = document.id
        approval_id = work.session.exec(select(Approval.id).where(Approval.quote_version_id == version.id)).one()
        about = {"approval_id": str(approval_id), "version_id": str(version.id), "document_id": str(document.id)}
        work.record("quote.rendered", quote, internal=True, version=version.version, **about)
    return version


def _write_line(work: Work, quote: Quote, values: LineValues) -> QuoteLine:
    position = next_position(work, quote)
    line = QuoteLine(company_id=quote.company_id, quote_id=quote.id, position=position, **values.columns())
    return work.add(line)
