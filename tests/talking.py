"""Conversations a test starts from, made by the actions themselves."""

from typing import Any
from uuid import UUID

from domain import messages
from domain.access import HOUSE, PROJECT_RIGHTS, Actor, Pass, Right
from domain.messages import Conversation
from domain.work import work_as
from models.account import Account
from models.base import new_id
from models.fact import ActorKind
from models.message import Message, ThreadSubject
from models.project import Project, ProjectAccess
from tests.people import THEN, People, do


def says(actor: Actor, text: str, *, to: UUID, kind: ThreadSubject = ThreadSubject.CUSTOMER, **how: Any) -> Message:
    """This person writes about a customer, or about something else."""
    return do(actor, messages.send, kind, to, text, **{"client_key": str(new_id())} | how)


def notes(actor: Actor, text: str, *, to: UUID, kind: ThreadSubject = ThreadSubject.CUSTOMER) -> Any:
    return do(actor, messages.note, kind, to, text, client_key=str(new_id()))


def talk_of(actor: Actor, subject: UUID, kind: ThreadSubject = ThreadSubject.CUSTOMER, **how: Any) -> Conversation:
    return do(actor, messages.about, kind, subject, **how)


def texts(talk: Conversation) -> list[str]:
    return [said.text for said in talk.said]


def a_project(people: People, *, is_open: bool = True, customer: UUID | None = None) -> Project:
    with work_as(HOUSE) as work:
        return work.add(
            Project(
                company_id=people.company.id,
                customer_id=customer or people.alice_customer,
                number=f"P{str(new_id())[-6:]}",
                title="New roof",
                is_open=is_open,
                created_at=THEN,
            )
        )


def a_neighbour_with_a_pass(project: Project, *rights: Right) -> Actor:
    """Rita was let into this project only."""
    given = frozenset(rights) or PROJECT_RIGHTS
    with work_as(HOUSE) as work:
        account = work.add(Account(user_name=f"rita-{str(new_id())[-6:]}", name="Rita", created_at=THEN))
        whose = {"company_id": project.company_id, "customer_id": project.customer_id, "project_id": project.id}
        row = ProjectAccess(
            **whose, account_id=account.id, user_name=account.user_name, name="Rita", rights=sorted(given),
            created_at=THEN,
        )  # fmt: skip
        work.add(row)
    one = Pass(project.company_id, project.customer_id, project.id, row.id, given)
    return Actor(ActorKind.CUSTOMER, account.id, "Rita", account_id=account.id, passes=(one,))
