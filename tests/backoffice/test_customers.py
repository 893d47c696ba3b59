"""The list of customers and the form for a new one."""

from backoffice.customers.state import CustomersState, NewCustomerState
from domain import customers
from tests.people import People, do
from tests.tab import Tab


def _names(tab: Tab) -> list[str]:
    return [row.name for row in tab.shows(CustomersState, "rows")]


def test_staff_see_their_customers_and_find_them(people: People):
    tab = Tab(people.sanne).open("/office/customers")
    assert _names(tab) == ["Alice de Graaf", "Niels Buurman"]
    tab.fire(CustomersState.find, text="niels")
    assert _names(tab) == ["Niels Buurman"]
    assert tab.shows(CustomersState, "query") == "search=niels"


def test_the_address_bar_says_what_is_shown(people: People):
    assert _names(Tab(people.sanne).open("/office/customers?search=alice")) == ["Alice de Graaf"]


def test_another_firm_sees_its_own(people: People):
    assert _names(Tab(people.stranger).open("/office/customers")) == ["Bo Fremd"]


def test_customers_see_nothing_of_it(people: People):
    assert not Tab(people.alice).open("/office/customers").knows(CustomersState)


def test_a_new_customer_is_written_down(people: People):
    tab = Tab(people.sanne)
    form = {"name": "Bakkerij Jansen", "street": "Markt 3", "postcode": "5611 EC", "city": "Eindhoven"}
    tab.fire(NewCustomerState.save, form=form)
    made = do(people.sanne, customers.page, search="bakkerij").rows[0]
    assert tab.went == [f"/office/customers/{made.id}"]


def test_mistakes_are_shown_at_their_fields_and_nothing_is_written(people: People):
    tab = Tab(people.sanne).fire(NewCustomerState.save, form={"name": " ", "email": "nope", "street": "Markt 3"})
    assert set(tab.shows(NewCustomerState, "errors")) >= {"name", "email"}
    assert (tab.went, len(do(people.sanne, customers.page).rows)) == ([], 2)


def test_a_known_address_is_told_before_a_second_record_is_made(people: People):
    tab = Tab(people.sanne).fire(NewCustomerState.look_for_twins, email="Alice@home.example")
    assert [twin.name for twin in tab.shows(NewCustomerState, "twins")] == ["Alice de Graaf"]


def test_a_technician_cannot_add_customers(people: People):
    tab = Tab(people.technician).fire(NewCustomerState.save, form={"name": "X"})
    assert tab.told == ["Your role does not include this."]
