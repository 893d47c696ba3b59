"""The addresses at which people answer by mail. For this room's actions."""

from uuid import UUID

from sqlmodel import select

from domain.notifications import kept_way_back
from domain.work import Work
from models.base import new_id
from models.message import Thread, WayBack


def way_back(
    work: Work,
    thread: Thread,
    email: str,
    *,
    is_customer: bool = True,
    account_id: UUID | None = None,
    staff_id: UUID | None = None,
) -> WayBack:
    """This person's address for this thread; the same each time."""
    email = email.lower()
    query = select(WayBack).where(WayBack.thread_id == thread.id, WayBack.email == email)
    way = work.session.exec(query).one_or_none()
    if way is None:
        id = new_id()
        way = WayBack(
            id=id,
            company_id=thread.company_id,
            thread_id=thread.id,
            token_hash=kept_way_back(str(id)),
            email=email,
            is_customer=is_customer,
            created_at=work.now,
        )
    way.account_id, way.staff_id, way.is_customer = account_id, staff_id, is_customer
    return work.add(way)
