"""Hours written down afterwards, and put right."""

from datetime import date
from uuid import UUID

from domain.access import Right, needs
from domain.hours import finding, rules
from domain.hours.forms import EntryForm, EntryValues, entry_values
from domain.work import Work
from models.project import TimeEntry


@needs(Right.LOG_HOURS)
def enter(work: Work, project_id: UUID | str, form: EntryForm, *, staff_id: UUID | str | None = None) -> TimeEntry:
    """Hours worked without a clock: one's own, or by a planner those of a colleague."""
    project = finding.project_of(work, project_id)
    person = finding.colleague(work, staff_id)
    zone = finding.zone_of(work, project.company_id)
    values = entry_values(form, zone=zone, now=work.now)
    finding.assert_free(work, person.id, values.started_at, values.ended_at)
    entry = TimeEntry(
        company_id=project.company_id,
        customer_id=project.customer_id,
        project_id=project.id,
        staff_id=person.id,
        staff_name=person.name,
        day=date.min,
        started_at=values.started_at,
        zone=zone,
        changed_at=work.now,
    )
    rules.assert_may_change(work.actor, written(work, entry, values), work.now)
    work.record("hours.entered", work.add(entry), name=person.name, minutes=entry.minutes)
    return entry


@needs(Right.LOG_HOURS)
def correct(work: Work, entry_id: UUID | str, form: EntryForm) -> TimeEntry:
    """Put hours right, and stop the clock if it still ran."""
    entry = finding.changeable(work, entry_id)
    values = entry_values(form, zone=entry.zone, now=work.now, entry=entry)
    finding.assert_free(work, entry.staff_id, values.started_at, values.ended_at, but=entry.id)
    before = entry.minutes
    rules.assert_may_change(work.actor, written(work, entry, values), work.now)
    work.record("hours.corrected", entry, name=entry.staff_name, minutes=entry.minutes, before=before)
    return entry


@needs(Right.LOG_HOURS)
def remove(work: Work, entry_id: UUID | str) -> None:
    """Hours that were never worked: started by mistake, or written twice."""
    entry = finding.changeable(work, entry_id)
    work.record("hours.removed", entry, name=entry.staff_name, minutes=entry.minutes)
    work.session.delete(entry)


def written(work: Work, entry: TimeEntry, values: EntryValues) -> TimeEntry:
    """For the actions of this room: the columns of ended hours, with what follows from them."""
    entry.started_at, entry.ended_at = values.started_at, values.ended_at
    entry.break_minutes, entry.break_began_at, entry.note = values.break_minutes, None, values.note
    entry.day = rules.day_of(values.started_at, entry.zone)
    entry.minutes = rules.minutes_worked(values.started_at, values.ended_at, values.break_minutes)
    entry.changed_at = work.now
    return entry
