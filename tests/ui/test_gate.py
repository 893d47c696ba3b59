"""Nobody reaches a handler or a var that is not theirs. Two small screens stand for all."""

import pytest
import reflex as rx
from reflex_base.registry import RegistrationContext

from tests.tab import Tab
from tests.ui import screens
from tests.ui.screens import DeskState, HomeState
from ui.gate import FRAMEWORK, Policy, is_framework, policy_of
from ui.policies import Unguarded, check_policies


@pytest.fixture
def alice(people):
    return Tab(people.alice)


@pytest.fixture
def sanne(people):
    return Tab(people.sanne)


def test_a_customer_uses_her_screen(alice):
    alice.fire(HomeState.add, by=3)
    assert alice.shows(HomeState, "total") == 3


def test_staff_use_theirs(sanne):
    sanne.fire(DeskState.load)
    assert sanne.shows(DeskState, "revenue") == 424_242
    assert sanne.shows(DeskState, "doubled") == 848_484


def test_a_stranger_is_sent_to_sign_in(database):
    tab = Tab().fire(HomeState.add, by=3)
    assert not tab.knows(HomeState)
    assert tab.went == ["/sign-in"]


def test_a_customer_is_no_staff(alice):
    alice.fire(DeskState.load)
    assert not alice.knows(DeskState)
    assert alice.went == ["/office/sign-in"]


def test_staff_are_no_customers(sanne):
    sanne.fire(HomeState.add, by=1)
    assert not sanne.knows(HomeState)


def test_hydrating_sends_only_what_one_may_read(alice, sanne, database):
    for tab, own, foreign in ((alice, HomeState, DeskState), (sanne, DeskState, HomeState)):
        tab.fire(rx.State.event_handlers["hydrate_and_load"])
        assert tab.knows(own)
        assert not tab.knows(foreign)
    stranger = Tab().open("/")
    assert not stranger.knows(HomeState)
    assert not stranger.knows(DeskState)


def test_a_background_handler_has_the_same_gate(alice):
    alice.fire(DeskState.count_slowly)
    assert not alice.knows(DeskState)


def test_signing_out_elsewhere_closes_an_open_tab(people):
    from domain import accounts

    tab = Tab(people.alice)
    tab.fire(HomeState.add, by=1)
    accounts.sign_out(tab.cookie.partition("=")[2])
    tab.fire(HomeState.add, by=1)
    assert tab.shows(HomeState, "total") == 1
    assert tab.went == ["/sign-in"]


@pytest.mark.parametrize("cookie", ["vd_portal=", "vd_portal=made-up", "vd_portal=" + "x" * 5000, "vd_portal=é"])
def test_a_made_up_cookie_is_nobodys(database, cookie):
    tab = Tab(cookie=cookie).fire(HomeState.add, by=1)
    assert not tab.knows(HomeState)


def test_an_office_cookie_does_not_open_the_portal(people):
    office = Tab(people.sanne).cookie.partition("=")[2]
    tab = Tab(cookie=f"vd_portal={office}").fire(HomeState.add, by=1)
    assert not tab.knows(HomeState)


@pytest.mark.parametrize("payload", [
    {"by": "abc"}, {"by": {"a": 1}}, {"by": [1]}, {"by": None}, {}, {"by": 1, "more": 2}, {"by": 1.5}, {"self": 1},
])  # fmt: skip
def test_wrong_arguments_never_reach_the_handler(alice, payload):
    alice.fire(HomeState.add, **payload)
    assert alice.shows(HomeState, "total") is None
    assert alice.problems == []


def test_a_numeric_text_of_an_input_is_a_number(alice):
    assert alice.fire(HomeState.add, by="4").shows(HomeState, "total") == 4


def test_arguments_become_what_the_handler_says(alice):
    alice.fire(HomeState.choose, choice={"colour": "red", "size": "2"}, day="2026-12-04")
    assert alice.shows(HomeState, "chosen") == "red 2 2026"
    alice.fire(HomeState.choose, choice={"colour": "mauve", "size": 2}, day="2026-12-04")
    alice.fire(HomeState.choose, choice={"colour": "red", "size": 2, "secret": 1}, day="tomorrow")
    assert alice.shows(HomeState, "chosen") == "red 2 2026"


def test_endless_arguments_are_refused(alice):
    alice.fire(HomeState.fill, form={"text": "x" * 30_000})
    alice.fire(HomeState.fill, form={str(n): "" for n in range(3_000)})
    assert alice.shows(HomeState, "filled") is None
    alice.fire(HomeState.fill, form={"text": "x"})
    assert alice.shows(HomeState, "filled") == "x"


def test_a_form_of_the_browser_is_a_dict(alice):
    alice.fire(HomeState.fill, form={"__reflex_form_data__": [["text", "hello"]]})
    assert alice.shows(HomeState, "filled") == "hello"


def test_setvar_is_nobodys(alice):
    alice.fire(f"{HomeState.get_full_name()}.setvar", var_name="total", value=99)
    assert alice.shows(HomeState, "total") is None


def test_a_problem_becomes_a_notice_and_keeps_what_was_typed(alice):
    alice.fire(HomeState.add, by=2)
    alice.fire(HomeState.collide)
    assert alice.told == ["Something changed in the meantime. Look again before you go on."]
    assert alice.shows(HomeState, "total") == 2


def test_a_mistake_of_ours_is_admitted_without_details(alice):
    alice.fire(HomeState.crash)
    assert alice.told == ["Something went wrong. We have been told."]


def test_invalid_input_stands_beside_its_field(alice):
    alice.fire(HomeState.save)
    assert alice.shows(HomeState, "errors") == {"email": "This is not an e-mail address."}
    assert alice.shows(HomeState, "busy") is False
    assert alice.told == []


def test_every_handler_has_a_policy():
    check_policies()


def test_of_the_framework_six_names_are_let_in():
    handlers = RegistrationContext.get().event_handlers
    framework = {
        registered.handler.fn.__name__
        for registered in handlers.values()
        if registered.states and is_framework(registered.states[0])
        and policy_of(registered) is Policy.PUBLIC
    }  # fmt: skip
    assert framework <= FRAMEWORK


def test_a_forgotten_decorator_is_found():
    with screens.registered(screens.careless_state), pytest.raises(Unguarded, match="helper: a public method"):
        check_policies()


def test_a_state_that_is_not_gated_is_found():
    with screens.registered(screens.open_state), pytest.raises(Unguarded, match="inherit ForStaff"):
        check_policies()


def test_a_state_of_no_door_needs_its_own_word():
    with screens.registered(screens.homeless_state), pytest.raises(Unguarded, match="no policy"):
        check_policies()


def test_an_argument_without_a_type_is_found():
    with screens.registered(screens.untyped_state), pytest.raises(Unguarded, match="no type hint for anything"):
        check_policies()
