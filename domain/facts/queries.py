"""What people ask about what happened."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.problems import NotFound
from domain.work import Work
from models.fact import ActorKind, Fact


@needs(Right.FOLLOW_UP)
def by_id(work: Work, fact_id: UUID | str) -> Fact:
    fact = work.session.exec(select(Fact).where(Fact.id == UUID(str(fact_id)))).one_or_none()
    if fact is None:
        raise NotFound
    return fact


@needs(Right.OWN_ACCOUNT)
def about(work: Work, *subject_ids: UUID, limit: int = 100) -> list[Fact]:
    """Facts about these subjects (a quote with its approvals, say), newest first."""
    query = select(Fact).where(col(Fact.subject_id).in_(subject_ids)).order_by(col(Fact.seq).desc()).limit(limit)
    return list(work.session.exec(query))


@needs(Right.OWN_ACCOUNT)
def about_customer(work: Work, customer_id: UUID, *, before: int | None = None, limit: int = 50) -> list[Fact]:
    """Facts about a customer and all that is the customer's, newest first, before this sequence number."""
    query = select(Fact).where(Fact.customer_id == customer_id)
    if before is not None:
        query = query.where(col(Fact.seq) < before)
    return list(work.session.exec(query.order_by(col(Fact.seq).desc()).limit(limit)))


@needs(Right.OWN_ACCOUNT)
def about_project(work: Work, project_id: UUID, *, limit: int = 50) -> list[Fact]:
    """Facts about a project and all that is part of it, newest first."""
    query = select(Fact).where(Fact.project_id == project_id).order_by(col(Fact.seq).desc()).limit(limit)
    return list(work.session.exec(query))


@needs(Right.SEE_CUSTOMERS)
def last_by_customers(work: Work, *, limit: int = 5) -> list[Fact]:
    """The last things customers of the firm did, newest first: signs of life for the office."""
    query = select(Fact).where(Fact.actor_kind == ActorKind.CUSTOMER).order_by(col(Fact.seq).desc()).limit(limit)
    return list(work.session.exec(query))
