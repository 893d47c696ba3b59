"""What the screens of projects show: plain values, and only what this visitor may see."""

from dataclasses import dataclass, field

from domain.documents import ProjectPaper
from domain.hours import AtWork, DayHours, MaterialTotal, PersonHours, ProjectHours
from domain.projects import ProjectFull, ProjectRow
from models.project import ProjectStatus
from portal.paper import KINDS, PaperShape
from ui.clock import clock_text, sum_text


@dataclass(frozen=True)
class ProjectLine:
    """A project in the list; of work that goes on for ever no progress is told."""

    id: str
    title: str
    firm: str
    site: str
    status: str
    progress: int
    is_measured: bool


@dataclass(frozen=True)
class WaitingShape:
    """What the customer can decide in this project now."""

    id: str
    title: str
    until: str


@dataclass(frozen=True)
class PersonShape:
    """Somebody's hours: "7:30"."""

    name: str
    hours: str


@dataclass(frozen=True)
class DayShape:
    """A day of work; `share` is of the longest day shown, `who` names people with their hours."""

    day: str
    hours: str
    share: float
    who: str
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class AtWorkShape:
    name: str
    since: str
    zone: str
    is_pausing: bool


@dataclass(frozen=True)
class MaterialShape:
    name: str
    quantity: float
    unit: str


@dataclass(frozen=True)
class PhotoShape:
    id: str
    title: str
    at: str
    file: str


@dataclass(frozen=True)
class ProjectShape:
    """`week` of `weeks` is 0 without a first and last day; a part that may not be seen stays empty.

    `is_measured` is False for work that goes on for ever: it has no end, and nobody says how far it is. When it
    `is_over`, nothing more is awaited.
    """

    id: str = ""
    number: str = ""
    title: str = ""
    firm_id: str = ""
    status: str = ""
    progress: int = 0
    is_measured: bool = False
    has_begun: bool = False
    is_over: bool = False
    may_ask: bool = False
    site: str = ""
    lead: str = ""
    greeting: str = ""
    starts_on: str = ""
    ends_on: str = ""
    week: int = 0
    weeks: int = 0
    at: str = ""
    sees_planning: bool = False
    sees_hours: bool = False
    sees_documents: bool = False
    waiting: list[WaitingShape] = field(default_factory=list)
    total: str = ""
    people: list[PersonShape] = field(default_factory=list)
    at_work: list[AtWorkShape] = field(default_factory=list)
    material: list[MaterialShape] = field(default_factory=list)
    papers: list[PaperShape] = field(default_factory=list)


def line_shape(row: ProjectRow, firm: str) -> ProjectLine:
    return ProjectLine(str(row.id), row.title, firm, row.site, row.status.value, row.progress, _is_measured(row))


def head_of(project: ProjectFull) -> dict:
    """The columns of `ProjectShape` that the project itself gives."""
    return {
        "id": str(project.id),
        "number": project.number,
        "title": project.title,
        "firm_id": str(project.company_id),
        "status": project.status.value,
        "progress": project.progress,
        "is_measured": _is_measured(project),
        "is_over": project.status in (ProjectStatus.DONE, ProjectStatus.CANCELLED),
        "site": project.site,
        "lead": project.lead_name,
        "greeting": project.greeting,
        "starts_on": project.starts_on.isoformat() if project.starts_on else "",
        "ends_on": project.ends_on.isoformat() if project.ends_on else "",
    }


def hours_of(found: ProjectHours, material: tuple[MaterialTotal, ...]) -> dict:
    return {
        "total": sum_text(found.minutes),
        "people": [_person(one) for one in found.people],
        "at_work": [_at_work(one) for one in found.at_work],
        "material": [MaterialShape(one.name, one.quantity_milli / 1000, one.unit) for one in material],
    }


def day_shapes(days: tuple[DayHours, ...]) -> list[DayShape]:
    longest = max((day.minutes for day in days), default=0) or 1
    return [
        DayShape(
            day.day.isoformat(),
            clock_text(day.minutes),
            day.minutes / longest,
            ", ".join(f"{one.name} {clock_text(one.minutes)}" for one in day.people),
            list(day.notes),
        )
        for day in days
    ]


def paper_of(paper: ProjectPaper) -> PaperShape:
    is_picture = paper.media_type.startswith("image/")
    return PaperShape(
        id=str(paper.id),
        title=paper.title,
        kind=KINDS[paper.kind],
        mark="image" if is_picture else "doc",
        firm="",
        size_kb=max(1, paper.size // 1024),
        at=paper.created_at.isoformat(),
        is_picture=is_picture,
        is_new=False,
        file=f"/files/documents/{paper.id}",
        href=f"/documents/{paper.id}",
    )


def photo_of(paper: ProjectPaper) -> PhotoShape:
    return PhotoShape(str(paper.id), paper.title, paper.created_at.isoformat(), f"/files/documents/{paper.id}")


def _is_measured(project: ProjectRow | ProjectFull) -> bool:
    return project.progress > 0 or project.ends_on is not None


def _person(one: PersonHours) -> PersonShape:
    return PersonShape(one.name, clock_text(one.minutes))


def _at_work(one: AtWork) -> AtWorkShape:
    return AtWorkShape(one.name, one.since.isoformat(), one.zone, one.is_pausing)
