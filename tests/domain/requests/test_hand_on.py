"""From a request to a quote, an order or a project: nothing is typed again, nothing is made twice."""

from pathlib import Path

import pytest

from domain import documents, invoices, notifications, orders, projects, quotes, requests, worklist
from domain.requests.rules import NotWaiting
from models.fact import TodoKind
from models.request import RequestStatus
from tasks.runner import run_due
from tests.people import People, do
from tests.requesting import BROKEN, PICTURE, a_boiler, a_draft_of, a_photo_of, a_request, a_type, now


def test_a_quote_begins_with_all_that_was_said(people: People, tmp_path: Path):
    boiler = a_boiler(people)
    draft = a_draft_of(people, a_type(people, BROKEN, PICTURE), sticker=boiler.sticker)
    broken, picture = (question.id for question in draft.type.questions)
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks", f"answer:{broken}": "no"})
    do(people.alice, requests.attach, draft.id, [str(a_photo_of(people.alice, tmp_path))], question_id=picture)
    request = do(people.alice, requests.send, draft.id, draft.revision)
    run_due()
    quote_id = do(people.sanne, requests.make_quote, request.id)
    quote = do(people.sanne, quotes.draft, quote_id)
    assert quote.customer_id == people.alice_customer
    assert quote.title == "Repair, Boiler in the attic"
    assert quote.address_id == draft.address_id
    assert "It leaks" in quote.intro
    assert f"{BROKEN.text} Nee" in quote.intro  # in the customer's language
    assert [one.title for one in do(people.sanne, documents.attachments, quote_id)] == [PICTURE.text]
    assert [one.title for one in quote.attachments] == [PICTURE.text]  # and is sent with it
    run_due()
    assert do(people.sanne, worklist.open).reactions == ()
    seen = do(people.alice, requests.for_customer, request.id)
    assert (seen.status, seen.quote_is_sent) == (RequestStatus.QUOTED, False)


def test_two_clerks_make_one_quote(people: People):
    request = a_request(people)
    do(people.sanne, requests.make_quote, request.id)
    with pytest.raises(NotWaiting):
        do(people.admin, requests.make_quote, request.id)
    assert len(do(people.sanne, quotes.page).rows) == 1


def test_a_discarded_quote_lets_the_request_wait_again(people: People):
    request = a_request(people)
    quote = do(people.sanne, quotes.draft, do(people.sanne, requests.make_quote, request.id))
    run_due()
    do(people.sanne, quotes.discard, quote.id, quote.revision)
    run_due()
    assert (now(request).status, now(request).quote_id) == (RequestStatus.SENT, None)
    assert [todo.kind for todo in do(people.sanne, worklist.open).reactions] == [TodoKind.REQUEST]


def test_an_order_without_a_quote_can_be_invoiced(people: People):
    request = a_request(people)
    run_due()
    order_id = do(people.sanne, requests.make_order, request.id)
    run_due()
    order = do(people.sanne, orders.by_id, order_id)
    assert (order.title, order.quote_id, order.totals.total_cents) == ("Repair", None, 0)
    assert "The boiler leaks." in order.lines[0].item.detail
    assert order.can_invoice
    assert [todo.kind for todo in do(people.sanne, worklist.open).reactions] == [TodoKind.APPROVED]
    assert do(people.sanne, invoices.make_from_order, order_id).title == "Repair"
    assert do(people.alice, requests.for_customer, request.id).order_number == order.number


def test_a_project_begins_with_all_that_was_said(people: People, tmp_path: Path):
    draft = a_draft_of(people, a_type(people, PICTURE), sticker=a_boiler(people).sticker)
    draft = do(people.alice, requests.write, draft.id, draft.revision, {"text": "It leaks"})
    picture = str(a_photo_of(people.alice, tmp_path))
    do(people.alice, requests.attach, draft.id, [picture], question_id=draft.type.questions[0].id)
    request = do(people.alice, requests.send, draft.id, draft.revision)
    run_due()
    project_id = do(people.planner, requests.make_project, request.id)
    run_due()
    project = do(people.planner, projects.by_id, project_id)
    assert (project.title, project.address_id) == ("Repair, Boiler in the attic", draft.address_id)
    assert "It leaks" in project.info
    photos = do(people.planner, documents.of_project, project_id, photos=True).rows
    assert [photo.title for photo in photos] == [PICTURE.text]
    assert do(people.sanne, worklist.open).reactions == ()
    with pytest.raises(NotWaiting):
        do(people.sanne, requests.make_quote, request.id)


def test_the_customer_hears_of_the_project_and_follows_it_once_it_is_open(people: People):
    request = a_request(people)
    run_due()
    project_id = do(people.sanne, requests.make_project, request.id)
    do(people.sanne, projects.open_portal, project_id, is_open=False)
    run_due()
    seen = do(people.alice, requests.for_customer, request.id)
    assert (seen.status, seen.new_project_id) == (RequestStatus.PLANNED, None)
    told = [(row.template, row.recipient) for row in do(people.sanne, notifications.log).rows]
    assert ("request_ordered", "alice@home.example") in told
    do(people.sanne, projects.open_portal, project_id, is_open=True)
    assert do(people.alice, requests.for_customer, request.id).new_project_id == project_id
