"""The office works off what customers ask for: lists, asks back, quotes, orders, declines."""

from backoffice.installations.state import InstallationsState
from backoffice.orders.state import OrderState
from backoffice.requests.state import RequestsState, RequestState
from backoffice.settings.request_type import RequestTypeState
from backoffice.settings.requests import RequestTypesState
from domain import installations, requests
from models.request import RequestStatus
from tasks.runner import run_due
from tests.people import People, do
from tests.requesting import BROKEN, a_boiler, a_request, a_type, now
from tests.tab import Tab


def test_the_list_shows_groups(people: People):
    request = a_request(people)
    run_due()
    tab = Tab(people.sanne).open("/office/requests")
    assert [(row.id, row.customer) for row in tab.shows(RequestsState, "rows")] == [(str(request.id), "Alice de Graaf")]
    assert tab.shows(RequestsState, "counts") == {"new": "1"}
    assert tab.fire(RequestsState.filter, status="done").shows(RequestsState, "rows") == []


def test_ask_back_then_decline_with_a_reason(people: People):
    request = a_request(people)
    run_due()
    tab = Tab(people.sanne).open(f"/office/requests/{request.id}")
    assert tab.shows(RequestState, "request").text == "The boiler leaks."
    tab.fire(RequestState.show, step="ask").fire(RequestState.ask_back, form={"text": ""})
    assert list(tab.shows(RequestState, "errors")) == ["text"]
    tab.fire(RequestState.ask_back, form={"text": "Which make?"})
    assert tab.shows(RequestState, "request").status == "asked_back"
    tab.fire(RequestState.decline, form={"reason": "Too far"})
    assert now(request).status is RequestStatus.DECLINED


def test_a_quote_an_order_and_a_project_open_at_once(people: People):
    first, second, third = a_request(people), a_request(people, text="Gutter is full"), a_request(people, text="Roof")
    run_due()  # they get their numbers
    tab = Tab(people.sanne).open(f"/office/requests/{first.id}").fire(RequestState.make_quote)
    assert tab.went[-1] == f"/office/quotes/{now(first).quote_id}"
    tab.open(f"/office/requests/{second.id}").fire(RequestState.make_order)
    assert tab.went[-1] == f"/office/orders/{now(second).order_id}"
    order = tab.open(tab.went[-1]).shows(OrderState, "order")
    assert (order.request_id, order.request_number, order.quote_id) == (str(second.id), now(second).number, "")
    tab.open(f"/office/requests/{third.id}").fire(RequestState.make_project)
    assert tab.went[-1] == f"/office/projects/{now(third).new_project_id}"
    assert tab.open(f"/office/requests/{third.id}").shows(RequestState, "request").new_project == tab.went[-1]


def test_staff_of_another_firm_and_technicians_see_nothing(people: People):
    request = a_request(people)
    for person in (people.stranger, people.technician):
        tab = Tab(person).open(f"/office/requests/{request.id}")
        assert not tab.shows(RequestState, "is_there")


def test_administrators_say_what_customers_may_ask_for(people: People):
    tab = Tab(people.admin).open("/office/settings/requests").fire(RequestTypesState.add_usual)
    assert len(tab.shows(RequestTypesState, "kinds")) == 3
    tab.fire(RequestTypesState.add, form={"name": "", "aim": "order"})
    assert list(tab.shows(RequestTypesState, "errors")) == ["name"]
    tab.fire(RequestTypesState.add, form={"name": "Move house", "aim": "order", "icon": "truck"})
    tab.open(tab.went[-1]).fire(RequestTypeState.open_question, id="")
    tab.fire(RequestTypeState.choose_answer, kind="choice")
    tab.fire(RequestTypeState.save_question, form={"text": "How big?", "choices": "small\nlarge", "required": True})
    question = tab.shows(RequestTypeState, "type").questions[0]
    assert (question.text, question.choices, question.is_required) == ("How big?", "small\nlarge", True)
    tab.fire(RequestTypeState.withdraw)
    assert not tab.shows(RequestTypeState, "type").kind.is_offered
    kind = a_type(people, BROKEN)
    sanne = Tab(people.sanne).open(f"/office/settings/requests/{kind.id}").fire(RequestTypeState.withdraw)
    assert do(people.admin, requests.type_by_id, kind.id).is_offered
    assert sanne.problems


def test_installations_are_kept_at_the_customer(people: People):
    tab = Tab(people.sanne).open(f"/office/installations/{people.alice_customer}")
    tab.fire(InstallationsState.open_form, id="").fire(InstallationsState.choose_kind, kind="vehicle")
    tab.fire(InstallationsState.save, form={"name": "", "plate": "1-abc-234"})
    assert list(tab.shows(InstallationsState, "errors")) == ["name"]
    tab.fire(InstallationsState.save, form={"name": "Van", "plate": "1-abc-234"})
    thing = tab.shows(InstallationsState, "page").things[0]
    assert (thing.name, thing.plate, thing.kind) == ("Van", "1-ABC-234", "vehicle")
    tab.fire(InstallationsState.open_service, id=thing.id)
    tab.fire(InstallationsState.service, form={"on": "2026-11-02", "next_on": "2027-11-02"})
    assert tab.shows(InstallationsState, "page").things[0].next_service_on == "2027-11-02"
    tab.fire(InstallationsState.print_stickers)
    run_due()
    assert tab.open(tab.path).shows(InstallationsState, "page").stickers
    tab.fire(InstallationsState.open_form, id=thing.id).fire(InstallationsState.remove)
    assert do(people.sanne, installations.of_customer, people.alice_customer) == []


def test_the_record_shows_what_is_looked_after(people: People):
    from backoffice.customers.record import CustomerState

    a_boiler(people)
    tab = Tab(people.sanne).open(f"/office/customers/{people.alice_customer}")
    assert [thing.name for thing in tab.shows(CustomerState, "page").things] == ["Boiler in the attic"]
