"""Hours and material of a project, as a part of its page: `load=[…, HoursState.load]` and `hours_block()`."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import named_in
from domain import hours
from domain.access import Right
from domain.hours import MaterialRow, TimeRow
from domain.work import Work
from ui.ask import ask, reading
from ui.clock import clock_text
from ui.gated import ForStaff
from ui.language import Number, When, t, ta
from ui.parts import Column, each, empty, grid, icon_button, pager, section
from ui.sheets import sheet

SIZE = 10


@dataclass(frozen=True)
class HoursLine:
    """An entry; `hours` is "" while it runs."""

    id: str = ""
    day: str = ""
    name: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    hours: str = ""
    note: str = ""


@dataclass(frozen=True)
class PersonLine:
    name: str
    hours: str


@dataclass(frozen=True)
class MaterialLine:
    """One line of material; `is_open` says that this colleague may take it back."""

    id: str
    name: str
    quantity: float
    unit: str
    day: str
    by: str
    is_open: bool


@dataclass(frozen=True)
class HoursShape:
    total: str = "0:00"
    people: list[PersonLine] = field(default_factory=list)
    lines: list[HoursLine] = field(default_factory=list)
    material: list[MaterialLine] = field(default_factory=list)
    newer: str = ""
    older: str = ""


class HoursState(ForStaff, rx.State):
    shown: HoursShape = HoursShape()
    _project: str = ""

    @rx.event
    async def load(self):
        """For the project that the page is about."""
        self._project = named_in(self)
        await self._turn("", "")

    @rx.event
    async def turn(self, after: str, before: str):
        await self._turn(after, before)

    @rx.event
    async def take_back(self, id: str):
        """That material was not used after all."""
        await ask(self, hours.take_back, id)
        await self._turn("", "")

    async def _turn(self, after: str, before: str) -> None:
        self.shown = await ask(self, _read, self._project, after, before, shape=lambda found: found)


@reading
def _read(work: Work, project_id: str, after: str, before: str) -> HoursShape:
    totals = hours.totals(work, project_id)
    page = hours.of_project(work, project_id, after=after or None, before=before or None, size=SIZE)
    is_any_ones = work.actor.may(Right.EDIT_PROJECTS)
    used = hours.material_used(work, project_id)
    return HoursShape(
        total=clock_text(totals.minutes),
        people=[PersonLine(one.name, clock_text(one.minutes)) for one in totals.people],
        lines=[_line(row) for row in page.rows],
        material=[_material(row, is_open=is_any_ones or row.staff_id == work.actor.id) for row in used],
        newer=page.newer or "",
        older=page.older or "",
    )


def _line(row: TimeRow) -> HoursLine:
    return HoursLine(
        id=str(row.id),
        day=row.day.isoformat(),
        name=row.staff_name,
        starts=row.started_at.isoformat(),
        ends=row.ended_at.isoformat() if row.ended_at else "",
        zone=row.zone,
        hours=clock_text(row.minutes) if row.ended_at else "",
        note=row.note,
    )


def _material(row: MaterialRow, *, is_open: bool) -> MaterialLine:
    day, quantity = row.used_on.isoformat(), row.quantity_milli / 1000
    return MaterialLine(str(row.id), row.name, quantity, row.unit, day, row.staff_name, is_open)


SHOWN: Any = HoursState.shown


def _span(row: Any) -> rx.Component:
    ends = rx.cond(row.ends != "", When(row.ends, "time", zone=row.zone), rx.fragment())
    return rx.fragment(When(row.starts, "time", zone=row.zone), "–", ends)


def _day(row: Any) -> rx.Component:
    return rx.el.a(When(row.day, "day"), href="/office/hours/" + row.id, data_open="")


COLUMNS = (
    Column(ta("Day"), _day, width=130, phone="title"),
    Column(ta("Who"), lambda row: row.name, width=180, phone="bare"),
    Column(ta("From, to"), _span, width=130, phone="bare"),
    Column(ta("What was done"), lambda row: row.note, look="cut", phone="bare"),
    Column(ta("Hours"), lambda row: rx.cond(row.hours != "", row.hours, t("runs")), number=True, width=90, phone="end"),
)


def hours_block() -> rx.Component:
    """Sum, people, entries with the way to correct each, and material."""
    people = rx.el.p(*each(SHOWN.people, lambda one: rx.el.span(one.name, " ", one.hours)), class_name="people-hours")
    turns: dict[str, Any] = {"on_newer": HoursState.turn("", SHOWN.newer), "on_older": HoursState.turn(SHOWN.older, "")}
    entries = rx.fragment(
        people, grid(ta("Hours"), COLUMNS, SHOWN.lines), pager(None, newer=SHOWN.newer, older=SHOWN.older, **turns)
    )
    none = empty(t("No hours yet"), t("Colleagues of the team start their clock on the phone, under My day."))
    return rx.fragment(
        sheet("day"),
        section(t("Hours"), rx.cond(SHOWN.lines.length() > 0, entries, none), aside=SHOWN.total),
        rx.cond(SHOWN.material.length() > 0, section(t("Material used"), _used())),
    )


def _used() -> rx.Component:
    def one(used: Any) -> rx.Component:
        undo = icon_button("undo", ta("Take back"), size="sm", on_click=HoursState.take_back(used.id))
        return rx.el.li(
            rx.el.span(used.name),
            rx.el.span(Number(used.quantity, digits=3), " ", used.unit),
            rx.el.span(When(used.day, "day"), ", ", used.by, class_name="dim"),
            rx.cond(used.is_open, undo),
            class_name="used",
        )

    return rx.el.ul(*each(SHOWN.material, one))
