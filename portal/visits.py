"""A visit in a list: the day as a leaf, what for, from when to when, and who comes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import reflex as rx

from domain.planning import Visit
from ui.language import When, t
from ui.parts import Tone, day, pill, row


@dataclass(frozen=True)
class VisitShape:
    """`day` is an ISO date, `starts` and `ends` are moments in `zone`, "" where the firm tells the day only.

    `who` is "" while nobody was chosen.
    """

    id: str = ""
    title: str = ""
    note: str = ""
    day: str = ""
    starts: str = ""
    ends: str = ""
    zone: str = ""
    who: str = ""
    project: str = ""
    href: str = ""
    is_cancelled: bool = False
    is_past: bool = False


def visit_shape(visit: Visit, now: datetime) -> VisitShape:
    return VisitShape(
        id=str(visit.id),
        title=visit.title,
        note=visit.note,
        day=visit.day.isoformat(),
        starts=visit.starts_at.isoformat() if visit.has_times else "",
        ends=visit.ends_at.isoformat() if visit.has_times else "",
        zone=visit.zone,
        who=visit.staff_name,
        project=visit.project_title,
        href=f"/projects/{visit.project_id}",
        is_cancelled=visit.cancelled_at is not None,
        is_past=visit.ends_at < now,
    )


def visit_row(visit: Any, *, opens: bool = False) -> rx.Component:
    """`opens`: the row leads to the visit's project."""
    leaf = day(When(visit.day, "monthname"), When(visit.day, "number"))
    gone = rx.fragment(rx.el.s(visit.title), " ", pill(t("Called off"), tone=Tone.BAD, icon="x"))
    title = rx.cond(visit.is_cancelled, gone, visit.title)
    link = {"href": visit.href} if opens else {}
    note = rx.cond(visit.note != "", rx.el.span(visit.note, class_name="under"))
    return row(title, rx.fragment(visit_times(visit), note), lead=leaf, **link)


def visit_times(visit: Any) -> rx.Component:
    comes = rx.cond(visit.is_past, rx.fragment(visit.who), t("{name} comes", name=visit.who))
    who = rx.cond(visit.who != "", rx.fragment(", ", comes))
    span = (" ", When(visit.starts, "time", zone=visit.zone), "–", When(visit.ends, "time", zone=visit.zone))
    return rx.fragment(When(visit.day, "weekday"), rx.cond(visit.starts != "", rx.fragment(*span)), who)
