"""What the parts promise to people who do not see or do not use a mouse."""

import reflex as rx

from ui.parts import (
    Badge,
    Tone,
    button,
    choose,
    classes,
    dialog,
    meter,
    native_form,
    opens,
    present,
    state_badge,
    text_field,
)


class Screen(rx.State):
    error: str = ""
    busy: bool = False
    state: str = "sent"
    share: float = 0.5


def drawn(component: rx.Component) -> str:
    return str(component.render())


def test_a_field_with_an_error_says_so_to_screen_readers():
    page = drawn(text_field("E-mail", "email", hint="Work address", error="Not an address.", required=True))
    assert "email-hint email-error" in page
    assert '"aria-invalid":"true"' in page
    assert 'role:"alert"' in page


def test_a_field_that_is_well_has_no_error_text():
    page = drawn(text_field("E-mail", "email", error=""))
    assert "Not an address" not in page
    assert '"aria-invalid":"false"' in page


def test_a_busy_button_takes_no_second_press():
    page = drawn(button("Pay", busy=Screen.busy))
    assert "disabled:" in page
    assert "aria-busy" in page


def test_a_button_tells_its_key():
    page = drawn(button("New", key="mod+enter"))
    assert "data-key" in page
    assert "Control+enter" in page


def test_a_state_shows_its_word_for_every_value():
    badges = {"sent": Badge("half", Tone.WAIT, "Waits"), "approved": Badge("done", Tone.OK, "Approved")}
    page = drawn(state_badge(Screen.state, badges))
    assert "Waits" in page
    assert "Approved" in page
    assert "Approved" not in drawn(state_badge("sent", badges))


def test_a_dialog_is_named_by_its_title():
    page = drawn(dialog("add", "Add a person"))
    assert "add-title" in page
    assert opens("add")["data_opens"] == "add"


def test_choices_are_made_now_or_in_the_browser():
    assert choose(True, "yes", "no") == "yes"
    assert choose(False, "yes") is None
    assert "?" in str(choose(Screen.busy, "yes", "no"))


def test_class_names_join_with_and_without_vars():
    assert classes("btn", None, "", "sm") == "btn sm"
    assert "join" in str(classes("row", Screen.state))


def test_missing_children_are_left_out():
    assert present("a", None, "", ["b", None]) == ["a", "b"]


def test_a_state_inside_a_style_reaches_the_page():
    hooks = " ".join(meter(Screen.share, sentence="Half")._get_all_hooks())
    assert "____screen" in hooks


def test_a_form_of_the_browser_may_open_another_tab():
    assert 'target:"_blank"' in str(native_form("Print", action="/card", target="_blank"))
