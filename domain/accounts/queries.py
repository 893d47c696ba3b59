"""What people ask about their own account."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import Right, needs
from domain.work import Work
from models.account import Account, StaffMember, WebSession


@needs(Right.OWN_ACCOUNT)
def mine(work: Work) -> Account:
    return work.session.get_one(Account, work.actor.account_id)


@needs(Right.OWN_ACCOUNT)
def sessions(work: Work) -> list[WebSession]:
    """Browsers that are signed in, last seen first."""
    query = select(WebSession).where(
        WebSession.account_id == work.actor.account_id,
        col(WebSession.ended_at).is_(None),
        col(WebSession.expires_at) > work.now,
    )
    return list(work.session.exec(query.order_by(col(WebSession.seen_at).desc())))


@needs(Right.KEEP_HOUSE)
def with_email(work: Work, email: str) -> Account | None:
    return work.session.exec(select(Account).where(Account.email == email.strip().lower())).one_or_none()


@needs(Right.KEEP_HOUSE)
def workplaces(work: Work, account_id: UUID) -> list[StaffMember]:
    """Every firm this person works for."""
    query = select(StaffMember).where(StaffMember.account_id == account_id, col(StaffMember.left_at).is_(None))
    return list(work.session.exec(query))
