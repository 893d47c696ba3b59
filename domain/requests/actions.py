"""What becomes of a request: asked back, answered, quoted, ordered, declined, withdrawn."""

from uuid import UUID

from sqlmodel import select

from domain import orders, projects, quotes
from domain.access import Right, needs
from domain.companies.numbering import take_number
from domain.projects import ProjectForm
from domain.requests import rules
from domain.requests.handing_on import attach_photos, copy_photos, greeting_of, intro_of, title_of
from domain.work import Work
from models.company import SeriesKind
from models.customer import Customer
from models.document import Document
from models.request import OPEN, Request, RequestStatus

MOST_TALK = 2000


@needs(Right.FOLLOW_UP)
def register(work: Work, request_id: UUID | str) -> Request:
    """Give a request that came in its number, once, and the words by which it is found; now both sides are told."""
    request = work.get(Request, request_id, lock=True)
    if request.number is None:
        request.number = take_number(work, SeriesKind.REQUEST)
        customer = work.get(Customer, request.customer_id).name
        words = (request.number, request.number.rpartition("-")[2], customer, request.type_name, request.about,
                 request.author_name)  # fmt: skip
        request.search = " ".join(filter(None, words)).lower()[:400]
        for document in work.session.exec(select(Document).where(Document.request_id == request.id)):
            document.search = f"{document.search} {customer.lower()}"[:400]
        work.session.add(request)
        work.record("request.registered", request, internal=True, number=request.number)
    return request


@needs(Right.HANDLE_REQUESTS)
def ask_back(work: Work, request_id: UUID | str, text: str) -> Request:
    """The firm needs to know more before it can go on."""
    request = _locked_open(work, request_id)
    text = rules.assert_words(text, most=MOST_TALK)
    request.status = RequestStatus.ASKED_BACK
    _say(work, request, text, is_firm=True)
    work.record("request.asked_back", request, text=text, turn=len(request.talk))
    return request


@needs(Right.MAKE_REQUESTS)
def answer(work: Work, request_id: UUID | str, text: str) -> Request:
    """The customer answers what the firm asked."""
    rules.assert_customer(work.actor)
    request = work.get(Request, request_id, lock=True)
    rules.assert_asked(request)
    text = rules.assert_words(text, most=MOST_TALK)
    request.status = RequestStatus.ANSWERED
    _say(work, request, text, is_firm=False)
    work.record("request.answered", request, text=text, turn=len(request.talk))
    return request


@needs(Right.MAKE_REQUESTS)
def withdraw(work: Work, request_id: UUID | str) -> Request:
    """The customer does not need it any more, while nobody has begun."""
    rules.assert_customer(work.actor)
    request = work.get(Request, request_id, lock=True)
    rules.assert_waiting(request)
    _close(work, request, RequestStatus.WITHDRAWN)
    work.record("request.withdrawn", request)
    return request


@needs(Right.HANDLE_REQUESTS)
def decline(work: Work, request_id: UUID | str, reason: str) -> Request:
    """The firm does not do it; the customer reads why."""
    request = _locked_open(work, request_id)
    request.reason = rules.assert_words(reason, most=1000, field="reason")
    _close(work, request, RequestStatus.DECLINED)
    work.record("request.declined", request, reason=request.reason)
    return request


@needs(Right.HANDLE_REQUESTS)
def make_quote(work: Work, request_id: UUID | str) -> UUID:
    """A draft of a quote with customer, address, title, what was said and the photos; returns its id."""
    request = _locked_open(work, request_id)
    draft = quotes.create(work, request.customer_id, title=title_of(request), address_id=request.address_id)
    head = quotes.QuoteForm(draft.title, intro_of(work, request), draft.valid_until, draft.address_id, draft.terms_id)
    quotes.edit(work, draft.id, draft.revision, head)
    attach_photos(work, request, draft.id)
    request.quote_id = draft.id
    _close(work, request, RequestStatus.QUOTED)
    work.record("request.quoted", request, quote_id=str(draft.id), number=draft.number)
    return draft.id


@needs(Right.HANDLE_REQUESTS)
def make_order(work: Work, request_id: UUID | str) -> UUID:
    """The work is taken on as it was asked, without a price beforehand; returns the order's id."""
    request = _locked_open(work, request_id)
    order = orders.make_directly(
        work,
        request.customer_id,
        title=title_of(request),
        detail=intro_of(work, request),
        address_id=request.address_id,
    )
    request.order_id = order.id
    _close(work, request, RequestStatus.ORDERED)
    work.record("request.ordered", request, order_id=str(order.id), number=order.number)
    return order.id


@needs(Right.HANDLE_REQUESTS)
def make_project(work: Work, request_id: UUID | str) -> UUID:
    """The work is taken on as a project with title, address, what was said and the photos; returns its id."""
    request = _locked_open(work, request_id)
    form = ProjectForm(title_of(request), str(request.address_id or ""), info=greeting_of(work, request))
    project = projects.create(work, request.customer_id, form)
    copy_photos(work, request, project.id)
    request.new_project_id = project.id
    _close(work, request, RequestStatus.PLANNED)
    work.record("request.planned", request, project_id=str(project.id), number=project.number)
    return project.id


@needs(Right.FOLLOW_UP)
def reopen(work: Work, quote_id: UUID | str) -> None:
    """The draft of a quote was thrown away: its request waits again, so that nobody is forgotten."""
    for request in work.session.exec(select(Request).where(Request.quote_id == UUID(str(quote_id)))):
        if request.status is RequestStatus.QUOTED:
            request.status, request.quote_id = RequestStatus.SENT, None
            request.handled_at, request.handled_by = None, ""
            work.session.add(request)
            work.record("request.reopened", request, internal=True)


def _locked_open(work: Work, request_id: UUID | str) -> Request:
    rules.assert_staff(work.actor)
    request = work.get(Request, request_id, lock=True)
    rules.assert_waiting(request)
    return request


def _say(work: Work, request: Request, text: str, *, is_firm: bool) -> None:
    said = {"text": text, "by": work.actor.name, "firm": is_firm, "at": work.now.isoformat()}
    request.talk = [*request.talk, said]
    work.session.add(request)


def _close(work: Work, request: Request, status: RequestStatus) -> None:
    assert status not in OPEN
    request.status, request.handled_at, request.handled_by = status, work.now, work.actor.name
    work.session.add(request)
