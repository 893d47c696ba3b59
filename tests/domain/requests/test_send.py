"""Sending: frozen as it stands, with its photos, once; afterwards only the two sides' own deeds."""

from datetime import timedelta
from pathlib import Path

import pytest
import time_machine

from domain import documents, notifications, requests, worklist
from domain.access import HOUSE, Right
from domain.problems import Invalid, NotAllowed, NotFound
from domain.requests.rules import EditedElsewhere, NotComplete, NothingAsked, NotWaiting
from domain.work import clock
from models.document import DocumentKind
from models.fact import Delivery, TodoKind
from models.request import RequestStatus
from tasks.runner import run_due
from tests.people import People, do
from tests.requesting import (
    BROKEN,
    PICTURE,
    a_boiler,
    a_caretaker,
    a_draft_of,
    a_photo_of,
    a_request,
    a_type,
    now,
    without_right,
)


def test_what_was_sent_is_what_was_typed(people: People, tmp_path: Path):
    boiler = a_boiler(people)
    draft = a_draft_of(people, a_type(people, BROKEN, PICTURE), sticker=boiler.sticker)
    broken, picture = (question.id for question in draft.type.questions)
    changes = {"text": "It leaks", f"answer:{broken}": "no", "wishes": ["asap"], "urgency": "urgent"}
    draft = do(people.alice, requests.write, draft.id, draft.revision, changes)
    photo = a_photo_of(people.alice, tmp_path)
    do(people.alice, requests.attach, draft.id, [str(photo)], question_id=picture)
    sent = do(people.alice, requests.send, draft.id, draft.revision)
    seen = do(people.alice, requests.for_customer, sent.id)
    assert (seen.text, seen.about, seen.wishes, seen.urgency) == ("It leaks", boiler.name, ("asap",), "urgent")
    assert [(answer.question, answer.said) for answer in seen.answers] == [(BROKEN.text, "no")]
    assert [(one.title, one.is_picture) for one in seen.photos] == [(PICTURE.text, True)]
    assert seen.may_withdraw
    assert do(people.alice, requests.drafts) == ()
    document = do(people.alice, documents.by_id, seen.photos[0].document_id)
    assert (document.kind, document.installation_id) == (DocumentKind.PHOTO, boiler.id)


def test_pressing_send_twice_sends_once(people: People):
    draft = a_draft_of(people, a_type(people))
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks"})
    first = do(people.alice, requests.send, draft.id, draft.revision)
    assert do(people.alice, requests.send, draft.id, draft.revision).id == first.id
    assert len(do(people.alice, requests.mine).rows) == 1
    with pytest.raises(NotFound):  # who knows the id learns nothing
        do(people.niels, requests.send, draft.id, draft.revision)


def test_a_required_question_keeps_it_back(people: People):
    draft = a_draft_of(people, a_type(people, BROKEN))
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks"})
    with pytest.raises(NotComplete) as problem:
        do(people.alice, requests.send, draft.id, draft.revision)
    assert list(problem.value.errors) == [f"answer:{draft.type.questions[0].id}"]
    assert do(people.alice, requests.mine).rows == ()


def test_an_older_screen_does_not_send(people: People):
    draft = a_draft_of(people, a_type(people))
    newer = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks"})
    with pytest.raises(EditedElsewhere):
        do(people.alice, requests.send, draft.id, draft.revision)
    assert do(people.alice, requests.send, draft.id, newer.revision).text == "It leaks"


def test_what_was_sent_cannot_change(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people))
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks"})
    do(people.alice, requests.send, draft.id, draft.revision)
    photo = str(a_photo_of(people.alice, tmp_path))
    for change in (
        (requests.write, draft.id, draft.revision, {"text": "Never mind"}),
        (requests.attach, draft.id, [photo]),
        (requests.discard, draft.id),
    ):
        with pytest.raises(NotFound):
            do(people.alice, *change)


def test_the_firm_gives_it_a_number_and_a_place_on_the_list(people: People):
    request = a_request(people)
    run_due()
    request = now(request)
    assert request.number
    assert request.number.endswith("-0001")
    todo = do(people.sanne, worklist.open).reactions[0]
    assert (todo.kind, todo.who, todo.why) == (TodoKind.REQUEST, "Alice de Graaf", "The boiler leaks.")
    told = {row.template for row in do(people.sanne, notifications.log).rows}
    assert told == {"request_received", "staff_request"}
    run_due()
    assert now(request).number == request.number


def test_the_firm_asks_back_and_is_answered(people: People):
    request = a_request(people)
    run_due()
    do(people.sanne, requests.ask_back, request.id, "Which make is it?")
    run_due()
    assert do(people.sanne, worklist.open).reactions == ()
    seen = do(people.alice, requests.for_customer, request.id)
    assert (seen.status, seen.may_answer) == (RequestStatus.ASKED_BACK, True)
    do(people.alice, requests.answer, request.id, "A Warmte 28")
    run_due()
    todo = do(people.sanne, worklist.open).reactions[0]
    assert todo.why == "A Warmte 28"
    full = do(people.sanne, requests.by_id, request.id)
    assert [(said.text, said.is_firm) for said in full.talk] == [("Which make is it?", True), ("A Warmte 28", False)]
    with pytest.raises(NothingAsked):
        do(people.alice, requests.answer, request.id, "And another thing")
    with pytest.raises(Invalid):
        do(people.sanne, requests.ask_back, request.id, "  ")


def test_only_who_asked_is_told(people: People):
    request = a_request(people)
    run_due()
    do(people.sanne, requests.decline, request.id, "We do not come to Best.")
    run_due()
    rows = do(people.sanne, notifications.log).rows
    deliveries = do(HOUSE, lambda work: [work.get(Delivery, row.id) for row in rows])
    told = {(one.template, one.account_id) for one in deliveries if one.template != "staff_request"}
    assert told == {("request_received", people.alice.account_id), ("request_declined", people.alice.account_id)}
    assert do(people.alice, requests.for_customer, request.id).reason == "We do not come to Best."


def test_a_customer_withdraws_while_it_is_open(people: People):
    request = a_request(people)
    run_due()
    do(people.alice, requests.withdraw, request.id)
    run_due()
    assert do(people.sanne, worklist.open).reactions == ()
    for deed in ((requests.decline, request.id, "Too late"), (requests.make_quote, request.id)):
        with pytest.raises(NotWaiting):
            do(people.sanne, *deed)
    with pytest.raises(NotWaiting):
        do(people.alice, requests.withdraw, request.id)


def test_requests_of_others_do_not_exist(people: People):
    request = a_request(people)
    for person in (people.niels, people.bo):
        for deed in ((requests.for_customer,), (requests.answer, "x"), (requests.withdraw,)):
            with pytest.raises(NotFound):
                do(person, deed[0], request.id, *deed[1:])
        assert do(person, requests.mine).rows == ()


def test_staff_of_another_firm_see_nothing_of_it(people: People):
    request = a_request(people)
    for deed in (
        (requests.by_id,),
        (requests.ask_back, "x"),
        (requests.decline, "x"),
        (requests.make_quote,),
        (requests.make_order,),
        (requests.make_project,),
    ):
        with pytest.raises(NotFound):
            do(people.stranger, deed[0], request.id, *deed[1:])
    assert do(people.stranger, requests.page).rows == ()


def test_handling_needs_its_right_and_customers_never_handle(people: People):
    request = a_request(people)
    for person in (people.technician, people.alice):
        for deed in ((requests.decline, request.id, "no"), (requests.make_project, request.id)):
            with pytest.raises(NotAllowed):
                do(person, *deed)
    with pytest.raises(NotAllowed):
        do(people.sanne, requests.answer, request.id, "no")
    assert do(people.planner, requests.by_id, request.id).may_handle
    assert not do(people.planner, requests.by_id, request.id).may_quote
    with pytest.raises(NotAllowed):
        do(people.planner, requests.make_quote, request.id)
    with pytest.raises(NotAllowed):
        do(without_right(people.alice, Right.MAKE_REQUESTS), requests.for_customer, request.id)


def test_a_caretaker_sends_and_sees_only_the_project(people: People):
    others = a_request(people)
    cas, boiler = a_caretaker(people), a_boiler(people)
    project = cas.passes[0].project_id
    draft = a_draft_of(people, a_type(people, name="Lamp"), cas, project_id=project, sticker=boiler.sticker)
    draft = do(cas, requests.write, draft.id, draft.revision, {"text": "Lamp is out"})
    sent = do(cas, requests.send, draft.id, draft.revision)
    run_due()
    assert [row.id for row in do(cas, requests.mine).rows] == [sent.id]
    seen = do(cas, requests.for_customer, sent.id)
    assert (seen.project, seen.customer, seen.site) == ("Block B", "", "")
    assert do(people.sanne, requests.by_id, sent.id).customer == "Alice de Graaf"
    assert do(people.alice, requests.for_customer, sent.id).project == "Block B"
    with pytest.raises(NotFound):
        do(cas, requests.for_customer, others.id)


def test_the_list_finds_and_filters(people: People):
    first = a_request(people)
    with time_machine.travel(clock() + timedelta(minutes=1)):
        second = a_request(people, text="Gutter is full")
        run_due()
    assert [row.id for row in do(people.sanne, requests.page).rows] == [second.id, first.id]
    do(people.sanne, requests.ask_back, first.id, "Where?")
    assert [row.id for row in do(people.sanne, requests.page, group="asked").rows] == [first.id]
    assert [row.id for row in do(people.sanne, requests.page, search=now(second).number).rows] == [second.id]
    assert do(people.sanne, requests.counts) == {"new": 1, "asked": 1, "answered": 0}
    assert [row.id for row in do(people.sanne, requests.page, customer_id=people.alice_customer, size=1).rows] == [
        second.id
    ]
