"""The door to register at: the same page for everybody, in a firm's look, and what it leads to."""

import re

from domain import customers
from domain.customers import AddressForm, CustomerForm
from tasks.runner import run_due
from tests.api.conftest import Knock
from tests.people import People, do
from tests.tasks.post import Postbox, text_of

VERA = {"email": "vera@new.example", "postcode": "1234 ab"}


def _record(staff) -> None:
    do(staff, customers.create, CustomerForm("Vera", email=VERA["email"]), AddressForm("Laan 1", "1234AB", "Best"))


def test_known_and_unknown_get_the_same_page(knock: Knock, people: People):
    _record(people.sanne)
    known = knock().post("/register", data=VERA)
    unknown = knock().post("/register", data={**VERA, "email": "zorro@new.example"})
    mistyped = knock().post("/register", data={**VERA, "postcode": "1234 AC"})
    assert {page.status_code for page in (known, unknown, mistyped)} == {200}
    assert known.text == mistyped.text
    assert known.text.replace("vera@", "zorro@") == unknown.text


def test_what_is_wrong_stands_at_the_field_and_what_was_typed_stays(knock: Knock):
    page = knock().post("/register", data={"email": "vera", "postcode": "12", "next": "/quotes"})
    assert page.status_code == 422
    assert 'value="vera"' in page.text
    assert 'value="12"' in page.text
    assert 'value="/quotes"' in page.text
    assert 'id="email-error"' in page.text


def test_sign_in_and_register_lead_to_each_other_with_the_way_on(knock: Knock):
    assert 'href="/register?next=/quotes"' in knock().get("/sign-in?next=/quotes").text
    assert 'href="/sign-in?next=/quotes"' in knock().get("/register?next=/quotes").text


def test_a_firms_own_link_wears_its_look_and_says_no_more(knock: Knock, people: People):
    page = knock().get(f"/register/{people.company.slug}")
    assert people.company.name in page.text
    asked = knock().post(f"/register/{people.company.slug}", data=VERA)
    assert people.company.name in asked.text
    assert knock().get("/register/nobody").status_code == 404


def test_from_the_code_to_the_firms_that_were_found(knock: Knock, people: People, postbox: Postbox):
    for staff in (people.sanne, people.stranger):
        _record(staff)
    browser = knock()
    page = browser.post("/register", data={**VERA, "next": "/quotes"})
    way_on = re.search(r'name="next" value="([^"]+)"', page.text)
    run_due()
    code = re.search(r"\b(\d{3})\D?(\d{3})\b", text_of(postbox.to_person(VERA["email"])[0]))
    assert way_on
    assert code
    wrong = browser.post("/sign-in/code", data={"email": VERA["email"], "code": "1", "next": way_on[1]})
    assert (wrong.status_code, 'href="/register"' in wrong.text) == (403, True)
    right = browser.post("/sign-in/code", data={"email": VERA["email"], "code": "".join(code.groups()),
                                                "next": way_on[1]})  # fmt: skip
    assert right.headers["location"] == "/found?next=/quotes"
    found = browser.get("/found?next=/quotes").text
    assert people.company.name in found
    assert people.other_company.name in found
    assert "Laan 1, 1234AB Best" in found
    assert 'href="/welcome?next=/quotes"' in found


def test_one_firm_alone_needs_no_list(knock: Knock, people: People):
    assert knock(portal=people.alice).get("/found").headers["location"] == "/welcome?next=/"
    assert knock().get("/found").headers["location"] == "/sign-in"
