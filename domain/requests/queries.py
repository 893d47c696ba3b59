"""What people ask about requests, drafts and what may be asked for."""

from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from domain import installations
from domain.access import HOUSE, Right, needs
from domain.installations import Sticker
from domain.paging import USUAL, Order, Page, page_of
from domain.requests import rules
from domain.requests.reading import addresses_of, draft_view, full, offered, own_draft, type_view
from domain.requests.shapes import Counter, DraftRow, DraftView, RequestFull, RequestRow, TypeView
from domain.work import Work, work_as
from models.company import Company
from models.customer import Customer
from models.order import Order as OrderRow
from models.project import Project
from models.request import OPEN, Request, RequestDraft, RequestStatus, RequestType

MOST_ASKED = 20  # questions that are shown as waiting at once
GROUPS: dict[str, tuple[RequestStatus, ...]] = {
    "new": (RequestStatus.SENT,),
    "asked": (RequestStatus.ASKED_BACK,),
    "answered": (RequestStatus.ANSWERED,),
    "done": tuple(status for status in RequestStatus if status not in OPEN),
}


@needs(Right.MAKE_REQUESTS)
def counters(
    work: Work, *, company_id: UUID | str | None = None, project_id: UUID | str | None = None, sticker: str = ""
) -> tuple[Counter, ...]:
    """Where the visitor may ask, at every firm or at one; with a sticker only where its installation belongs, with a
    project only where that does."""
    seats = [seat for seat in work.actor.seats if Right.MAKE_REQUESTS in seat.rights]
    passes = [one for one in work.actor.passes if Right.MAKE_REQUESTS in one.rights]
    found = [
        *((seat.company_id, seat.customer_id, None, _where(work, seat.customer_id)) for seat in seats),
        *((one.company_id, one.customer_id, one.project_id, work.get(Project, one.project_id).title) for one in passes),
    ]
    thing = _thing_with(sticker) if sticker else None
    asked = work.get(Project, project_id) if project_id else None
    about = thing.name if thing else ""
    return tuple(
        Counter(
            firm, work.get(Company, firm).name, customer, project, label, offered(work, firm),
            asked.title if asked and not project else about,
        )
        for firm, customer, project, label in found
        if str(firm) == str(company_id or firm)
        and (thing is None or thing.customer_id == customer)
        and (asked is None or (asked.customer_id == customer and project in (None, asked.id)))
    )  # fmt: skip


@needs(Right.MAKE_REQUESTS)
def drafts(work: Work, *, company_id: UUID | str | None = None) -> tuple[DraftRow, ...]:
    """One's own drafts, the one written last first."""
    query = (
        select(RequestDraft, RequestType, Company)
        .join(RequestType, col(RequestType.id) == RequestDraft.type_id)
        .join(Company, col(Company.id) == RequestType.company_id)
        .order_by(col(RequestDraft.changed_at).desc())
    )
    return tuple(
        DraftRow(draft.id, firm.id, firm.name, kind.name, kind.icon, draft.text, draft.changed_at)
        for draft, kind, firm in work.session.exec(query)
        if work.actor.may(Right.MAKE_REQUESTS, draft.customer_id, project_id=draft.project_id)
        and str(firm.id) == str(company_id or firm.id)
    )


@needs(Right.MAKE_REQUESTS)
def draft(work: Work, draft_id: UUID | str) -> DraftView:
    return draft_view(work, own_draft(work, draft_id))


@needs(Right.MAKE_REQUESTS)
def mine(
    work: Work,
    *,
    company_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = 20,
) -> Page[RequestRow]:
    """What was asked for at the visitor's records and in the visitor's projects, the newest first."""
    query = _rows()
    if company_id:
        query = query.where(Request.company_id == work.get(Company, company_id).id)
    return _page(work, query, after=after, before=before, size=size)


@needs(Right.MAKE_REQUESTS)
def asked_back(work: Work, *, company_id: UUID | str | None = None) -> tuple[RequestRow, ...]:
    """Those about which a firm asked something that the visitor has yet to answer."""
    query = _rows().where(Request.status == RequestStatus.ASKED_BACK)
    if company_id:
        query = query.where(Request.company_id == work.get(Company, company_id).id)
    return tuple(_page(work, query, size=MOST_ASKED).rows)


@needs(Right.MAKE_REQUESTS)
def for_customer(work: Work, request_id: UUID | str) -> RequestFull:
    """A request as its customer reads it; staff see it by `by_id`."""
    rules.assert_customer(work.actor)
    return full(work, work.get(Request, request_id))


@needs(Right.HANDLE_REQUESTS)
def page(
    work: Work,
    *,
    group: str = "",
    search: str = "",
    sort: str = "",
    customer_id: UUID | str | None = None,
    installation_id: UUID | str | None = None,
    after: str | None = None,
    before: str | None = None,
    size: int = USUAL,
) -> Page[RequestRow]:
    """Requests for staff, the newest first. `group` is a key of GROUPS; `sort` is taken, and there is one order."""
    rules.assert_staff(work.actor)
    query = _rows()
    if group in GROUPS:
        query = query.where(col(Request.status).in_(GROUPS[group]))
    if customer_id:
        query = query.where(Request.customer_id == work.get(Customer, customer_id).id)
    if installation_id:
        query = query.where(Request.installation_id == installation_id)
    return _page(work, query, search=search, after=after, before=before, size=size)


@needs(Right.HANDLE_REQUESTS)
def counts(work: Work) -> dict[str, int]:
    """How many wait in each group of those that wait."""
    rules.assert_staff(work.actor)
    query = select(Request.status, func.count()).where(col(Request.status).in_(OPEN)).group_by(col(Request.status))
    found = dict(work.session.exec(query).all())
    return {name: sum(found.get(status, 0) for status in group) for name, group in GROUPS.items() if name != "done"}


@needs(Right.HANDLE_REQUESTS)
def by_id(work: Work, request_id: UUID | str) -> RequestFull:
    """Everything about a request, for staff."""
    rules.assert_staff(work.actor)
    return full(work, work.get(Request, request_id))


@needs(Right.HANDLE_REQUESTS)
def of_order(work: Work, order_id: UUID | str) -> tuple[UUID, str] | None:
    """Which request an order was made of, with its number; None for an order of a quote."""
    rules.assert_staff(work.actor)
    query = select(Request).where(Request.order_id == work.get(OrderRow, order_id).id)
    found = work.session.exec(query).first()
    return (found.id, found.number or "") if found else None


@needs(Right.HANDLE_REQUESTS)
def types(work: Work) -> tuple[TypeView, ...]:
    """All kinds of requests of the firm, those taken off the list too, in their order."""
    rules.assert_staff(work.actor)
    query = select(RequestType).order_by(col(RequestType.place), col(RequestType.id))
    return tuple(type_view(kind) for kind in work.session.exec(query))


@needs(Right.HANDLE_REQUESTS)
def type_by_id(work: Work, type_id: UUID | str) -> TypeView:
    rules.assert_staff(work.actor)
    return type_view(work.get(RequestType, type_id))


def _thing_with(code: str) -> Sticker:
    """What bears the sticker. Read as the house; it is told only to who may report something there."""
    with work_as(HOUSE, writes=False) as house:
        return installations.by_sticker(house, code)


def _where(work: Work, customer_id: UUID) -> str:
    return next((one.one_line() for one in addresses_of(work, customer_id)), "")


def _rows() -> Any:
    columns = (
        Request.id, func.coalesce(Request.number, ""), Request.company_id, Company.name, Request.customer_id,
        func.coalesce(Customer.name, ""), Request.type_name, Request.icon, Request.status, Request.urgency,
        Request.about, Request.text, Request.author_name, Request.created_at,
    )  # fmt: skip
    query = select(*columns).join(Company, col(Company.id) == Request.company_id)  # type: ignore[call-overload]
    return query.outerjoin(
        Customer, col(Customer.id) == Request.customer_id
    )  # a project's people do not see the record


def _page(work: Work, query: Any, **how: Any) -> Page[RequestRow]:
    newest = Order((Request.created_at,))
    return page_of(work, query, RequestRow, by=newest, id=Request.id, among=Request, **how)
