"""The page of one project."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.badges import PROJECTS
from backoffice.frame import OfficeFrameState
from backoffice.messages.talk import TalkState, conversation
from backoffice.projects.dialogs import dialogs
from backoffice.projects.portal_panel import portal_panel
from backoffice.projects.record import ProjectState
from backoffice.projects.shapes import SHOWN
from ui.facts import facts_timeline
from ui.language import N_, Number, When, t, ta
from ui.page import office_page
from ui.parts import (
    Column,
    button,
    each,
    empty,
    grid,
    icon_button,
    link,
    link_button,
    meter,
    page_head,
    pairs,
    pill,
    row,
    section,
    split,
    state_badge,
    tag,
)

PAGE = ProjectState.page
PROJECT = PAGE.project


@office_page(
    "/projects/[project_id]",
    title=N_("Project"),
    load=[ProjectState.load, TalkState.load],
    live=[ProjectState.refresh, TalkState.load],
)
def project_page() -> rx.Component:
    timeline = section(t("Timeline"), facts_timeline(PAGE.facts))
    work = rx.fragment(_head(), _planning(), _worked(), _files(), conversation(), timeline)
    rail = rx.fragment(_state(), _team(), portal_panel())
    return arrival(ProjectState, split(work, rail, label=ta("State, team and portal")), dialogs(),
                   back="/office/projects")  # fmt: skip


def _head() -> rx.Component:
    share = link_button(
        t("Share a file"),
        href="/office/documents/new?customer=" + PROJECT.customer_id + "&project=" + PROJECT.id,
        icon="upload",
    )
    edit = button(t("Edit"), icon="pen", key="e", on_click=ProjectState.open_step("edit"))
    plan = button(t("Plan a visit"), icon="plus", look="primary", key="n", on_click=ProjectState.open_visit(""))
    return page_head(
        PROJECT.title,
        rx.cond(PAGE.sees_files, share),
        rx.cond(PROJECT.can_edit, rx.fragment(edit, plan)),
        crumb=rx.fragment(rx.el.a(t(OfficeFrameState.around.projects), href="/office/projects"), " / ", PROJECT.number),
        badge=rx.fragment(
            " ",
            state_badge(PROJECT.status, PROJECTS),
            " ",
            rx.cond(PROJECT.is_open, pill(t("Open in the portal"), icon="eye"), rx.fragment()),
        ),
        context=rx.fragment(
            link(PROJECT.customer, href="/office/customers/" + PROJECT.customer_id),
            rx.cond(PROJECT.site != "", rx.fragment(", ", PROJECT.site)),
        ),
    )


def _state() -> rx.Component:
    """Of work without an end nobody says how far it is: no bar at 0 %."""
    done = rx.fragment(
        meter(PROJECT.progress / 100, sentence=ta("{n} % done", n=PROJECT.progress)),
        rx.el.p(t("{n} % done", n=PROJECT.progress), class_name="mt-2"),
    )
    return section(
        t("State"),
        rx.cond((PROJECT.progress > 0) | (PROJECT.ends_on != ""), done),
        pairs(
            (t("Lead"), rx.fragment(rx.cond(PROJECT.lead_name != "", PROJECT.lead_name, "–"))),
            (t("Begins"), _day(PROJECT.starts_on)),
            (t("Ready"), _day(PROJECT.ends_on)),
            (t("Order"), _order()),
        ),
        more=rx.cond(
            PROJECT.can_edit,
            button(t("Report progress"), icon="flag", size="sm", key="p", on_click=ProjectState.open_step("report")),
        ),
    )


def _day(day: Any) -> rx.Component:
    return rx.fragment(rx.cond(day != "", When(day, "date"), "–"))


def _order() -> rx.Component:
    made = link(PROJECT.order_number, href="/office/orders/" + PROJECT.order_id)
    return rx.fragment(rx.cond(PROJECT.order_id != "", made, "–"))


def _team() -> rx.Component:
    add = button(t("Colleague"), icon="plus", size="sm", on_click=ProjectState.open_step("member"))
    return section(
        t("Team"),
        rx.cond(
            PAGE.team.length() > 0,
            rx.fragment(*each(PAGE.team, _mate)),
            rx.el.p(t("Nobody yet. Whoever is planned joins by itself."), class_name="dim"),
        ),
        more=rx.cond(PROJECT.can_edit, add),
    )


def _mate(mate: Any) -> rx.Component:
    away = icon_button(
        "trash", ta("Remove {what}", what=mate.name), size="sm", on_click=ProjectState.remove_member(mate.id)
    )
    return row(
        rx.fragment(mate.name, rx.cond(mate.is_lead, rx.fragment(" ", tag(t("lead"))))),
        None,
        end=rx.cond(PROJECT.can_edit, away),
    )


def _planning() -> rx.Component:
    nothing = empty(t("Nothing planned yet"), t("Visits and shifts stand here, and in the customer's calendar."))
    number, everything = PAGE.visits.length(), ProjectState.shows_all_visits
    planned = grid(ta("Planning"), VISITS, rx.cond(everything, PAGE.visits, PAGE.visits[:SHOWN]))
    rest = button(t("Show all {n}", n=number), icon="down", size="sm", on_click=ProjectState.show_all_visits)
    more = rx.cond((number > SHOWN) & ~everything, rx.el.p(rest, class_name="mt-2"))
    return section(t("Planning"), rx.cond(number > 0, rx.fragment(planned, more), nothing))


def _visit_deed(visit: Any) -> rx.Component:
    pen = icon_button(
        "pen", ta("Change {what}", what=visit.title), look="", size="sm", on_click=ProjectState.open_visit(visit.id)
    )
    return rx.cond(PROJECT.can_edit & ~visit.is_cancelled, pen)


def _visit_state(visit: Any) -> rx.Component:
    past = rx.cond(visit.is_past, rx.el.span(t("past"), class_name="dim"))
    return rx.fragment(rx.cond(visit.is_cancelled, pill(t("Called off"), icon="x"), past))


VISITS = (
    Column(ta("Day"), lambda visit: When(visit.starts_at, "day"), width=120, phone="bare"),
    Column(ta("Time of day"), lambda visit: rx.fragment(visit.begins, "–", visit.ends), width=110, phone="bare"),
    Column(
        ta("What?"),
        lambda visit: rx.fragment(visit.title, rx.cond(visit.kind == "shift", rx.fragment(" ", tag(t("Shift"))))),
        look="name cut",
        phone="title",
    ),
    Column(ta("Who"), lambda visit: rx.cond(visit.staff != "", visit.staff, "–"), width=130, look="cut", phone="bare"),
    Column("", _visit_state, width=84, phone="bare"),
    Column("", _visit_deed, width=44, phone="bare"),
)


def _worked() -> rx.Component:
    """Read only: colleagues write hours and material on their own screens."""
    days = rx.fragment(*each(PAGE.days, _worked_day))
    used = rx.fragment(*each(PAGE.material, _used))
    nothing = rx.el.p(t("No hours yet. They come from the phones of those who work here."), class_name="dim")
    none_used = rx.el.p(t("No material yet."), class_name="dim")
    return rx.el.div(
        section(t("Hours"), rx.cond(PAGE.days.length() > 0, days, nothing), aside=t("{n} hours in all", n=PAGE.hours)),
        section(t("Material"), rx.cond(PAGE.material.length() > 0, used, none_used)),
        class_name="two",
    )


def _worked_day(day: Any) -> rx.Component:
    notes = each(day.notes, lambda note: rx.fragment(" · ", note))
    return row(When(day.day, "date"), rx.fragment(day.who, *notes), end=day.hours)


def _used(one: Any) -> rx.Component:
    return row(one.name, None, end=rx.fragment(Number(one.quantity), " ", one.unit))


def _files() -> rx.Component:
    files = rx.cond(
        PAGE.files.length() > 0,
        rx.fragment(*each(PAGE.files, _file)),
        rx.el.p(t("No files here yet."), class_name="dim"),
    )
    return rx.cond(PAGE.sees_files, section(t("Documents and photos"), files))


def _file(file: Any) -> rx.Component:
    return row(file.title, When(file.at, "date"), href="/office/documents/" + file.id)
