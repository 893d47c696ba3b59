"""Requests in the state a test starts from, made by the actions themselves."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from domain import installations, requests
from domain.access import HOUSE, Actor, Pass, Right
from domain.installations import InstallationForm
from domain.requests import DraftView, Question, TypeForm, TypeView
from models.account import Account
from models.base import new_id
from models.fact import ActorKind
from models.installation import Installation
from models.project import Project, ProjectAccess
from models.request import Aim, AnswerKind, Request
from tests.domain.documents.files import a_photo, upload
from tests.people import THEN, People, do

BROKEN = Question("Does it still work?", AnswerKind.YES_NO, is_required=True)
PICTURE = Question("A photo of it", AnswerKind.PHOTO)


def a_type(people: People, *questions: Question, name: str = "Repair", aim: Aim = Aim.ORDER) -> TypeView:
    """A kind of request of the first firm, made by its administrator."""
    kind = do(people.admin, requests.add_type, TypeForm(name, "We come and look.", "tools", aim))
    for question in questions:
        kind = do(people.admin, requests.save_question, kind.id, kind.revision, question)
    return do(people.admin, requests.type_by_id, kind.id)


def a_draft_of(people: People, kind: TypeView, who: Actor | None = None, **how: Any) -> DraftView:
    return do(who or people.alice, requests.begin, kind.id, people.alice_customer, **how)


def a_photo_of(person: Actor, folder: Path, *, width: int = 60, **how: Any) -> UUID:
    """An upload; another width makes another picture."""
    return upload(person, folder, a_photo(width=width), name="leak.jpg", **how).id


def a_request(people: People, *questions: Question, text: str = "The boiler leaks.", **answers: Any) -> Request:
    """Alice sent it, and it has its number."""
    draft = a_draft_of(people, a_type(people, *questions))
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": text, **answers})
    return do(people.alice, requests.send, draft.id, draft.revision)


def a_boiler(people: People, name: str = "Boiler in the attic", **how: Any) -> Installation:
    form = InstallationForm(name, brand="Warmte", serial="SN-4711", **how)
    return do(people.sanne, installations.add, people.alice_customer, form)


def a_caretaker(people: People, *rights: Right) -> Actor:
    """Somebody with a pass for one project of Alice, and no seat at her record."""
    return do(HOUSE, _with_pass, people, rights or (Right.SEE_PROJECTS, Right.MAKE_REQUESTS))


def now(request: Request) -> Request:
    """The request as it stands now."""
    return do(HOUSE, lambda work: work.get(Request, request.id))


def _with_pass(work: Any, people: People, rights: tuple[Right, ...]) -> Actor:
    whose = {"company_id": people.company.id, "customer_id": people.alice_customer}
    project = work.add(
        Project(**whose, number=f"2026-{new_id().hex[-4:]}", title="Block B", is_open=True, created_at=THEN)
    )
    account = work.add(Account(user_name=f"cas-{new_id().hex[-6:]}", name="Cas Beheer", created_at=THEN))
    access = work.add(
        ProjectAccess(
            **whose, project_id=project.id, account_id=account.id, user_name=account.user_name, name="Cas Beheer",
            rights=[str(right) for right in rights], created_at=THEN,
        )
    )  # fmt: skip
    permit = Pass(people.company.id, people.alice_customer, project.id, access.id, frozenset(rights))
    return Actor(ActorKind.CUSTOMER, account.id, "Cas Beheer", account_id=account.id, passes=(permit,))


def without_right(actor: Actor, right: Right) -> Actor:
    return replace(actor, seats=tuple(replace(seat, rights=seat.rights - {right}) for seat in actor.seats))
