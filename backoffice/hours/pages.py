"""One entry of hours, and a new one."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.hours.state import EntryState, NewEntryState
from ui.language import N_, t
from ui.page import office_page
from ui.parts import (
    Tone,
    body,
    button,
    danger_button,
    date_field,
    dialog_actions,
    empty,
    fields_row,
    form,
    form_actions,
    note,
    page_head,
    select_field,
    submit_button,
    text_area,
    text_field,
)
from ui.sheets import sheet

ENTRY: Any = EntryState.entry
NEW: Any = NewEntryState.entry
DAY = "/office/day"


@office_page("/hours/[entry_id]", title=N_("Hours"), load=EntryState.load)
def entry_page() -> rx.Component:
    back = DAY + "?day=" + ENTRY.day + "&who=" + ENTRY.who
    runs = note(t("These hours are still running. Saving stops them."), tone=Tone.WAIT)
    sure = dialog_actions(cancel_button(), danger_button(t("Remove"), on_click=EntryState.remove))
    shown = arrival(
        EntryState,
        page_head(
            ENTRY.project,
            button(t("Remove"), icon="trash", look="quiet", on_click=EntryState.open_step("remove")),
            crumb=rx.el.a(t("My day"), href=back),
            context=ENTRY.name,
        ),
        body(
            rx.el.div(
                rx.cond(ENTRY.is_running, runs),
                form(*_fields(EntryState), _save(EntryState), on_submit=EntryState.save, key=ENTRY.id),
                class_name="narrow",
            )
        ),
        over(EntryState, "remove", t("Remove these hours?"), sure),
        back=DAY,
    )
    return rx.fragment(sheet("day"), shown)


@office_page("/hours/new", title=N_("Enter hours"), load=NewEntryState.load)
def new_entry_page() -> rx.Component:
    where = select_field(t("Where"), "project", NEW.places, required=True)
    none = empty(t("You are on no team yet"), t("Once the planner adds you to a team, you write your hours here."))
    filled = form(where, *_fields(NewEntryState), _save(NewEntryState), on_submit=NewEntryState.save, key=NEW.day)
    shown = arrival(
        NewEntryState,
        page_head(t("Enter hours"), crumb=rx.el.a(t("My day"), href=DAY), context=NEW.name),
        body(rx.el.div(rx.cond(NEW.places.length() > 0, filled, none), class_name="narrow")),
        back=DAY,
    )
    return rx.fragment(sheet("day"), shown)


def _fields(state: Any) -> list[rx.Component]:
    entry, errors = state.entry, state.errors
    times = {"input_mode": "numeric", "placeholder": "8:30", "required": True}
    return [
        date_field(t("Day"), "day", default_value=entry.day, error=errors["day"], required=True),
        fields_row(
            text_field(t("From"), "begins", default_value=entry.begins, error=errors["begins"], **times),
            text_field(t("To"), "ends", default_value=entry.ends, error=errors["ends"], **times),
            text_field(
                t("Break in minutes"), "break_minutes", default_value=entry.break_minutes, input_mode="numeric",
                error=errors["break_minutes"],
            ),
        ),
        text_area(
            t("What was done"), "note", rows=3, default_value=entry.note, hint=t("The customer reads this."),
            error=errors["note"],
        ),
    ]  # fmt: skip


def _save(state: Any) -> rx.Component:
    return form_actions(submit_button(t("Save"), busy=state.busy, key="mod+enter"))
