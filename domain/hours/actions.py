"""A day at work: begin, pause, go on, stop. A press that arrives twice does once what it says."""

from uuid import UUID

from domain.access import Right, needs
from domain.hours import finding, rules
from domain.hours.correcting import written
from domain.hours.forms import EntryForm, EntryValues, entry_values
from domain.problems import Invalid, NotFound
from domain.texts import _
from domain.work import Work
from models.project import PlanningItem, Project, TimeEntry

SAY_WHEN = _("This has been running for more than 14 hours. Say when you really stopped.")


@needs(Right.LOG_HOURS)
def start(work: Work, project_id: UUID | str, *, planning_item_id: UUID | str | None = None) -> TimeEntry:
    """The clock runs from now. Where it runs already, that stays; somewhere else it must be stopped first."""
    project = finding.project_of(work, project_id)
    person = finding.colleague(work)
    running = finding.running_of(work, person.id)
    if running is not None and running.project_id == project.id:
        return running
    if running is not None:
        raise rules.RunsElsewhere(title=work.get(Project, running.project_id).title, since=running.started_at)
    zone = finding.zone_of(work, project.company_id)
    entry = TimeEntry(
        company_id=project.company_id,
        customer_id=project.customer_id,
        project_id=project.id,
        staff_id=person.id,
        staff_name=person.name,
        day=rules.day_of(work.now, zone),
        started_at=work.now,
        zone=zone,
        planning_item_id=_visit(work, planning_item_id, project),
        changed_at=work.now,
    )
    work.record("hours.started", work.add(entry), name=person.name)
    return entry


@needs(Right.LOG_HOURS)
def pause(work: Work, entry_id: UUID | str) -> TimeEntry:
    """The break begins."""
    entry = _running(work, entry_id)
    if entry.break_began_at is None:
        entry.break_began_at, entry.changed_at = work.now, work.now
        work.record("hours.paused", entry)
    return entry


@needs(Right.LOG_HOURS)
def resume(work: Work, entry_id: UUID | str) -> TimeEntry:
    """The break is over."""
    entry = _running(work, entry_id)
    if entry.break_began_at is not None:
        _end_break(entry, work)
        work.record("hours.resumed", entry)
    return entry


@needs(Right.LOG_HOURS)
def stop(work: Work, entry_id: UUID | str, form: EntryForm | None = None) -> TimeEntry:
    """The work is done for now. A clock that was forgotten is not believed: then the form says when it ended."""
    entry = finding.changeable(work, entry_id)
    if entry.ended_at is not None:
        return entry
    if form is None and rules.is_forgotten(entry, work.now):
        raise Invalid({"ends": SAY_WHEN})
    if form is None:
        if entry.break_began_at is not None:
            _end_break(entry, work)
        values = EntryValues(entry.started_at, work.now, entry.break_minutes, entry.note)
    else:
        values = entry_values(form, zone=entry.zone, now=work.now, entry=entry)
        finding.assert_free(work, entry.staff_id, values.started_at, values.ended_at, but=entry.id)
    written(work, entry, values)
    work.record("hours.stopped", entry, name=entry.staff_name, minutes=entry.minutes)
    return entry


@needs(Right.LOG_HOURS)
def note(work: Work, entry_id: UUID | str, text: str) -> TimeEntry:
    """What was done, in a few words that the customer reads."""
    entry = finding.changeable(work, entry_id)
    text = text.strip()
    if len(text) > rules.MOST_NOTE:
        raise Invalid({"note": _("This is too long.")})
    if text != entry.note:
        entry.note, entry.changed_at = text, work.now
        work.record("hours.noted", entry)
    return entry


def _running(work: Work, entry_id: UUID | str) -> TimeEntry:
    entry = finding.changeable(work, entry_id)
    if entry.ended_at is not None:
        raise rules.Over
    return entry


def _end_break(entry: TimeEntry, work: Work) -> None:
    assert entry.break_began_at
    entry.break_minutes += rules.whole_minutes(work.now - entry.break_began_at)
    entry.break_began_at, entry.changed_at = None, work.now


def _visit(work: Work, planning_item_id: UUID | str | None, project: Project) -> UUID | None:
    if not planning_item_id:
        return None
    item = work.get(PlanningItem, planning_item_id)
    if item.project_id != project.id:
        raise NotFound
    return item.id
