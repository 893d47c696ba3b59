"""What a firm lets its customers ask for: in its own words, changed by administrators only."""

from dataclasses import replace

import pytest

from domain import companies, requests
from domain.access import HOUSE
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.requests import Question, TypeForm
from domain.requests.rules import TypeChangedMeanwhile
from models.request import AnswerKind, RequestType
from tests.people import People, do
from tests.requesting import BROKEN, PICTURE, a_request, a_type


def test_a_new_firm_begins_with_a_few_in_its_language(people: People):
    details = companies.DetailsForm("Dachdecker Nord", country="DE", language="de")
    firm = do(HOUSE, companies.found, details, slug="nord")
    found = do(HOUSE, lambda work: [work.get(RequestType, row) for row in _ids(work, firm.id)])
    assert len(found) == 3
    assert all(kind.name and kind.questions for kind in found)
    assert "Reparatur" in " ".join(kind.name for kind in found)


def test_a_firm_without_any_may_begin_with_the_usual_ones(people: People):
    do(people.admin, requests.add_usual_types)
    assert len(do(people.admin, requests.types)) == 3
    with pytest.raises(Conflict):
        do(people.admin, requests.add_usual_types)


def test_only_administrators_change_them(people: People):
    kind = a_type(people, BROKEN)
    for deed in (
        (requests.add_type, TypeForm("Mine")),
        (requests.change_type, kind.id, kind.revision, TypeForm("Mine")),
        (requests.withdraw_type, kind.id, kind.revision),
        (requests.save_question, kind.id, kind.revision, BROKEN),
        (requests.move_type, kind.id),
    ):
        for person in (people.sanne, people.alice):
            with pytest.raises(NotAllowed):
                do(person, *deed, **({"by": 1} if deed[0] is requests.move_type else {}))
    assert do(people.sanne, requests.types) == (kind,)


def test_another_firm_cannot_reach_them(people: People):
    kind = a_type(people)
    with pytest.raises(NotFound):
        do(people.stranger, requests.type_by_id, kind.id)
    assert do(people.stranger, requests.types) == ()


def test_questions_are_added_changed_moved_and_removed(people: People):
    kind = a_type(people, BROKEN, PICTURE)
    first, second = kind.questions
    changed = replace(first, text="Does it work at all?")
    do(people.admin, requests.save_question, kind.id, kind.revision, changed)
    kind = do(people.admin, requests.type_by_id, kind.id)
    assert [one.text for one in kind.questions] == ["Does it work at all?", PICTURE.text]
    do(people.admin, requests.move_question, kind.id, kind.revision, second.id, by=-1)
    kind = do(people.admin, requests.type_by_id, kind.id)
    assert [one.id for one in kind.questions] == [second.id, first.id]
    do(people.admin, requests.remove_question, kind.id, kind.revision, second.id)
    assert [one.id for one in do(people.admin, requests.type_by_id, kind.id).questions] == [first.id]


def test_a_request_keeps_the_words_of_then(people: People):
    request = a_request(people, Question("How many?", AnswerKind.NUMBER))
    kind = do(people.admin, requests.type_by_id, request.type_id)
    do(people.admin, requests.change_type, kind.id, kind.revision, TypeForm("Something else"))
    assert do(people.alice, requests.for_customer, request.id).type_name == "Repair"


def test_two_administrators_do_not_overwrite_each_other(people: People):
    kind = a_type(people)
    do(people.admin, requests.change_type, kind.id, kind.revision, TypeForm("First"))
    with pytest.raises(TypeChangedMeanwhile):
        do(people.admin, requests.change_type, kind.id, kind.revision, TypeForm("Second"))


def test_they_are_offered_in_the_firms_order(people: People):
    a_type(people, name="One")
    second = a_type(people, name="Two")
    do(people.admin, requests.move_type, second.id, by=-1)
    offered = do(people.alice, requests.counters)[0].types
    assert [kind.name for kind in offered] == ["Two", "One"]
    do(people.admin, requests.withdraw_type, second.id, do(people.admin, requests.type_by_id, second.id).revision)
    assert [kind.name for kind in do(people.alice, requests.counters)[0].types] == ["One"]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (TypeForm(" "), "name"),
        (TypeForm("x" * 81), "name"),
        (TypeForm("Repair", icon="../../etc"), "icon"),
        (Question(" "), "text"),
        (Question("Which?", AnswerKind.CHOICE, choices=("one", "one", " ")), "choices"),
        (Question("Which?", AnswerKind.CHOICES, choices=tuple(str(n) for n in range(21))), "choices"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(people: People, form: TypeForm | Question, field: str):
    kind = a_type(people)
    with pytest.raises(Invalid) as problem:
        if isinstance(form, TypeForm):
            do(people.admin, requests.add_type, form)
        else:
            do(people.admin, requests.save_question, kind.id, kind.revision, form)
    assert list(problem.value.errors) == [field]


def _ids(work, company_id):
    from sqlmodel import select

    return list(work.session.exec(select(RequestType.id).where(RequestType.company_id == company_id)))
