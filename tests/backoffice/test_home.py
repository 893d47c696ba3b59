"""The office's home: what waits, and who sees it."""

from pathlib import Path

from backoffice.frame import OfficeFrameState
from backoffice.home.state import HomeState
from domain import documents, quotes
from domain.lines import LineForm
from models.fact import TodoKind
from tasks.runner import run_due
from tests.domain.documents.files import a_photo, upload
from tests.people import People, do
from tests.tab import Tab


def _a_question(people: People) -> None:
    draft = do(people.sanne, quotes.create, people.alice_customer, title="Warmtepomp")
    draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, LineForm("Warmtepomp", price="1000"))
    do(people.sanne, quotes.send, draft.id, draft.revision)
    do(people.alice, quotes.ask, draft.id, draft.last_line_id, "Kan het op het platte dak?")
    run_due()


def test_a_customers_question_waits_with_its_own_words(people: People):
    _a_question(people)
    home = Tab(people.sanne).fire(HomeState.load).shows(HomeState, "home")
    assert [(row.kind, row.who, row.why) for row in home.reactions] == [
        (TodoKind.QUESTION, "Alice de Graaf", "Kan het op het platte dak?")
    ]


def test_a_file_from_a_customer_is_not_called_a_question(people: People, tmp_path: Path):
    file = upload(people.alice, tmp_path, a_photo(), name="meter.jpg")
    do(people.alice, documents.hand_in, people.alice_customer, file.id)
    run_due()
    [todo] = Tab(people.sanne).fire(HomeState.load).shows(HomeState, "home").reactions
    assert (todo.what, todo.verb, todo.which) == ("File from a customer", "Look", "meter")
    assert todo.href.startswith("/office/documents/")


def test_handling_takes_it_off_the_list(people: People):
    _a_question(people)
    tab = Tab(people.sanne).fire(HomeState.load)
    tab.fire(HomeState.handle, id=tab.shows(HomeState, "home").reactions[0].id)
    home = tab.shows(HomeState, "home")
    assert (home.reactions, home.handled_today) == ([], 1)


def test_a_colleague_takes_it_on(people: People):
    _a_question(people)
    tab = Tab(people.admin).fire(HomeState.load)
    [todo] = tab.shows(HomeState, "home").reactions
    assert not todo.is_mine
    tab.fire(HomeState.take, id=todo.id)
    assert [row.is_mine for row in tab.shows(HomeState, "home").reactions] == [True]


def test_another_firm_and_the_customer_see_nothing(people: People):
    _a_question(people)
    other = Tab(people.stranger).fire(HomeState.load)
    assert other.shows(HomeState, "home").reactions == []
    customer = Tab(people.alice).fire(HomeState.load)
    assert not customer.knows(HomeState)


def test_a_technician_gets_an_empty_home_without_money(people: People):
    home = Tab(people.technician).fire(HomeState.load).shows(HomeState, "home")
    assert (home.has_figures, home.reactions) == (False, [])


def test_another_firms_todo_cannot_be_handled(people: People):
    _a_question(people)
    todo = Tab(people.sanne).fire(HomeState.load).shows(HomeState, "home").reactions[0]
    stranger = Tab(people.stranger).fire(HomeState.handle, id=todo.id)
    assert stranger.told == ["This does not exist, or it is not yours."]
    assert len(Tab(people.sanne).fire(HomeState.load).shows(HomeState, "home").reactions) == 1


def test_the_frame_tells_whose_office_this_is(people: People):
    _a_question(people)
    around = Tab(people.sanne).fire(OfficeFrameState.load).shows(OfficeFrameState, "around")
    assert (around.firm.name, around.me.initials) == (people.company.name, "SB")
    assert (around.last_who, around.counts["/office"]) == ("Alice de Graaf", 1)


def test_a_technician_is_led_to_the_own_day(people: People):
    assert Tab(people.technician).fire(HomeState.load).went[-1] == "/office/day"
    assert Tab(people.sanne).fire(HomeState.load).went == []
