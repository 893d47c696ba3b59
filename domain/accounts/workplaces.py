"""At which firms somebody works, and which of them a page belongs to. Read by the house: no firm sees another."""

from uuid import UUID

from sqlmodel import col, func, select

from domain.problems import NotFound
from domain.work import Work, id_of
from models.account import Account, Door, StaffMember, WebSession
from models.customer import Customer
from models.document import Document
from models.invoice import Invoice, Payment
from models.order import Order
from models.project import Project
from models.quote import Quote

SUBJECTS = {
    "customers": Customer, "quotes": Quote, "orders": Order, "invoices": Invoice, "payments": Payment,
    "documents": Document, "projects": Project,
}  # fmt: skip


def places_of(work: Work, account_id: UUID) -> list[StaffMember]:
    """Where this person works, the firm that was used last first."""
    seen = (
        select(WebSession.staff_id, func.max(WebSession.seen_at).label("at"))
        .where(WebSession.account_id == account_id, WebSession.door == Door.OFFICE)
        .group_by(col(WebSession.staff_id))
        .subquery()
    )
    query = (
        select(StaffMember)
        .outerjoin(seen, seen.c.staff_id == StaffMember.id)
        .where(StaffMember.account_id == account_id, col(StaffMember.left_at).is_(None))
        .order_by(seen.c.at.desc().nulls_last(), col(StaffMember.invited_at))
    )
    return list(work.session.exec(query))


def place_for(work: Work, account: Account, path: str) -> StaffMember | None:
    """Where somebody who wants to see this page goes in: the firm the page belongs to, else the one used last."""
    places = places_of(work, account.id)
    return place_with(work, places, path) or next(iter(places), None)


def place_with(work: Work, places: list[StaffMember], path: str) -> StaffMember | None:
    """The one of these places whose firm has what the page is about: "/office/quotes/<id>"."""
    parts = path.partition("?")[0].strip("/").split("/")
    if len(places) < 2 or len(parts) != 3 or parts[1] not in SUBJECTS:
        return None
    kind = SUBJECTS[parts[1]]
    try:
        owner = work.session.exec(select(kind.company_id).where(kind.id == id_of(parts[2]))).one_or_none()
    except NotFound:  # no id at all: "/office/quotes/new"
        return None
    return next((place for place in places if place.company_id == owner), None)


def invited(work: Work, email: str, company_id: UUID | None = None) -> StaffMember | None:
    """Whoever a firm expects under this address: of that firm, else of the one that asked first."""
    query = select(StaffMember).where(StaffMember.email == email, col(StaffMember.left_at).is_(None))
    if company_id:
        query = query.where(StaffMember.company_id == company_id)
    return work.session.exec(query.order_by(col(StaffMember.invited_at))).first()
