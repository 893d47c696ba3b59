"""The office's home: what needs a person now, and how things stand."""

from typing import Any

import reflex as rx

from backoffice.home.state import HomeState
from ui.language import N_, Money, Number, When, nt, t, ta
from ui.menu import Menu
from ui.page import office_page
from ui.parts import (
    bars,
    bones,
    button,
    count,
    empty,
    figure,
    icon,
    link_button,
    page_head,
    section,
    segment,
    segments,
    split,
    stack,
    work_row,
    worklist,
)

HOME = HomeState.home


HINTS = (("j k", N_("row")), ("enter", N_("do what it says")), ("a", N_("take it on")), ("e", N_("done")))


@office_page("", title=N_("Today"), load=HomeState.load, menu=Menu("home", place=10), live=True, hints=HINTS)
def home_page() -> rx.Component:
    return rx.fragment(
        page_head(
            t("What needs somebody now"),
            segments(
                segment(
                    t("For me"), " ", count(HOME.mine), current=HomeState.is_mine, on_click=HomeState.show_mine(True)
                ),
                segment(
                    t("Everybody"),
                    " ",
                    count(HOME.everybody),
                    current=rx.cond(HomeState.is_mine, False, True),
                    on_click=HomeState.show_mine(False),
                ),
                label=ta("Whose"),
            ),
            context=nt("{n} thing waits", "{n} things wait", HOME.everybody),
        ),
        split(
            rx.cond(HomeState.is_loaded, _waiting(), bones(6)),
            rx.cond(HOME.has_figures, _figures()),
            label=ta("How things stand"),
        ),
    )


def _waiting() -> rx.Component:
    return rx.fragment(
        _group(t("Reactions of customers"), t("stay until they are handled"), HOME.reactions),
        _group(t("Not delivered"), t("the customer does not know yet"), HOME.undelivered),
        _group(t("Left waiting"), t("over time, or almost"), HOME.left_lying),
        rx.cond(
            HOME.reactions.length() + HOME.undelivered.length() + HOME.left_lying.length() == 0,
            empty(
                t("Nothing waits for you"),
                t("What customers do and what does not arrive shows up here by itself."),
                action=link_button(t("To the quotes"), href="/office/quotes"),
                door=True,
            ),
        ),
        rx.cond(
            HOME.handled_today > 0,
            rx.el.p(
                icon("check"),
                " ",
                nt("{n} handled today", "{n} handled today", HOME.handled_today),
                ", ",
                t("the last by {name}", name=HOME.last_handled_by),
                class_name="dim",
            ),
        ),
    )


def _group(title: rx.Component, aside: rx.Component, rows: Any) -> rx.Component:
    return rx.cond(rows.length() > 0, section(title, worklist(rx.foreach(rows, _row)), aside=aside))


def _row(todo: Any) -> rx.Component:
    return work_row(
        t(todo.what),
        todo.who,
        icon=todo.icon,
        tone=todo.tone,
        which=rx.fragment(
            rx.cond(todo.which != "", rx.fragment(", ", t(todo.which))),
            rx.cond(todo.amount_cents != 0, rx.fragment(", ", Money(todo.amount_cents))),
        ),
        why=t(todo.why),
        age=When(todo.at, "relative"),
        assignee=todo.initials,
        mine=todo.is_mine,
        verb=rx.fragment(
            rx.cond(
                todo.is_retry,
                button(t(todo.verb), on_click=HomeState.retry(todo.id)),
                link_button(t(todo.verb), href=todo.href),
            ),
            rx.cond(
                todo.initials == "",
                button(t("Take it on"), look="quiet", size="sm", key="a", on_click=HomeState.take(todo.id)),
            ),
            button(t("Done"), look="quiet", size="sm", key="e", on_click=HomeState.handle(todo.id)),
        ),
    )


def _figures() -> rx.Component:
    return section(
        t("How things stand"),
        figure(
            t("Open"),
            stack(HOME.bar, sentence=ta("Open amounts by age")),
            _ages(),
            number=Money(HOME.open_cents),
            caption=nt("{n} invoice", "{n} invoices", HOME.open_count),
        ),
        figure(
            t("Invoiced this month, without VAT"),
            bars(HOME.months, sentence=ta("Invoiced per month, the last twelve months")),
            number=Money(HOME.month_cents),
            caption=t("the last twelve months"),
        ),
        rx.cond(HOME.answer_hours > 0, _answers()),
    )


def _answers() -> rx.Component:
    """How quickly customers decide: in days, or in hours where it is less than two days."""
    hours: Any = HOME.answer_hours
    days = rx.fragment(Number(hours / 24, digits=1), " ", t("days"))
    return figure(
        t("From sending to approval"),
        bars(HOME.answers, sentence=ta("Time until quotes were approved, per month, the last twelve months")),
        number=rx.cond(hours >= 48, days, rx.fragment(Number(hours, digits=0), " ", t("hours"))),
        caption=t("on average, the last twelve months"),
    )


def _ages() -> rx.Component:
    return rx.el.dl(
        rx.foreach(
            HOME.ages,
            lambda age: rx.el.div(rx.el.dt(t(age.name), class_name="shade-" + age.shade), rx.el.dd(Money(age.cents))),
        ),
        class_name="legend",
    )
