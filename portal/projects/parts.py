"""The parts of a project's page, each about one thing a customer wants to know."""

from typing import Any

import reflex as rx

from portal.paper import paper_row
from portal.planning.parts import subscribing
from portal.projects.state import ProjectState
from portal.visits import visit_row
from ui.language import Number, When, t, ta
from ui.parts import (
    button,
    card,
    choose,
    css,
    each,
    empty,
    icon_button,
    inside,
    link,
    link_button,
    meter,
    row,
    rows,
    section,
    tile,
)

PROJECT: Any = ProjectState.project
MONTH: Any = ProjectState.month


def waiting() -> rx.Component:
    """What keeps the work waiting for the customer comes first."""

    def one(approval: Any) -> rx.Component:
        until = t("waits for your approval until {day}", day={"iso": approval.until, "kind": "day"})
        return row(approval.title, until, lead=tile("wait", tone="wait"), href="/approvals/" + approval.id)

    shown = rows(*each(PROJECT.waiting, lambda approval: rx.el.li(one(approval))), class_name="card asks")
    return rx.cond(PROJECT.waiting.length() > 0, shown)


def progress() -> rx.Component:
    week = t("week {week} of {weeks}", week=PROJECT.week, weeks=PROJECT.weeks)
    begins = t("begins {day}", day={"iso": PROJECT.starts_on, "kind": "day"})
    since = t("since {day}", day={"iso": PROJECT.starts_on, "kind": "day"})
    ends = t("until {day}", day={"iso": PROJECT.ends_on, "kind": "day"})
    begun = rx.cond(PROJECT.has_begun, since, begins)
    when = rx.cond(PROJECT.week > 0, week, rx.cond(PROJECT.starts_on != "", begun))
    line = rx.el.p(
        rx.cond(PROJECT.is_measured, rx.el.strong(t("{n}%", n=PROJECT.progress))),
        rx.el.span(when, class_name="meta"),
        rx.cond(PROJECT.ends_on != "", rx.el.span(ends, class_name="meta end")),
        class_name="prog",
    )
    done = meter(PROJECT.progress / 100, sentence=ta("{n} % is done", n=PROJECT.progress))
    shown = section(t("Progress"), card(inside(line, rx.cond(PROJECT.is_measured, done), _at_work())))
    is_to_come = (PROJECT.starts_on != "") & ~PROJECT.has_begun
    return rx.cond(PROJECT.is_measured | is_to_come | (PROJECT.at_work.length() > 0), shown)


def asking() -> rx.Component:
    """For who may order more, or report what is wrong."""
    new = link_button(t("New request"), href="/requests/new?project=" + PROJECT.id, icon="plus", wide=True)
    return rx.cond(PROJECT.may_ask, rx.el.section(new))


def _at_work() -> rx.Component:
    """Who is there now, as far as hours may be seen."""

    def one(person: Any) -> rx.Component:
        since = {"iso": person.since, "kind": "time", "zone": person.zone}
        works = t("{name} has been at work since {since}", name=person.name, since=since)
        return rx.el.li(rx.cond(person.is_pausing, t("{name} has a break", name=person.name), works))

    return rx.cond(PROJECT.at_work.length() > 0, rx.el.ul(*each(PROJECT.at_work, one), class_name="at-work"))


def plan() -> rx.Component:
    picked = each(
        ProjectState.in_month,
        lambda visit: rx.cond(visit.day == ProjectState.picked, rx.el.li(visit_row(visit))),
    )
    soon = rx.cond(
        ProjectState.visits.length() > 0,
        rows(*each(ProjectState.visits, lambda visit: rx.el.li(visit_row(visit)))),
        card(empty(t("Nothing is planned"), t("As soon as a visit is planned, it stands here."))),
    )
    chosen = section(
        When(ProjectState.picked, "long"),
        rx.el.ul(*picked, class_name="card"),
        more=button(t("Next visits"), look="quiet", size="sm", on_click=ProjectState.pick(ProjectState.picked)),
    )
    is_awaited = (ProjectState.visits.length() > 0) | ~PROJECT.is_over
    shown = rx.cond(ProjectState.picked != "", chosen, rx.cond(is_awaited, section(t("Next visits"), soon)))
    return rx.el.div(shown, section(_month_name(), _calendar(), more=_turns()), class_name="plan-pair")


def _month_name() -> rx.Component:
    return When(MONTH.first, "month")


def _turns() -> rx.Component:
    return rx.el.span(
        icon_button("left", ta("Month before"), size="sm", on_click=ProjectState.turn_month(-1)),
        icon_button("right", ta("Next month"), size="sm", on_click=ProjectState.turn_month(1)),
        class_name="month-turns",
    )


def _calendar() -> rx.Component:
    """A month; days with visits are buttons, the others are only numbers."""
    heads = each(MONTH.weekdays, lambda day: rx.el.th(When(day, "weekday"), scope="col"))
    weeks = each(MONTH.weeks, lambda week: rx.el.tr(*each(week.days, _day)))
    leaf = rx.el.table(
        rx.el.caption(When(MONTH.first, "month"), class_name="vh"),
        rx.el.thead(rx.el.tr(*heads)),
        rx.el.tbody(*weeks),
        class_name="cal",
    )
    key = rx.el.p(
        rx.el.span(rx.el.i(class_name="t"), t("today")), rx.el.span(rx.el.i(), t("somebody comes")), class_name="key"
    )
    return card(inside(leaf, key, subscribing()))


def _day(cell: Any) -> rx.Component:
    when = {"iso": cell.iso, "kind": "long"}
    says = choose(cell.visits == 1, ta("{day}: 1 visit", day=when), ta("{day}: {n} visits", day=when, n=cell.visits))
    pressed = rx.cond(ProjectState.picked == cell.iso, "true", "false")
    visit = rx.el.button(
        cell.number, type="button", aria_label=says, aria_pressed=pressed, on_click=ProjectState.pick(cell.iso)
    )
    shown = rx.cond(cell.visits > 0, visit, rx.el.span(cell.number))
    return rx.el.td(shown, class_name=rx.cond(cell.is_today, "today", cell.place))


def hours() -> rx.Component:
    people = rx.cond(
        PROJECT.people.length() > 1, inside(pairs_of(PROJECT.people)),
    )  # fmt: skip
    older = button(t("Earlier days"), icon="down", wide=True, on_click=ProjectState.more_days)
    days = rx.el.ol(*each(ProjectState.days, _worked), class_name="worked")
    more = rx.cond(ProjectState.days_before != "", inside(older))
    none = empty(t("No hours yet"), t("As soon as somebody worked here, you see how long."))
    shown = section(
        t("Hours"),
        card(rx.cond(ProjectState.days.length() > 0, rx.fragment(people, days, more), none)),
        aside=t("{hours} hours since the start", hours=PROJECT.total),
    )
    return rx.cond((ProjectState.days.length() > 0) | ~PROJECT.is_over, shown)


def pairs_of(people: Any) -> rx.Component:
    laid = each(people, lambda one: rx.el.div(rx.el.dt(one.name), rx.el.dd(one.hours)))
    return rx.el.dl(*laid, class_name="pairs")


def _worked(day: Any) -> rx.Component:
    notes = each(day.notes, lambda note: rx.el.p(note, class_name="said meta"))
    return rx.el.li(
        rx.el.p(rx.el.b(When(day.day, "day")), rx.el.strong(day.hours)),
        rx.el.i(custom_attrs=css({"--n": day.share}), aria_hidden="true"),
        rx.el.p(day.who, class_name="meta"),
        *notes,
    )


def material() -> rx.Component:
    def one(used: Any) -> rx.Component:
        return rx.el.div(rx.el.dt(used.name), rx.el.dd(Number(used.quantity, digits=3), " ", used.unit))

    listed = card(inside(rx.el.dl(*each(PROJECT.material, one), class_name="pairs")))
    return rx.cond(PROJECT.material.length() > 0, section(t("Material used"), listed))


def diary() -> rx.Component:
    """Photos by day, the newest first."""

    def photo(one: Any) -> rx.Component:
        return rx.el.li(
            rx.el.a(
                rx.el.img(src=one.file, alt=one.title, loading="lazy", width="640", height="480"),
                href=one.file, target="_blank", reload_document=True,
            ),
            When(one.at, "relative"),
            rx.el.b(one.title),
        )  # fmt: skip

    older = button(t("Earlier photos"), icon="down", wide=True, on_click=ProjectState.more_photos)
    listed = rx.el.ol(*each(ProjectState.photos, photo), class_name="diary")
    more = rx.cond(ProjectState.photos_after != "", older)
    return rx.cond(ProjectState.photos.length() > 0, section(t("Photos"), card(inside(listed, more))))


def papers() -> rx.Component:
    listed = rows(*each(PROJECT.papers, lambda paper: rx.el.li(paper_row(paper))))
    shown = section(t("Documents"), listed, more=link(t("All documents"), href="/documents"))
    none = empty(t("No documents yet"), t("What the firm shares with you stands here."))
    nothing = (ProjectState.photos.length() == 0) & ~PROJECT.is_over
    return rx.cond(PROJECT.papers.length() > 0, shown, rx.cond(nothing, section(t("Documents"), card(none))))
