"""The list of projects, and a new one."""

import reflex as rx

from backoffice.badges import PROJECTS
from backoffice.customer_choice import for_whom
from backoffice.frame import OfficeFrameState
from backoffice.projects.parts import project_fields
from backoffice.projects.state import NewProjectState, ProjectsState
from ui.language import N_, When, t, ta
from ui.listing import list_body, list_pager, search_field, sorting, status_tabs
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    Column,
    body,
    empty,
    form,
    form_actions,
    grid,
    link_button,
    page_head,
    pill,
    state_badge,
    submit_button,
    toolbar,
)

AROUND = OfficeFrameState.around
TABS = {
    "": N_("All"),
    "planned": N_("Planned"),
    "active": N_("Active"),
    "done": N_("Done"),
    "cancelled": N_("Stopped"),
}
HINTS = (("j k", N_("row")), ("enter", N_("open")), ("[ ]", N_("pages")))
COLUMNS = (
    Column(
        ta("Number"),
        lambda row: rx.el.a(row.number, href=f"/office/projects/{row.id}", data_open=""),
        sort="number",
        width=104,
        phone="bare",
    ),
    Column(ta("Title"), lambda row: row.title, look="name cut", phone="title"),
    Column(ta("Customer"), lambda row: row.customer, width=150, look="cut", phone="bare"),
    Column(ta("Address"), lambda row: row.site, width=170, look="dim cut", wide=True, phone="off"),
    Column(ta("Lead"), lambda row: row.lead, width=124, look="dim cut", wide=True, phone="off"),
    Column(ta("Status"), lambda row: state_badge(row.status, PROJECTS), sort="status", width=112, phone="bare"),
    Column(
        ta("Progress"),
        lambda row: rx.cond((row.progress > 0) | (row.ends_on != ""), t("{n}%", n=row.progress), rx.fragment("–")),
        number=True,
        width=80,
        phone="end",
    ),
    Column(
        ta("Portal"),
        lambda row: rx.cond(row.is_open, pill(t("Open"), icon="eye"), rx.fragment("–")),
        width=78,
        phone="off",
    ),
    Column(ta("Until"), lambda row: rx.cond(row.ends_on != "", When(row.ends_on, "date")), width=116, wide=True),
)


@office_page(
    "/projects",
    title=N_("Projects"),
    load=ProjectsState.load,
    menu=Menu("clipboard", place=35),
    live=True,
    hints=HINTS,
)
def projects_page() -> rx.Component:
    new = link_button(t(AROUND.new_project), href="/office/projects/new", look="primary", icon="plus", key="n")
    return rx.fragment(
        page_head(
            t(AROUND.projects),
            rx.cond(ProjectsState.may_edit, new),
            context=t("Work that takes more than a visit"),
        ),
        body(
            status_tabs(ProjectsState, TABS, rx.Var.create({})),
            toolbar(search_field(ProjectsState, ta("Number, customer, title or address"))),
            list_body(ProjectsState, _list(), _nothing()),
        ),
    )


@office_page("/projects/new", title=N_("New project"), load=NewProjectState.load)
def new_project_page() -> rx.Component:
    state = NewProjectState
    fields = project_fields(state.errors, addresses=state.addresses, colleagues=state.colleagues)
    save = submit_button(t("Add"), busy=state.busy, key="mod+s")
    back = link_button(t("Cancel"), href="/office/projects", look="quiet")
    return rx.fragment(
        page_head(t(AROUND.new_project), crumb=rx.el.a(t(AROUND.projects), href="/office/projects")),
        body(
            rx.el.div(
                for_whom(state),
                rx.cond(
                    state.customer.value != "",
                    form(fields, form_actions(save, back), on_submit=state.save, key=state.customer.value),
                ),
                class_name="narrow form",
            )
        ),
    )


def _list() -> rx.Component:
    return rx.fragment(
        grid(ta("Projects"), COLUMNS, ProjectsState.rows, **sorting(ProjectsState, "-date")),
        list_pager(ProjectsState, t("The newest first")),
    )


def _nothing() -> rx.Component:
    new = link_button(t(AROUND.new_project), href="/office/projects/new", look="primary")
    return rx.cond(
        (ProjectsState.search != "") | (ProjectsState.status != ""),
        empty(
            t("Nothing found"),
            t("Nothing here has a word or number that starts like this."),
            action=link_button(t("Show all"), href="/office/projects", server=True),
        ),
        empty(
            t("Nothing here yet"),
            t("Make one of an order with one press, or write one for a customer."),
            action=rx.cond(ProjectsState.may_edit, new),
            door=True,
        ),
    )
