"""Accounts that were let into one project of a customer, as people who hear of it."""

from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE, Right, needs
from domain.customers.queries import Recipient
from domain.work import Work, work_as
from models.account import Account
from models.project import ProjectAccess


@needs(Right.SEE_CUSTOMERS)
def let_in(work: Work, project_id: UUID, right: Right) -> list[Recipient]:
    """Who has this right in the project. How to reach them stands at the account: read as the house."""
    query = select(ProjectAccess).where(ProjectAccess.project_id == project_id, col(ProjectAccess.ended_at).is_(None))
    passes = {row.account_id: row for row in work.session.exec(query) if right in row.rights}
    with work_as(HOUSE, writes=False) as house:
        accounts = list(house.session.exec(select(Account).where(col(Account.id).in_(passes)))) if passes else []
    return [_recipient(one, passes[one.id]) for one in accounts]


def _recipient(account: Account, access: ProjectAccess) -> Recipient:
    return Recipient(
        access.name or account.label, account.address, account.phone, account.language, account.channel, account.id,
        frozenset(Right(name) for name in access.rights),
    )  # fmt: skip
