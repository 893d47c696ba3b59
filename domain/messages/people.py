"""Who takes part in a conversation, and how each of them is reached."""

from dataclasses import replace
from uuid import UUID

from sqlmodel import col, select

from domain import customers
from domain.access import HOUSE, Right
from domain.customers import Recipient
from domain.messages.subjects import Subject
from domain.notifications import Receiver
from domain.work import Work, work_as
from models.account import Account, StaffMember
from models.company import Company
from models.message import Thread, ThreadSubject
from models.project import Project, ProjectAccess
from models.quote import Quote

#: What besides talking a person needs to take part in the talk about such a thing.
ASKED = {ThreadSubject.QUOTE: Right.SEE_QUOTES, ThreadSubject.PROJECT: Right.SEE_PROJECTS}


def at_customer(work: Work, subject: Subject) -> list[Recipient]:
    """Everybody of the customer who reads this, each once. Whoever has no account yet reads it by mail.

    Nobody, while the project is closed to the customer or the quote was not sent.
    """
    if _is_hidden(work, subject):
        return []
    found = [one for one in customers.recipients(work, subject.customer_id) if _may_talk(one, subject.kind)]
    known = {one.account_id for one in found if one.account_id}
    return found + [one for one in _let_in(work, subject.project_id) if one.account_id not in known]


def at_firm(work: Work, thread: Thread) -> tuple[Receiver, UUID | None]:
    """The colleague whose matter it is, with his or her id; else the firm's mailbox."""
    member = work.session.get(StaffMember, thread.staff_id) if thread.staff_id else None
    if member and member.left_at is None:
        return Receiver(member.name, member.email, member.language, account_id=member.account_id), member.id
    company = work.get(Company, thread.company_id)
    return Receiver(company.name, company.reply_to or company.email, company.language), None


def _is_hidden(work: Work, subject: Subject) -> bool:
    if subject.kind is ThreadSubject.QUOTE:
        return work.get(Quote, subject.id).version == 0
    return subject.project_id is not None and not work.get(Project, subject.project_id).is_open


def _may_talk(person: Recipient, kind: ThreadSubject) -> bool:
    wanted = {Right.TALK, ASKED.get(kind, Right.TALK)}
    return person.account_id is None or wanted <= person.rights


def _let_in(work: Work, project_id: UUID | None) -> list[Recipient]:
    """Accounts with a pass for this project alone. How to reach them stands at the account: read as the house."""
    if project_id is None:
        return []
    query = select(ProjectAccess).where(ProjectAccess.project_id == project_id, col(ProjectAccess.ended_at).is_(None))
    passes = {row.account_id: row for row in work.session.exec(query) if Right.TALK in row.rights}
    with work_as(HOUSE, writes=False) as house:
        accounts = list(house.session.exec(select(Account).where(col(Account.id).in_(passes)))) if passes else []
    return [replace(_of_account(one), name=passes[one.id].name or one.label) for one in accounts]


def _of_account(account: Account) -> Recipient:
    return Recipient(
        account.label, account.address, account.phone, account.language, account.channel, account.id,
        frozenset({Right.TALK}),
    )  # fmt: skip
