"""Drafts: kept as they are typed, resumed on another device, seen by nobody else."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from domain import customers, documents, requests
from domain.access import HOUSE, Right
from domain.problems import Invalid, NotAllowed, NotFound
from domain.requests.rules import EditedElsewhere, NotComplete, TooManyFiles, TypeWithdrawn
from domain.work import clock
from models.base import new_id
from models.request import AnswerKind, RequestDraft, Urgency
from tests.people import People, do
from tests.projects import a_project
from tests.requesting import (
    BROKEN,
    PICTURE,
    Question,
    a_boiler,
    a_caretaker,
    a_draft_of,
    a_photo_of,
    a_type,
    without_right,
)


def test_a_draft_is_kept_as_it_is_typed(people: People):
    draft = a_draft_of(people, a_type(people, BROKEN))
    assert draft.addresses[0].id == draft.address_id  # the only one there is
    written = do(
        people.alice,
        requests.write,
        draft.id,
        draft.revision,
        {
            "text": "The boiler leaks",
            "urgency": "urgent",
            "place": "attic",
            "wishes": ["asap", "2026-12-03/morning"],
            f"answer:{draft.type.questions[0].id}": "no",
        },
    )
    again = do(people.alice, requests.draft, draft.id)
    assert (again.text, again.urgency, again.place) == ("The boiler leaks", Urgency.URGENT, "attic")
    assert again.wishes == ("asap", "2026-12-03/morning")
    assert again.answers == {draft.type.questions[0].id: "no"}
    assert again.gaps == {}
    assert written.revision == draft.revision + 1


def test_the_open_draft_is_offered_again(people: People):
    kind = a_type(people)
    first = a_draft_of(people, kind)
    assert a_draft_of(people, kind).id == first.id
    assert [row.id for row in do(people.alice, requests.drafts)] == [first.id]
    assert a_draft_of(people, a_type(people, name="Other")).id != first.id


def test_a_draft_edited_on_two_devices_loses_nothing(people: People):
    draft = a_draft_of(people, a_type(people))
    do(people.alice, requests.write, draft.id, draft.revision, {"text": "typed on the phone"})
    with pytest.raises(EditedElsewhere):
        do(people.alice, requests.write, draft.id, draft.revision, {"text": "typed on the desk"})
    assert do(people.alice, requests.draft, draft.id).text == "typed on the phone"


def test_a_discarded_draft_is_gone(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people))
    photo = a_photo_of(people.alice, tmp_path)
    do(people.alice, requests.attach, draft.id, [str(photo)])
    do(people.alice, requests.discard, draft.id)
    assert do(people.alice, requests.drafts) == ()
    with pytest.raises(NotFound):
        do(people.alice, requests.draft, draft.id)


def test_nobody_else_sees_a_draft(people: People):
    draft = a_draft_of(people, a_type(people))
    for person in (people.niels, people.bo):
        with pytest.raises(NotFound):
            do(person, requests.draft, draft.id)
        with pytest.raises(NotFound):
            do(person, requests.write, draft.id, draft.revision, {"text": "mine now"})
    with pytest.raises(NotAllowed):
        do(people.sanne, requests.draft, draft.id)
    with pytest.raises(NotFound):  # not by its row either: the firm reads what was sent
        do(people.admin, lambda work: work.get(RequestDraft, draft.id))


def test_who_lost_the_right_lost_the_drafts(people: People):
    kind = a_type(people)
    draft = a_draft_of(people, kind)
    other = replace(people.bo, account_id=people.alice.account_id, id=people.alice.id)  # no seat at the firm any more
    assert do(other, requests.drafts) == ()
    with pytest.raises(NotFound):
        do(other, requests.send, draft.id, draft.revision)
    with pytest.raises(NotAllowed):
        do(without_right(people.alice, Right.MAKE_REQUESTS), requests.draft, draft.id)


def test_nobody_asks_for_somebody_else(people: People):
    kind = a_type(people)
    with pytest.raises(NotFound):
        do(people.alice, requests.begin, kind.id, people.niels_customer)
    with pytest.raises(NotFound):
        do(people.bo, requests.begin, kind.id, people.bo_customer)  # a kind of another firm
    with pytest.raises(NotAllowed):
        do(people.sanne, requests.begin, kind.id, people.alice_customer)


def test_foreign_addresses_and_installations_are_refused(people: People):
    draft = a_draft_of(people, a_type(people))
    boiler = a_boiler(people)
    theirs = do(people.niels, requests.begin, draft.type.id, people.niels_customer)
    for field, id in (("address_id", draft.address_id), ("installation_id", boiler.id)):
        with pytest.raises(Invalid) as problem:
            do(people.niels, requests.write, theirs.id, theirs.revision, {field: str(id)})
        assert field in problem.value.errors


def test_files_of_another_customer_are_refused(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people, PICTURE))
    theirs = a_photo_of(people.niels, tmp_path)
    with pytest.raises(NotFound):
        do(people.alice, requests.attach, draft.id, [str(theirs)])
    mine = a_photo_of(people.alice, tmp_path)
    with pytest.raises(NotFound):
        do(people.alice, requests.attach, draft.id, [str(mine)], question_id="no-question")
    assert do(people.alice, requests.draft, draft.id).files == ()


def test_photos_answer_their_question_and_can_be_taken_away(people: People, tmp_path: Path):
    must = replace(PICTURE, is_required=True)
    draft = a_draft_of(people, a_type(people, must))
    question = draft.type.questions[0].id
    assert f"answer:{question}" in draft.gaps
    photo = a_photo_of(people.alice, tmp_path)
    draft = do(people.alice, requests.attach, draft.id, [str(photo), str(photo)], question_id=question)
    assert [file.question_id for file in draft.files] == [question]
    assert f"answer:{question}" not in draft.gaps
    draft = do(people.alice, requests.detach, draft.id, draft.files[0].id)
    assert draft.files == ()


def test_the_sweeper_leaves_the_photos_of_drafts(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people))
    kept, idle = a_photo_of(people.alice, tmp_path), a_photo_of(people.alice, tmp_path, width=61)
    do(people.alice, requests.attach, draft.id, [str(kept)])
    with time_machine.travel(clock() + timedelta(days=2)):
        assert do(HOUSE, documents.forget, [kept, idle]) == 1


def test_twenty_files_are_enough(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people))
    photos = [str(a_photo_of(people.alice, tmp_path, width=60 + n)) for n in range(21)]
    with pytest.raises(TooManyFiles):
        do(people.alice, requests.attach, draft.id, photos)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (AnswerKind.NUMBER, "many"),
        (AnswerKind.NUMBER, "1e5"),
        (AnswerKind.DATE, "next week"),
        (AnswerKind.DATE, "20261203"),
        (AnswerKind.CHOICE, "grey"),
        (AnswerKind.YES_NO, "perhaps"),
        (AnswerKind.TEXT, "x" * 2001),
    ],
)
def test_answers_that_do_not_fit_are_refused_at_their_field(people: People, kind: AnswerKind, value: str):
    draft = a_draft_of(people, a_type(people, Question("How?", kind, choices=("red", "blue"))))
    field = f"answer:{draft.type.questions[0].id}"
    with pytest.raises(Invalid) as problem:
        do(people.alice, requests.write, draft.id, draft.revision, {field: value})
    assert list(problem.value.errors) == [field]


def test_several_choices_keep_only_what_is_offered(people: People):
    draft = a_draft_of(people, a_type(people, Question("Which?", AnswerKind.CHOICES, choices=("red", "blue"))))
    field = f"answer:{draft.type.questions[0].id}"
    draft = do(people.alice, requests.write, draft.id, draft.revision, {field: ["blue", "grey"]})
    assert list(draft.answers.values()) == [["blue"]]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("urgency", "tomorrow"),
        ("wishes", ["2026-12-03/dawn"]),
        ("wishes", ["soon"]),
        ("text", "x" * 4001),
        ("answer:gone", "yes"),
        ("revision", "9"),
    ],
)
def test_what_no_screen_sends_is_refused(people: People, field: str, value: str | list[str]):
    draft = a_draft_of(people, a_type(people))
    with pytest.raises(Invalid):
        do(people.alice, requests.write, draft.id, draft.revision, {field: value})


def test_a_kind_withdrawn_while_a_draft_is_open(people: People):
    """What was written stays, and goes on as another kind; answers to the same questions come along."""
    kind, other = a_type(people, BROKEN), a_type(people, BROKEN, name="Fault")
    draft = a_draft_of(people, kind)
    changes = {"text": "It leaks", f"answer:{kind.questions[0].id}": "no"}
    draft = do(people.alice, requests.write, draft.id, draft.revision, changes)
    do(people.admin, requests.withdraw_type, kind.id, kind.revision)
    assert not do(people.alice, requests.draft, draft.id).type.is_offered
    with pytest.raises(TypeWithdrawn):
        do(people.alice, requests.send, draft.id, draft.revision)
    with pytest.raises(TypeWithdrawn):
        a_draft_of(people, kind)
    moved = do(people.alice, requests.choose_type, draft.id, draft.revision, other.id)
    assert (moved.text, moved.answers) == ("It leaks", {other.questions[0].id: "no"})
    assert do(people.alice, requests.send, moved.id, moved.revision).type_name == "Fault"


def test_a_draft_says_what_is_missing(people: People):
    draft = a_draft_of(people, a_type(people, BROKEN))
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"address_id": ""})
    assert set(draft.gaps) == {"text", "place", f"answer:{draft.type.questions[0].id}"}
    with pytest.raises(NotComplete):
        do(people.alice, requests.send, draft.id, draft.revision)
    assert do(people.alice, requests.draft, draft.id).id == draft.id


def test_a_sticker_fills_in_what_it_is_on(people: People):
    boiler, car, kind = a_boiler(people), a_boiler(people, "Van"), a_type(people)
    draft = a_draft_of(people, kind, sticker=boiler.sticker)
    assert (draft.installation_id, draft.about) == (boiler.id, "Boiler in the attic")
    assert a_draft_of(people, kind, sticker=boiler.sticker).id == draft.id
    assert a_draft_of(people, kind, sticker=car.sticker).id != draft.id
    with pytest.raises(NotFound):
        do(people.niels, requests.begin, kind.id, people.niels_customer, sticker=boiler.sticker)
    with pytest.raises(NotFound):
        a_draft_of(people, kind, sticker="made-up")


def test_a_caretaker_with_a_pass_reports_by_sticker(people: People):
    cas, boiler, kind = a_caretaker(people), a_boiler(people), a_type(people)
    places = do(cas, requests.counters, sticker=boiler.sticker)
    found = [(one.label, one.about, one.customer_id) for one in places]
    assert found == [("Block B", "Boiler in the attic", people.alice_customer)]
    project = places[0].project_id
    draft = a_draft_of(people, kind, cas, project_id=project, sticker=boiler.sticker)
    assert (draft.about, draft.addresses, draft.installations) == ("Boiler in the attic", (), ())
    with pytest.raises(NotFound):
        a_draft_of(people, kind, cas)  # at the record itself there is no seat
    with pytest.raises(NotAllowed):
        a_draft_of(people, kind, a_caretaker(people, Right.SEE_PROJECTS), project_id=project)
    with pytest.raises(NotFound):
        do(people.niels, requests.begin, kind.id, people.niels_customer, project_id=project)


def test_asking_from_a_project_names_it_and_fills_in_its_address(people: People):
    home = do(people.sanne, customers.addresses, people.alice_customer)[0]
    project, other = a_project(people, title="Attic", address_id=str(home.id)), a_project(people, title="Cellar")
    [place] = do(people.alice, requests.counters, project_id=project.id)
    assert (place.customer_id, place.project_id, place.about) == (people.alice_customer, None, "Attic")
    kind = a_type(people)
    draft = a_draft_of(people, kind, project_id=project.id)
    assert (draft.about, draft.address_id, draft.project_id) == ("Attic", home.id, None)
    assert a_draft_of(people, kind, project_id=project.id).id == draft.id
    assert a_draft_of(people, kind, project_id=other.id).about == "Cellar"
    for person in (people.niels, people.bo):
        with pytest.raises(NotFound):
            do(person, requests.counters, project_id=project.id)


def test_ids_that_are_none_are_not_found(people: People):
    for id in ("nonsense", str(new_id())):
        with pytest.raises(NotFound):
            do(people.alice, requests.draft, id)
        with pytest.raises(NotFound):
            do(people.alice, requests.send, id, 1)
