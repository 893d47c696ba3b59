"""A day at work, read in one piece: where to go, what runs, what was written down."""

from datetime import date, timedelta

from backoffice.day.shapes import (
    ChoiceShape,
    DayShape,
    clock_shape,
    entry_shape,
    place_shape,
    stop_shape,
)
from domain import companies, hours, planning
from domain.access import Right
from domain.papers import today
from domain.work import Work
from models.account import StaffMember
from ui.ask import reading
from ui.clock import clock_text

AHEAD, ONE_DAY = timedelta(days=7), timedelta(days=1)


@reading
def whole(work: Work, who: str = "", day: str = "") -> DayShape:
    """My day, or for planners a colleague's; `day` is an ISO date, "" for today."""
    person, others = _person(work, who)
    now = today(work.now, companies.current(work).timezone)
    shown = _day(day) or now
    entries = hours.of_person(work, person.id, shown, shown)
    ahead = planning.of_person(work, person.id, shown, shown + AHEAD)
    return DayShape(
        day=shown.isoformat(),
        before=(shown - ONE_DAY).isoformat(),
        after=(shown + ONE_DAY).isoformat(),
        who=str(person.id),
        name=person.name,
        is_mine=person.id == work.actor.id,
        is_today=shown == now,
        clock=clock_shape(hours.running(work, person.id), work),
        stops=[stop_shape(visit) for visit in ahead if visit.day == shown],
        next=[stop_shape(visit) for visit in ahead if visit.day != shown and not visit.cancelled_at],
        worked=[entry_shape(row) for row in entries],
        total=clock_text(sum(row.minutes for row in entries)),
        places=[place_shape(place) for place in hours.workplaces(work, person.id)],
        others=others,
    )


def _person(work: Work, who: str) -> tuple[StaffMember, list[ChoiceShape]]:
    """Whose day it is. A colleague's is for who plans."""
    if not work.actor.may(Right.EDIT_PROJECTS):
        return work.get(StaffMember, work.actor.id), []
    staff = companies.staff(work)
    others = [ChoiceShape(str(person.id), person.name) for person in staff]
    wanted = next((person for person in staff if str(person.id) == who), None)
    return wanted or work.get(StaffMember, work.actor.id), others


def _day(text: str) -> date | None:
    """A day of this age; what somebody writes into the address bar may be anything."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
