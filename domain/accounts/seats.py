"""What an account holds: seats at customer records, and passes for single projects. Read by the house."""

from typing import TypeVar
from uuid import UUID

from sqlalchemy import bindparam, or_
from sqlmodel import col, select

from domain.access import CUSTOMER_RIGHTS, PROJECT_RIGHTS, Pass, Right, Seat
from domain.problems import NotFound
from domain.work import Work
from models.account import Membership
from models.base import CustomerOwned
from models.customer import Customer
from models.project import Project, ProjectAccess

R = TypeVar("R", bound=CustomerOwned)


#: Put together once: every event asks them, and putting a query together takes longer than asking it.
_SEATS = (
    select(Membership)
    .join(Customer, col(Customer.id) == Membership.customer_id)
    .where(col(Membership.account_id) == bindparam("account"), col(Membership.ended_at).is_(None))
    .where(or_(col(Membership.until).is_(None), col(Membership.until) > bindparam("now")), col(Customer.portal_enabled))
    .order_by(col(Membership.created_at))
)
_PASSES = (
    select(ProjectAccess)
    .join(Project, col(Project.id) == ProjectAccess.project_id)
    .join(Customer, col(Customer.id) == ProjectAccess.customer_id)
    .where(col(ProjectAccess.account_id) == bindparam("account"), col(ProjectAccess.ended_at).is_(None))
    .where(col(Project.is_open), col(Customer.portal_enabled))
)


def seats_of(work: Work, account_id: UUID, company_id: UUID | None = None) -> tuple[Seat, ...]:
    """The oldest first; at this firm only, if one is given."""
    found = work.session.exec(_SEATS, params={"account": account_id, "now": work.now})
    return tuple(_seat(membership) for membership in found if company_id in (None, membership.company_id))


def passes_of(work: Work, account_id: UUID, company_id: UUID | None = None) -> tuple[Pass, ...]:
    """The projects that were opened to this account by a user name (MA-12); a closed one opens nothing."""
    found = work.session.exec(_PASSES, params={"account": account_id})
    return tuple(_pass(access) for access in found if company_id in (None, access.company_id))


def of(row: R, customer_id: UUID) -> R:
    """The row, if it belongs to this customer."""
    if row.customer_id != customer_id:
        raise NotFound
    return row


def _seat(membership: Membership) -> Seat:
    rights = frozenset(Right(right) for right in membership.rights) & CUSTOMER_RIGHTS
    return Seat(membership.company_id, membership.customer_id, membership.id, rights, membership.approve_up_to_cents)


def _pass(access: ProjectAccess) -> Pass:
    rights = frozenset(Right(right) for right in access.rights) & PROJECT_RIGHTS
    return Pass(access.company_id, access.customer_id, access.project_id, access.id, rights)
