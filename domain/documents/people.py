"""For whom a document can be: everybody at the customer, or one person there."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.problems import Invalid
from domain.texts import _
from domain.work import Work, id_of
from models.account import Membership
from models.document import Document
from models.project import ProjectAccess


@dataclass(frozen=True)
class Reader:
    """Somebody at a customer to whom a document can be personal."""

    account_id: UUID
    name: str


@needs(Right.SEE_CUSTOMERS, only_reads=True)
def personal_readers(work: Work, customer_id: UUID | str, project_id: UUID | str | None = None) -> list[Reader]:
    """Who has a seat at this customer, and with a project also who was let into that."""
    seats = select(Membership).where(Membership.customer_id == id_of(customer_id), col(Membership.ended_at).is_(None))
    found = [Reader(seat.account_id, seat.name or seat.email) for seat in work.session.exec(seats)]
    if project_id:
        of_project = ProjectAccess.project_id == id_of(project_id)
        accesses = select(ProjectAccess).where(of_project, col(ProjectAccess.ended_at).is_(None))
        found += [Reader(one.account_id, one.name or one.user_name) for one in work.session.exec(accesses)]
    return sorted({one.account_id: one for one in found}.values(), key=lambda one: one.name.lower())


def known_at(work: Work, document: Document, account_id: UUID | str) -> UUID:
    """The account, if it is of somebody who reads at this customer or in this project."""
    readers = personal_readers(work, document.customer_id, document.project_id)
    if not any(str(one.account_id) == str(account_id) for one in readers):
        raise Invalid({"personal_to": _("Choose somebody who comes into the portal of this customer.")})
    return id_of(account_id)
