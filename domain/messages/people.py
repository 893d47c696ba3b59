"""Who takes part in a conversation, and how each of them is reached."""

from uuid import UUID

from domain import customers
from domain.access import Right
from domain.customers import Recipient
from domain.messages.subjects import Subject
from domain.notifications import Receiver
from domain.work import Work
from models.account import StaffMember
from models.company import Company
from models.message import Thread, ThreadSubject
from models.project import Project
from models.quote import Quote

#: What besides talking a person needs to take part in the talk about such a thing.
ASKED = {ThreadSubject.QUOTE: Right.SEE_QUOTES, ThreadSubject.PROJECT: Right.SEE_PROJECTS}


def at_customer(work: Work, subject: Subject) -> list[Recipient]:
    """Everybody of the customer who reads this, each once. Whoever has no account yet reads it by mail.

    Nobody, while the project is closed to the customer or the quote was not sent.
    """
    if is_hidden(work, subject):
        return []
    found = [one for one in customers.recipients(work, subject.customer_id) if _may_talk(one, subject.kind)]
    known = {one.account_id for one in found if one.account_id}
    guests = customers.let_in(work, subject.project_id, Right.TALK) if subject.project_id else []
    return found + [one for one in guests if one.account_id not in known]


def at_firm(work: Work, thread: Thread) -> tuple[Receiver, UUID | None]:
    """The colleague whose matter it is, with his or her id; else the firm's mailbox."""
    member = work.session.get(StaffMember, thread.staff_id) if thread.staff_id else None
    if member and member.left_at is None:
        return Receiver(member.name, member.email, member.language, account_id=member.account_id), member.id
    company = work.get(Company, thread.company_id)
    return Receiver(company.name, company.reply_to or company.email, company.language), None


def is_hidden(work: Work, subject: Subject) -> bool:
    """Whether the customer does not see yet what is talked about."""
    if subject.kind is ThreadSubject.QUOTE:
        return work.get(Quote, subject.id).version == 0
    return subject.project_id is not None and not work.get(Project, subject.project_id).is_open


def _may_talk(person: Recipient, kind: ThreadSubject) -> bool:
    wanted = {Right.TALK, ASKED.get(kind, Right.TALK)}
    return person.account_id is None or wanted <= person.rights
