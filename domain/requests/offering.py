"""What a firm lets its customers ask for: kinds of requests and their questions."""

from uuid import UUID

from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.companies.beginning import give_usual_types
from domain.problems import Conflict, NotFound
from domain.requests import forms, rules
from domain.requests.forms import Question, TypeForm
from domain.texts import _
from domain.work import Work
from models.company import Company
from models.request import RequestType


@needs(Right.MANAGE_COMPANY)
def add_type(work: Work, form: TypeForm) -> RequestType:
    """A new kind of request, at the end of the list; without questions yet."""
    forms.check_type(form)
    last = work.session.exec(select(func.max(RequestType.place))).one() or 0
    assert work.actor.company_id  # staff act for one company
    kind = RequestType(company_id=work.actor.company_id, place=last + 1, created_at=work.now, **_values(form))
    work.record("request_type.added", work.add(kind), internal=True, name=kind.name)
    return kind


@needs(Right.MANAGE_COMPANY)
def add_usual_types(work: Work) -> None:
    """The kinds most firms take, to begin with; for a firm that has none yet."""
    if work.session.exec(select(RequestType.id)).first():
        raise Conflict(_("You have kinds of requests already."))
    company = work.get(Company, work.actor.company_id)
    give_usual_types(work, company)
    work.record("request_type.added", company, internal=True)


@needs(Right.MANAGE_COMPANY)
def change_type(work: Work, type_id: UUID | str, revision: int, form: TypeForm) -> RequestType:
    """Say it in other words; what was sent before keeps the words of then."""
    forms.check_type(form)
    kind = _locked(work, type_id, revision)
    kind.sqlmodel_update(_values(form))
    return _saved(work, kind)


@needs(Right.MANAGE_COMPANY)
def withdraw_type(work: Work, type_id: UUID | str, revision: int) -> RequestType:
    """Customers are not offered it any more. Their drafts stay, but cannot be sent as this."""
    kind = _locked(work, type_id, revision)
    kind.removed_at = work.now
    return _saved(work, kind)


@needs(Right.MANAGE_COMPANY)
def offer_type_again(work: Work, type_id: UUID | str, revision: int) -> RequestType:
    kind = _locked(work, type_id, revision)
    kind.removed_at = None
    return _saved(work, kind)


@needs(Right.MANAGE_COMPANY)
def move_type(work: Work, type_id: UUID | str, *, by: int) -> None:
    """Put it so many places further down, or up."""
    kind = work.get(RequestType, type_id)
    others = list(work.session.exec(select(RequestType).order_by(col(RequestType.place), col(RequestType.id))))
    to = others.index(kind) + by
    others.remove(kind)
    others.insert(max(0, to), kind)
    for place, other in enumerate(others, start=1):
        other.place = place
        work.session.add(other)
    work.record("request_type.changed", kind, internal=True, name=kind.name)


@needs(Right.MANAGE_COMPANY)
def save_question(work: Work, type_id: UUID | str, revision: int, form: Question) -> RequestType:
    """A new question at the end, or another text for the one with this id."""
    question = forms.check_question(form)
    kind = _locked(work, type_id, revision)
    known = [one["id"] for one in kind.questions]
    if not question.id and len(known) >= forms.MOST_QUESTIONS:
        raise Conflict(_("Twenty questions are enough: nobody answers more."))
    if question.id and question.id not in known:
        raise NotFound
    kept = question.as_kept()
    others = [kept if one["id"] == kept["id"] else one for one in kind.questions]
    kind.questions = others if question.id else [*others, kept]
    return _saved(work, kind)


@needs(Right.MANAGE_COMPANY)
def move_question(work: Work, type_id: UUID | str, revision: int, question_id: str, *, by: int) -> RequestType:
    kind = _locked(work, type_id, revision)
    asked = _asked(kind, question_id)
    others = [one for one in kind.questions if one is not asked]
    others.insert(max(0, kind.questions.index(asked) + by), asked)
    kind.questions = others
    return _saved(work, kind)


@needs(Right.MANAGE_COMPANY)
def remove_question(work: Work, type_id: UUID | str, revision: int, question_id: str) -> RequestType:
    """Requests that were sent keep the question and its answer."""
    kind = _locked(work, type_id, revision)
    asked = _asked(kind, question_id)
    kind.questions = [one for one in kind.questions if one is not asked]
    return _saved(work, kind)


def _locked(work: Work, type_id: UUID | str, revision: int) -> RequestType:
    kind = work.get(RequestType, type_id, lock=True)
    if kind.revision != revision:
        raise rules.TypeChangedMeanwhile
    return kind


def _saved(work: Work, kind: RequestType) -> RequestType:
    kind.revision += 1
    work.session.add(kind)
    work.record("request_type.changed", kind, internal=True, name=kind.name)
    return kind


def _asked(kind: RequestType, question_id: str) -> dict:
    found = next((one for one in kind.questions if one["id"] == question_id), None)
    if found is None:
        raise NotFound
    return found


def _values(form: TypeForm) -> dict:
    words = {"name": form.name.strip(), "explanation": form.explanation.strip()}
    return words | {"icon": form.icon, "aim": form.aim}
