"""One table on its way in: what its columns mean, what would happen, and what became of every row."""

from typing import Any

import reflex as rx

from backoffice.imports.shapes import BADGES, STATES, ColumnShape
from backoffice.imports.state import TableState
from backoffice.settings.frame import setting
from ui.language import N_, nt, say, t, ta
from ui.page import office_page
from ui.parts import (
    Column,
    Tone,
    danger_button,
    empty,
    fieldset,
    file_drop,
    form,
    form_actions,
    grid,
    link,
    link_button,
    meter,
    note,
    primary_button,
    radio,
    section,
    state_badge,
    submit_button,
    tab,
    tabs,
)
from ui.sheets import sheet

TABLE = TableState.table
TALLY = TableState.tally


@office_page("/settings/import/[import_id]", title=N_("Import"), load=TableState.load, live=TableState.refresh)
def table_page() -> rx.Component:
    return setting(
        TableState,
        "/import",
        sheet("imports"),
        rx.el.p(link(t("All imports"), href="/office/settings/import"), " / ", TABLE.name, " ",
                state_badge(TABLE.state, STATES)),
        rx.cond(TABLE.state == "draft", rx.fragment(_papers(), _meaning(), rx.cond(TableState.rehearsed, _foretold())),
                _became()),
    )  # fmt: skip


def _papers() -> rx.Component:
    """Only old jobs have them."""
    drop = file_drop(
        t("Drop a ZIP with the PDFs here, or choose one"),
        on_done=TableState.received_papers,
        accept=".zip",
        multiple=False,
        max_mb=500,
        hint=t("The table names them in a column, such as 2021-0042.pdf"),
        name="papers",
        url="/api/imports/" + TABLE.id + "/papers",
    )
    there = note(t("The papers come from {name}.", name=TABLE.papers), tone=Tone.OK)
    return rx.cond(
        TABLE.kind == "jobs",
        section(t("Papers"), rx.el.div(rx.cond(TABLE.papers != "", there), drop, class_name="form")),
    )


def _meaning() -> rx.Component:
    return section(
        t("What the columns mean"),
        form(
            rx.el.div(rx.foreach(TableState.columns, _column), class_name="columns-of-import"),
            _twins(),
            form_actions(
                submit_button(t("Try it out"), busy=TableState.busy, key="mod+enter"),
                danger_button(t("Throw away"), icon="trash", on_click=TableState.discard),
            ),
            on_submit=TableState.rehearse,
            key=TABLE.id + TABLE.papers,
        ),
    )


def _column(column: ColumnShape) -> rx.Component:
    none, must = rx.el.option(ta("not in this table"), value=""), rx.el.span("*", aria_hidden="true", class_name="must")
    options = rx.fragment(none, rx.foreach(TableState.headings, lambda one: rx.el.option(one.text, value=one.value)))
    problem: Any = TableState.errors[column.name]
    chooser = rx.el.select(
        options,
        id=column.name,
        name=column.name,
        default_value=column.chosen,
        class_name="input",
        aria_invalid=rx.cond(problem.bool(), "true", "false"),
    )
    return rx.el.div(
        rx.el.label(t(column.label), rx.cond(column.required, must), html_for=column.name),
        chooser,
        rx.el.small(column.example, class_name="dim"),
        rx.cond(problem.bool(), rx.el.p(t(problem), class_name="error", role="alert")),
        class_name="field",
    )


def _twins() -> rx.Component:
    return fieldset(
        t("What is known already"),
        radio(t("Complete it"), "twins", "update", default_checked=TABLE.twins == "update",
              hint=t("What the table says wins; an empty cell takes nothing away.")),
        radio(t("Leave it as it is"), "twins", "skip", default_checked=TABLE.twins == "skip"),
        hint=t("Customers are known again by their number, else e-mail address, else name and postcode. "
               "Jobs by their number."),
    )  # fmt: skip


def _foretold() -> rx.Component:
    comes = TALLY.added + TALLY.updated
    start = primary_button(nt("Bring in {n} row", "Bring in {n} rows", comes), icon="check", on_click=TableState.start)
    nothing = note(t("Nothing new would come in."), tone=Tone.WAIT)
    return section(
        t("What would happen"),
        _counts(),
        rx.cond(TALLY.failed > 0, note(
            nt("{n} row stays out.", "{n} rows stay out.", TALLY.failed), " ",
            t("Put them right in your table and bring it in again: what is in already does not come twice."),
            tone=Tone.WAIT)),
        rx.cond(comes > 0, rx.el.p(start, class_name="mt-3"), nothing),
        rx.el.p(t("It cannot be undone with one press, so look well."), class_name="dim"),
        _report(),
    )  # fmt: skip


def _became() -> rx.Component:
    going = rx.fragment(
        meter(TABLE.share, sentence=ta("{done} of {total} rows", done=TABLE.done, total=TABLE.total)),
        rx.el.p(t("{done} of {total} rows", done=TABLE.done, total=TABLE.total), ". ",
                t("You may leave this page; it goes on."), class_name="dim"),
    )  # fmt: skip
    only = [("", N_("All")), *[(name, badge.text) for name, badge in BADGES.items()]]
    return section(
        t("What became of it"),
        rx.cond(TABLE.state == "running", going),
        _counts(),
        tabs(*[_only(name, text) for name, text in only], label=ta("Which ones")),
        _report(),
    )


def _only(name: str, text: str) -> rx.Component:
    return tab(t(text), current=TableState.chosen == name, on_click=TableState.show(name))


def _counts() -> rx.Component:
    counts = ((BADGES["added"], TALLY.added), (BADGES["updated"], TALLY.updated),
              (BADGES["skipped"], TALLY.skipped), (BADGES["failed"], TALLY.failed))  # fmt: skip
    shown = [rx.el.div(rx.el.dt(t(badge.text)), rx.el.dd(number)) for badge, number in counts]
    return rx.el.dl(*shown, class_name="counts-of-import")


def _report() -> rx.Component:
    columns = (
        Column(ta("Row"), lambda row: row.line, number=True, width=64, phone="bare"),
        Column(ta("About"), lambda row: row.label, width=220, look="name cut", phone="title"),
        Column(ta("What became of it"), lambda row: state_badge(row.outcome, BADGES), width=160, phone="end"),
        Column(ta("Why"), _why, phone="bare"),
    )
    rows = grid(ta("Rows"), columns, TableState.rows, row_id=lambda row: row.line, row_name=lambda row: row.label)
    whole = link_button(
        t("All rows as CSV"), href="/files/imports/" + TABLE.id + "/report.csv", icon="download", server=True
    )
    return rx.fragment(
        rx.cond(TableState.rows.length() > 0, rows, empty(t("No rows"), t("None of the rows ended like this."))),
        rx.el.p(whole, class_name="mt-3"),
    )


def _why(row: Any) -> rx.Component:
    cell = rx.cond(row.cell != "", rx.fragment(rx.el.strong(t(row.cell)), ": "))
    return rx.fragment(cell, rx.cond(row.reason != "", say(row.reason, row["values"])))
