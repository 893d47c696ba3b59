"""A day at work, for a thumb: what runs, where to go, what was done."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival, cancel_button, over
from backoffice.day.state import DayState
from ui.language import N_, When, t, ta
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    PICTURES,
    Tone,
    body,
    button,
    dialog_actions,
    each,
    empty,
    fields_row,
    file_drop,
    form,
    icon,
    if_any,
    link_button,
    note,
    page_head,
    pill,
    primary_button,
    row,
    section,
    select_field,
    submit_button,
    text_area,
    text_field,
)
from ui.parts.files import OFFICE_UPLOAD_URL
from ui.sheets import sheet

DAY: Any = DayState.day
CLOCK: Any = DAY.clock
ERRORS = DayState.errors


@office_page("/day", title=N_("My day"), load=DayState.load, menu=Menu("clock", place=12), live=True)
def day_page() -> rx.Component:
    return rx.fragment(
        sheet("day"),
        arrival(
            DayState,
            _head(),
            body(
                rx.el.div(
                    rx.cond(CLOCK.id != "", _clock()),
                    _stops(),
                    _entries(),
                    rx.cond(DAY.next.length() > 0, _next()),
                    class_name="day-at-work",
                )
            ),
            over(DayState, "material", t("Material used"), _material()),
            over(DayState, "photos", t("Photos"), _photos()),
            over(DayState, "elsewhere", t("Start elsewhere"), _elsewhere()),
            back="/office",
        ),
    )


def _head() -> rx.Component:
    whose = select_field(
        t("Whose day"), "who", DAY.others, value=DAY.who, on_change=DayState.look_at
    )  # fmt: skip
    title = rx.cond(DAY.is_mine, t("My day"), rx.fragment(DAY.name))
    return page_head(
        title,
        _turn(DAY.before, "left", ta("Day before")),
        _turn(DAY.after, "right", ta("Next day")),
        rx.cond(DAY.others.length() > 0, whose),
        context=When(DAY.day, "long"),
    )


def _turn(day: Any, mark: str, label: Any) -> rx.Component:
    href = "/office/day?day=" + day + "&who=" + DAY.who
    return rx.el.a(icon(mark), href=href, aria_label=label, title=label, class_name="btn icon")


def _clock() -> rx.Component:
    """The clock that runs, and everything one does while it does."""
    since = t("since {time}", time={"iso": CLOCK.since, "kind": "time", "zone": CLOCK.zone})
    pausing = t("break since {time}", time={"iso": CLOCK.pause_since, "kind": "time", "zone": CLOCK.zone})
    forgotten = note(t("This has been running for more than 14 hours. Say when you really stopped."), tone=Tone.BAD)
    head = rx.el.header(
        rx.el.p(icon("clock"), rx.cond(CLOCK.pause_since != "", pausing, since), class_name="since"),
        rx.el.h2(CLOCK.project),
    )
    pause = button(t("Break"), icon="wait", size="big", on_click=DayState.pause)
    resume = button(t("Go on"), icon="retry", size="big", on_click=DayState.resume)
    return rx.el.section(
        head,
        rx.cond(CLOCK.is_forgotten, forgotten),
        rx.el.div(
            primary_button(t("Stop"), icon="check", size="big", on_click=DayState.stop),
            rx.cond(CLOCK.pause_since != "", resume, pause),
            class_name="presses",
        ),
        rx.el.div(
            button(t("Photo"), icon="camera", on_click=DayState.open_step("photos")),
            button(t("Material"), icon="tools", on_click=DayState.open_step("material")),
            class_name="presses",
        ),
        _note(),
        class_name="clock",
        aria_label=ta("Running now"),
    )


def _note() -> rx.Component:
    return form(
        text_area(
            t("What did you do?"), "note", rows=2, default_value=CLOCK.note, key=CLOCK.id,
            hint=t("The customer reads this."), error=ERRORS["note"],
        ),
        submit_button(t("Keep the note"), look="", busy=DayState.busy),
        on_submit=DayState.write_note,
    )  # fmt: skip


def _stops() -> rx.Component:
    none = empty(t("Nothing is planned for this day"), t("When you begin, start the clock here."))
    listed = rx.el.ul(*each(DAY.stops, lambda stop: rx.el.li(_stop(stop))), class_name="stops")
    elsewhere = button(t("Start elsewhere"), icon="plus", on_click=DayState.open_step("elsewhere"))
    return section(
        rx.cond(DAY.is_today, t("Today"), When(DAY.day, "day")),
        rx.cond(DAY.stops.length() > 0, listed, none),
        more=rx.cond(DAY.is_mine & (DAY.places.length() > 0), elsewhere),
    )


def _stop(stop: Any) -> rx.Component:
    when = (When(stop.starts, "time", zone=stop.zone), "–", When(stop.ends, "time", zone=stop.zone))
    start = primary_button(t("Start"), icon="clock", size="big", on_click=DayState.start(stop.project_id, stop.id))
    can_start = DAY.is_mine & DAY.is_today & (CLOCK.id == "") & ~stop.is_cancelled
    gone = rx.fragment(rx.el.s(stop.title), " ", pill(t("Called off"), tone=Tone.BAD))
    way = link_button(stop.site, href=stop.map, icon="pin", server=True, target="_blank", rel="noopener")
    return rx.el.article(
        rx.el.p(*when, class_name="when"),
        rx.el.h3(rx.cond(stop.is_cancelled, gone, stop.title)),
        rx.el.p(rx.el.a(stop.project, href="/office/projects/" + stop.project_id), class_name="dim"),
        rx.cond(stop.map != "", way),
        rx.cond(can_start, start),
        class_name="stop",
    )


def _entries() -> rx.Component:
    enter = link_button(t("Enter hours"), href="/office/hours/new?day=" + DAY.day + "&who=" + DAY.who, icon="plus")
    listed = rx.el.ul(*each(DAY.worked, lambda entry: rx.el.li(_entry(entry))))
    return section(
        t("Hours of this day"),
        rx.cond(DAY.worked.length() > 0, listed, rx.el.p(t("No hours yet"), class_name="dim")),
        aside=rx.el.strong(DAY.total),
        more=enter,
    )


def _entry(entry: Any) -> rx.Component:
    ends = rx.cond(entry.ends != "", When(entry.ends, "time", zone=entry.zone), t("now"))
    span = rx.fragment(When(entry.starts, "time", zone=entry.zone), "–", ends)
    note = rx.cond(entry.note != "", rx.fragment(", ", entry.note))
    return row(entry.project, rx.fragment(span, note), end=entry.hours, href="/office/hours/" + entry.id)


def _next() -> rx.Component:
    def one(stop: Any) -> rx.Component:
        when = rx.fragment(When(stop.day, "day"), ", ", When(stop.starts, "time", zone=stop.zone))
        return rx.el.li(row(stop.title, rx.fragment(when, " · ", stop.project, " · ", stop.site)))

    return section(t("The next days"), rx.el.ul(*each(DAY.next, one)))


def _material() -> rx.Component:
    return form(
        text_field(t("What"), "name", required=True, error=ERRORS["name"], auto_focus=True),
        fields_row(
            text_field(t("How much"), "quantity", default_value="1", input_mode="decimal", error=ERRORS["quantity"]),
            text_field(t("Unit"), "unit", placeholder=ta("piece, m, kg"), error=ERRORS["unit"]),
        ),
        if_any(ERRORS["day"]),
        dialog_actions(cancel_button(), submit_button(t("Note it"), busy=DayState.busy)),
        on_submit=DayState.use_material,
    )


def _photos() -> rx.Component:
    return rx.el.div(
        file_drop(
            t("Take a photo or choose some"), accept=PICTURES, url=OFFICE_UPLOAD_URL, on_done=DayState.take_photos,
            hint=t("The customer sees them, too."),
        ),
        if_any(ERRORS["photo"]),
        class_name="form",
    )  # fmt: skip


def _elsewhere() -> rx.Component:
    def place(one: Any) -> rx.Component:
        return rx.el.li(row(one.text, on_click=[DayState.start(one.value, ""), DayState.close]))

    return rx.el.ul(*each(DAY.places, place))
