"""The customer's projects: the list, and the page of one."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.frame import FrameState
from portal.messages.talk import TalkState, conversation
from portal.projects.parts import asking, diary, hours, material, papers, plan, progress, waiting
from portal.projects.state import ProjectsState, ProjectState
from portal.projects.words import state_pill
from ui.language import N_, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    button,
    card,
    detail_bar,
    each,
    empty,
    intro,
    page_title,
    row,
    rows,
    section,
    tile,
    with_aside,
)
from ui.sheets import sheet

PROJECT: Any = ProjectState.project
PAGE = [ProjectState.load, TalkState.load]


@portal_page("/projects", title=N_("Projects"), load=ProjectsState.load, menu=Menu("tools", place=50), live=True)
def projects_page() -> rx.Component:
    nothing = empty(
        t("Nothing is open to you here"), t("When a firm opens its work to you, you follow it here."), door=True
    )
    found = rows(*each(ProjectsState.projects, lambda one: rx.el.li(_line(one))))
    older = button(t("Show older ones"), icon="down", wide=True, on_click=ProjectsState.more)
    return rx.fragment(
        intro(t(ProjectsState.word), t("How far the work is, and who comes when.")),
        arrival(
            ProjectsState,
            rx.cond(ProjectsState.projects.length() > 0, found, card(nothing)),
            rx.cond(ProjectsState.older != "", rx.el.div(older, class_name="turns")),
        ),
    )


@portal_page("/projects/[project_id]", title=N_("Project"), load=PAGE, live=PAGE)
def project_page() -> rx.Component:
    content = rx.fragment(
        waiting(), progress(), asking(), rx.cond(PROJECT.sees_planning, plan()), rx.cond(PROJECT.sees_hours, hours()),
        rx.cond(PROJECT.sees_hours, material()), rx.cond(PROJECT.sees_documents, diary()),
        rx.cond(PROJECT.sees_documents, papers()),
    )  # fmt: skip
    return rx.fragment(
        detail_bar(FrameState.firm.name, PROJECT.number, back="/projects"),
        sheet("projects"),
        arrival(
            ProjectState, _title(), with_aside(rx.el.div(content, class_name="site"), _aside(), label=ta("Who to ask"))
        ),
    )


def _line(one: Any) -> rx.Component:
    several = (FrameState.firm_count > 1) & (FrameState.chosen == "")
    about = rx.fragment(
        rx.cond(several, rx.fragment(one.firm, rx.cond(one.site != "", ", ", ""))),
        one.site,
        rx.el.span(state_pill(one.status), class_name="under"),
    )
    done = rx.cond(one.is_measured, t("{n}%", n=one.progress))
    return row(one.title, about, lead=tile("tools"), end=done, href="/projects/" + one.id)


def _title() -> rx.Component:
    seen = t("As of {time}", time={"iso": PROJECT.at, "kind": "time"})
    site = rx.cond(PROJECT.site != "", rx.fragment(PROJECT.site, " · "))
    greeting = rx.cond(PROJECT.greeting != "", rx.el.p(PROJECT.greeting, class_name="said greeting"))
    return rx.fragment(page_title(PROJECT.title, rx.fragment(site, seen), badge=state_pill(PROJECT.status)), greeting)


def _aside() -> rx.Component:
    return rx.fragment(_who(), conversation())


def _who() -> rx.Component:
    """Who leads the work, and how to reach the firm."""
    lead = row(PROJECT.lead, t("leads the work"), lead=tile("user"))
    call = row(
        t("Call {firm}", firm=FrameState.firm.name), FrameState.firm.phone, lead=tile("phone"),
        href="tel:" + FrameState.firm.phone, server=True,
    )  # fmt: skip
    return section(
        t("Who to ask"),
        rows(
            rx.cond(PROJECT.lead != "", rx.el.li(lead)), rx.cond(FrameState.firm.phone != "", rx.el.li(call)),
        ),
    )  # fmt: skip
