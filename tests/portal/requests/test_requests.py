"""A customer asks for work on the phone: written, checked, sent; and sees what becomes of it."""

from datetime import timedelta
from pathlib import Path

from domain import customers, requests
from domain.work import clock
from models.request import RequestStatus
from portal.requests.drafting import DraftState
from portal.requests.state import NewRequestState, RequestsState, RequestState
from tasks.runner import run_due
from tests.people import People, do
from tests.projects import a_project, a_visit
from tests.requesting import (
    BROKEN,
    PICTURE,
    a_boiler,
    a_draft_of,
    a_photo_of,
    a_request,
    a_type,
    now,
)
from tests.tab import Tab


def draft_in(tab: Tab):
    return tab.shows(DraftState, "draft")


def writing(people: People, *questions) -> Tab:
    draft = a_draft_of(people, a_type(people, *questions))
    return Tab(people.alice).open(f"/requests/drafts/{draft.id}")


def test_from_the_kind_of_work_to_a_sent_request(people: People, tmp_path: Path):
    kind = a_type(people, BROKEN, PICTURE)
    tab = Tab(people.alice).open("/requests/new")
    counter = tab.shows(NewRequestState, "counters")[0]
    assert [one.name for one in counter.kinds] == ["Repair"]
    tab.fire(NewRequestState.begin, kind_id=str(kind.id))
    tab.open(tab.went[-1])
    broken, picture = (f"answer:{question.id}" for question in kind.questions)
    tab.fire(DraftState.write, field="text", text="It leaks").fire(DraftState.write, field=broken, text="no")
    photo = a_photo_of(people.alice, tmp_path)
    tab.fire(DraftState.attach, question_id=picture.partition(":")[2], ids=[str(photo)])
    tab.fire(DraftState.hurry, is_soon=True).fire(DraftState.wish, n=0, what="day", text="2026-12-03")
    tab.fire(DraftState.wish, n=0, what="part", text="morning")
    assert do(people.alice, requests.draft, draft_in(tab).id).wishes == ("asap", "2026-12-03/morning")
    tab.fire(DraftState.check)
    assert tab.shows(DraftState, "is_checking")
    tab.fire(DraftState.send)
    sent = do(people.alice, requests.mine).rows[0]
    assert tab.went[-1] == f"/requests/{sent.id}"
    shown = tab.open(tab.went[-1]).shows(RequestState, "request")
    assert (shown.text, shown.is_soon, len(shown.photos)) == ("It leaks", True, 1)
    tab.fire(DraftState.send)
    assert len(do(people.alice, requests.mine).rows) == 1


def test_what_is_missing_is_said_at_its_field(people: People):
    tab = writing(people, BROKEN)
    tab.fire(DraftState.check)
    key = draft_in(tab).questions[0].key
    assert set(tab.shows(DraftState, "errors")) == {"text", key}
    assert draft_in(tab).questions[0].error == "Please fill this in."
    assert not tab.shows(DraftState, "is_checking")
    tab.fire(DraftState.write, field=key, text="yes")
    assert list(tab.shows(DraftState, "errors")) == []  # an answer is words enough


def test_bad_input_stays_in_its_field(people: People):
    tab = writing(people)
    tab.fire(DraftState.write, field="place", text="x" * 301)
    assert tab.shows(DraftState, "errors") == {"place": "This is too long."}
    assert draft_in(tab).place == "x" * 301
    tab.fire(DraftState.write, field="revision", text="9").fire(DraftState.write, field="account_id", text="me")
    assert tab.problems == []
    assert do(people.alice, requests.draft, draft_in(tab).id).place == ""


def test_two_devices_on_different_fields_keep_both(people: People):
    phone = writing(people)
    desk = Tab(people.alice).open(phone.path)
    phone.fire(DraftState.write, field="text", text="It leaks")
    desk.fire(DraftState.write, field="place", text="attic")
    kept = do(people.alice, requests.draft, draft_in(desk).id)
    assert (kept.text, kept.place) == ("It leaks", "attic")
    assert desk.shows(DraftState, "clash") == ""
    assert draft_in(desk).text == "It leaks"


def test_two_devices_on_one_field_let_the_person_choose(people: People):
    phone = writing(people)
    desk = Tab(people.alice).open(phone.path)
    phone.fire(DraftState.write, field="text", text="typed on the phone")
    desk.fire(DraftState.write, field="text", text="typed on the desk")
    assert desk.shows(DraftState, "clash")
    assert draft_in(desk).text == "typed on the desk"
    assert desk.shows(DraftState, "news")[0].after == "typed on the phone"
    assert do(people.alice, requests.draft, draft_in(desk).id).text == "typed on the phone"
    desk.fire(DraftState.save_mine)
    assert do(people.alice, requests.draft, draft_in(desk).id).text == "typed on the desk"
    phone.fire(DraftState.write, field="text", text="again").fire(DraftState.take_theirs)
    assert draft_in(phone).text == "typed on the desk"


def test_whoever_scans_sees_what_was_done_there_lately(people: People):
    home = do(people.sanne, customers.addresses, people.alice_customer)[0]
    boiler, project = a_boiler(people, address_id=home.id), a_project(people, address_id=str(home.id))
    a_visit(people, project, title="Serviced", day=(clock() - timedelta(days=9)).date().isoformat())
    scanned = a_draft_of(people, a_type(people), sticker=boiler.sticker)
    other = a_draft_of(people, a_type(people, name="Other"))
    tab = Tab(people.alice).open(f"/requests/drafts/{scanned.id}")
    assert [visit.title for visit in tab.shows(DraftState, "lately")] == ["Serviced"]
    assert tab.open(f"/requests/drafts/{other.id}").shows(DraftState, "lately") == []


def test_a_sticker_leads_to_a_form_with_the_object_filled_in(people: People):
    boiler, kind = a_boiler(people), a_type(people)
    tab = Tab(people.alice).open(f"/requests/new?sticker={boiler.sticker}")
    tab.fire(NewRequestState.begin, kind_id=str(kind.id))
    assert draft_in(tab.open(tab.went[-1])).about == boiler.name
    niels = Tab(people.niels).open(f"/requests/new?sticker={boiler.sticker}")
    assert niels.shows(NewRequestState, "counters") == []


def test_a_project_leads_to_a_form_about_it(people: People):
    kind, project = a_type(people), a_project(people, title="Attic")
    tab = Tab(people.alice).open(f"/requests/new?project={project.id}")
    tab.fire(NewRequestState.begin, kind_id=str(kind.id))
    assert draft_in(tab.open(tab.went[-1])).about == "Attic"


def test_drafts_are_offered_again_and_thrown_away(people: People):
    tab = writing(people)
    home = Tab(people.alice).open("/requests")
    assert [one.href for one in home.shows(RequestsState, "drafts")] == [tab.path]
    tab.fire(DraftState.throw_away)
    assert home.open("/requests").shows(RequestsState, "drafts") == []
    assert tab.open(tab.path).shows(DraftState, "problem")


def test_the_answer_to_what_was_asked_back(people: People):
    request = a_request(people)
    run_due()
    do(people.sanne, requests.ask_back, request.id, "Which make?")
    tab = Tab(people.alice).open(f"/requests/{request.id}")
    assert tab.shows(RequestState, "request").may_answer
    tab.fire(RequestState.answer, form={"text": " "})
    assert tab.shows(RequestState, "errors") == {"text": "Write a few words first."}
    tab.fire(RequestState.answer, form={"text": "Warmte"})
    assert tab.shows(RequestState, "request").status == "answered"
    tab.fire(RequestState.withdraw)
    assert now(request).status is RequestStatus.WITHDRAWN


def test_the_neighbour_sees_none_of_it(people: People):
    request = a_request(people)
    draft = a_draft_of(people, a_type(people, name="Other"))
    for path, state in ((f"/requests/{request.id}", RequestState), (f"/requests/drafts/{draft.id}", DraftState)):
        tab = Tab(people.niels).open(path)
        assert tab.shows(state, "problem")
        assert not tab.shows(state, "is_there")
    assert Tab(people.niels).open("/requests").shows(RequestsState, "rows") == []
