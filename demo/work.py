"""Work on projects: who came and comes, what was done and used, and pictures of it. By the actions people call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zoneinfo import ZoneInfo

from demo import clock, story
from demo.portfolios import Visitor
from demo.projects import let_in
from demo.story import Cast, do
from domain import customers, documents, hours, planning, projects
from domain.access import Actor, Right
from domain.hours import EntryForm, MaterialForm
from domain.planning import PlanForm
from domain.projects import ProjectForm
from domain.work import Work
from models.project import ProjectStatus
from tasks.runner import run_due

PICTURES = Path(__file__).parent / "pictures"
WEEK = 5


@dataclass(frozen=True)
class Job:
    """What is done at one client: `days` back and on from today, each a title of a visit and a note about it."""

    slug: str
    client: int
    title: str
    progress: int
    info: str
    done: tuple[tuple[str, str], ...]
    to_come: tuple[str, ...]
    material: tuple[tuple[str, str, str], ...]
    photos: tuple[tuple[str, str], ...]
    visitors: tuple[Visitor, ...] = ()


JOBS = (
    Job(
        "vanhouten",
        0,
        "Vloerverwarming begane grond",
        60,
        "Hier volgt u het werk aan uw vloerverwarming. Wij werken tussen 8.00 en 16.30 uur; de sleutel hangt in het "
        "kastje.",
        (
            ("Vloer frezen, woonkamer", "Woonkamer voor de helft gefreesd, stof is afgezogen."),
            ("Vloer frezen, keuken", "Keuken gefreesd. Bij de achterdeur ligt een oude leiding, daar lopen we omheen."),
            ("Leidingen leggen", "Groepen 1 tot en met 4 liggen en zijn afgeperst."),
        ),
        ("Leidingen leggen, hal", "Verdeler plaatsen", "Afpersen en vullen", "Inregelen, samen met u"),
        (("Leiding 16 mm", "240", "m"), ("Verdeler, 6 groepen", "1", "st"), ("Tacker clips", "400", "st")),
        (("vloerverwarming.jpg", "Groepen 1 tot en met 4 liggen"), ("douche.jpg", "Aansluiting in de badkamer")),
    ),
    Job(
        "zimmereiberger",
        0,
        "Dachfenster Ahornweg 12",
        40,
        "Hier sehen Sie, wie weit wir mit Ihrem Dach sind und wer wann kommt.",
        (
            ("Gerüst stellen", "Gerüst steht, Garten bleibt frei."),
            ("Dachöffnung Nordseite", "Erste Öffnung ausgewechselt und abgedichtet."),
        ),
        ("Zweites Dachfenster einsetzen", "Innenfutter", "Gerüst abbauen"),
        (("Schwingfenster 78 × 118", "1", "Stk"), ("KVH 6 × 20", "8,5", "m"), ("Unterspannbahn", "12", "m²")),
        (("dachfenster.jpg", "Erstes Dachfenster sitzt"), ("holzrahmen.jpg", "Auswechslung"), ("gevel.jpg", "Gerüst")),
        (
            Visitor(
                "bauherr.schneider",
                "Thomas Schneider",
                "working times, material and photos",
                frozenset({Right.SEE_HOURS, Right.SEE_DOCUMENTS}),
            ),
        ),
    ),
)


def tell(casts: list[Cast], now: datetime) -> None:
    """The work of every firm that has some here."""
    for cast in casts:
        for job in JOBS:
            if job.slug == cast.firm.slug:
                _work(cast, job, now)


def _work(cast: Cast, job: Job, now: datetime) -> None:
    zone = ZoneInfo(cast.company.timezone)
    today = now.astimezone(zone).date()
    before = list(_workdays(today, -1, len(job.done)))
    with clock.on(datetime.combine(before[-1], now.timetz()) - timedelta(days=3)):
        who = story.worker(cast)
        project = _begun(cast, job, before[-1], today)
        for day, title in zip(reversed(before), (title for title, _note in job.done), strict=True):
            _visit(cast, project, day, title, who)
        for day, title in zip(_workdays(today - timedelta(days=1), 1, len(job.to_come)), job.to_come, strict=True):
            _visit(cast, project, day, title, who)
    for day, (_title, note) in zip(reversed(before), job.done, strict=True):
        with clock.on(datetime.combine(day, now.timetz()).replace(hour=18)):
            do(who, hours.enter, project, EntryForm(day.isoformat(), "8:00", "16:30", "30", note))
    with clock.on(datetime.combine(before[0], now.timetz()).replace(hour=19)):
        for name, quantity, unit in job.material:
            do(who, hours.use, project, MaterialForm(name, quantity, unit))
        for picture, title in job.photos:
            _photo(who, project, picture, title)
        run_due()


def _begun(cast: Cast, job: Job, first: date, today: date) -> UUID:
    """The project, open to its client and under way."""
    record = cast.records[cast.firm.clients[job.client].email]
    address = do(cast.office, _address, record)
    last = list(_workdays(today, 1, len(job.to_come)))[-1]
    days = {"starts_on": first.isoformat(), "ends_on": last.isoformat()}
    form = ProjectForm(job.title, address_id=address, lead_id=str(cast.office.id), info=job.info, **days)
    project = do(cast.office, projects.create, record, form).id
    do(cast.office, projects.report, project, status=ProjectStatus.ACTIVE, progress=job.progress)
    do(cast.office, projects.open_portal, project, is_open=True)
    for visitor in job.visitors:
        let_in(cast, project, visitor)
    return project


def _visit(cast: Cast, project: UUID, day: date, title: str, who: Actor) -> None:
    form = PlanForm(title, day.isoformat(), "08:00", "16:30", staff_id=str(who.id))
    do(cast.office, planning.add, project, form)


def _photo(who: Actor, project: UUID, picture: str, title: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / picture
        path.write_bytes((PICTURES / picture).read_bytes())
        file = do(who, documents.receive, name=picture, path=path)
    do(who, hours.add_photo, project, file.id, title=title)


def _address(work: Work, record: UUID) -> str:
    return str(customers.addresses(work, record)[0].id)


def _workdays(after: date, step: int, many: int) -> Iterator[date]:
    """So many days from Monday to Friday after (or with step -1 before) this one, the nearest first."""
    day = after
    while many:
        day += timedelta(days=step)
        if day.weekday() < WEEK:
            many -= 1
            yield day
