"""What the page of one project shows, read in one piece of work."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from backoffice.projects.state import choices
from backoffice.projects.words import SHORT
from domain import customers, documents, facts, hours, planning, projects
from domain.access import Right
from domain.hours import DayHours
from domain.projects import Guest, ProjectFull
from domain.work import Work
from models.project import PlanningItem
from ui.ask import reading
from ui.facts import FactShape, fact_shapes
from ui.lines import Choice

SHOWN = 12


@dataclass(frozen=True)
class ProjectShape:
    """The project; field names are those of the form, days ISO dates."""

    id: str = ""
    number: str = ""
    title: str = ""
    customer: str = ""
    customer_id: str = ""
    address_id: str = ""
    site: str = ""
    order_id: str = ""
    order_number: str = ""
    lead_id: str = ""
    lead_name: str = ""
    info: str = ""
    greeting: str = ""
    status: str = "planned"
    progress: int = 0
    starts_on: str = ""
    ends_on: str = ""
    portal_open: bool = False
    opened_by_customer: bool = False
    is_open: bool = False
    revision: int = 0
    can_edit: bool = False


@dataclass(frozen=True)
class MateShape:
    id: str = ""
    name: str = ""
    is_lead: bool = False


@dataclass(frozen=True)
class VisitShape:
    """A visit or shift; `day`, `begins` and `ends` are what the clock of the place says."""

    id: str = ""
    kind: str = "visit"
    title: str = ""
    day: str = ""
    begins: str = ""
    ends: str = ""
    starts_at: str = ""
    staff_id: str = ""
    staff: str = ""
    note: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    is_past: bool = False


@dataclass(frozen=True)
class GuestShape:
    """An account of the project. `words`: msgids of what it sees; `access`: active, waiting, ended."""

    id: str = ""
    user_name: str = ""
    name: str = ""
    rights: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    access: str = "active"
    seen_at: str = ""


@dataclass(frozen=True)
class DayShape:
    """Hours of one day: how many ("7:30"), who, and what they wrote about it."""

    day: str = ""
    hours: str = ""
    who: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class MaterialShape:
    name: str = ""
    quantity: float = 0
    unit: str = ""


@dataclass(frozen=True)
class FileShape:
    id: str = ""
    title: str = ""
    at: str = ""


@dataclass(frozen=True)
class Whole:
    """Everything on the page."""

    project: ProjectShape = ProjectShape()
    addresses: list[Choice] = field(default_factory=list)
    colleagues: list[Choice] = field(default_factory=list)
    team: list[MateShape] = field(default_factory=list)
    visits: list[VisitShape] = field(default_factory=list)
    link: str = ""
    guests: list[GuestShape] = field(default_factory=list)
    known: list[Choice] = field(default_factory=list)
    days: list[DayShape] = field(default_factory=list)
    hours: str = ""
    material: list[MaterialShape] = field(default_factory=list)
    files: list[FileShape] = field(default_factory=list)
    facts: list[FactShape] = field(default_factory=list)
    sees_files: bool = False
    can_look: bool = False
    can_look_as_customer: bool = False
    kept_out: str = ""  # the names of who has access at the customer, but may not see projects


@reading
def whole(work: Work, project_id: str) -> Whole:
    full = projects.by_id(work, project_id)
    addresses, colleagues = choices(work, str(full.customer_id))
    return Whole(
        project=project_shape(full),
        addresses=addresses,
        colleagues=colleagues,
        team=[MateShape(str(mate.id), mate.name, mate.is_lead) for mate in projects.team(work, full.id)],
        visits=[visit_shape(item, work.now) for item in planning.of_project(work, full.id)],
        facts=fact_shapes(facts.about_project(work, full.id, limit=40)),
        **_looks(work, full),
        **_worked(work, full),
        **_guests(work, full),
        **_files(work, full),
    )


def _looks(work: Work, full: ProjectFull) -> dict[str, Any]:
    """As whom a colleague may look: as an account, and as the customer where both may come in; and who may not."""
    can_look = work.actor.may(Right.LOOK_AS_CUSTOMER)
    comes_in = can_look and full.is_open and customers.by_id(work, full.customer_id).portal_enabled
    kept_out = customers.without(work, full.customer_id, Right.SEE_PROJECTS) if full.is_open else []
    names = ", ".join(seat.name or seat.email for seat in kept_out)
    return {"can_look": can_look, "can_look_as_customer": comes_in, "kept_out": names}


def _worked(work: Work, full: ProjectFull) -> dict[str, Any]:
    return {
        "hours": written(hours.totals(work, full.id).minutes),
        "days": [day_shape(day) for day in hours.by_day(work, full.id, days=SHOWN)[0]],
        "material": [
            MaterialShape(one.name, one.quantity_milli / 1000, one.unit) for one in hours.material(work, full.id)
        ],
    }


def _guests(work: Work, full: ProjectFull) -> dict[str, Any]:
    if not full.can_edit:
        return {}
    known = [Choice(str(one.id), f"{one.name} ({one.user_name})") for one in projects.known_guests(work, full.id)]
    guests = [guest_shape(one) for one in projects.guests(work, full.id)]
    return {"guests": guests, "known": known, "link": projects.link(work, full.id)}


def _files(work: Work, full: ProjectFull) -> dict[str, Any]:
    if not work.actor.may(Right.SEE_DOCUMENTS):
        return {}
    papers, photos = (documents.of_project(work, full.id, photos=are, size=SHOWN).rows for are in (False, True))
    files = [FileShape(str(row.id), row.title, row.created_at.isoformat()) for row in (*papers, *photos)]
    return {"files": files, "sees_files": True}


def project_shape(full: ProjectFull) -> ProjectShape:
    names = ("number", "title", "customer", "site", "order_number", "lead_name", "info", "greeting", "progress",
             "portal_open", "opened_by_customer", "is_open", "revision", "can_edit")  # fmt: skip
    ids = ("id", "customer_id", "address_id", "order_id", "lead_id")
    values: dict[str, Any] = {name: getattr(full, name) for name in names}
    values |= {name: str(getattr(full, name) or "") for name in ids}
    return ProjectShape(
        **values,
        status=full.status.value,
        starts_on=full.starts_on.isoformat() if full.starts_on else "",
        ends_on=full.ends_on.isoformat() if full.ends_on else "",
    )


def visit_shape(item: PlanningItem, now: datetime) -> VisitShape:
    begins, ends = (at.astimezone(ZoneInfo(item.zone)) for at in (item.starts_at, item.ends_at))
    return VisitShape(
        id=str(item.id),
        kind=item.kind.value,
        title=item.title,
        day=begins.date().isoformat(),
        begins=f"{begins:%H:%M}",
        ends=f"{ends:%H:%M}",
        starts_at=item.starts_at.isoformat(),
        staff_id=str(item.staff_id or ""),
        staff=item.staff_name,
        note=item.note,
        sequence=item.sequence,
        is_cancelled=item.cancelled_at is not None,
        is_past=item.ends_at < now,
    )


def day_shape(day: DayHours) -> DayShape:
    who = ", ".join(f"{person.name} {written(person.minutes)}" for person in day.people)
    return DayShape(day.day.isoformat(), written(day.minutes), who, list(day.notes))


def written(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"


def guest_shape(one: Guest) -> GuestShape:
    rights = sorted(one.rights & {Right(name) for name in SHORT})
    access = "ended" if one.ended_at else "active" if one.seen_at else "waiting"
    return GuestShape(
        id=str(one.id),
        user_name=one.user_name,
        name=one.name,
        rights=[right.value for right in rights],
        words=[text for name, text in SHORT.items() if name in rights],
        access=access,
        seen_at=one.seen_at.isoformat() if one.seen_at else "",
    )
