"""Projects in the demo, for the five uses of a project portal: made by the actions, so that each can be played.

A builder shows the hours and material that went in, a cleaning firm its shifts, a care service informs relatives, a
caretaker's customers file orders, and one client has several projects, opened all at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from demo import clock
from demo.story import Cast, do
from domain import companies, customers, planning, projects
from domain.access import PROJECT_RIGHTS, Right
from domain.accounts import Browser, choose_first_password, sign_in_by_name, sign_out
from domain.companies import ProjectsForm
from domain.planning import PlanForm
from domain.projects import ProjectForm
from models.account import StaffMember
from models.company import ProjectWord
from models.project import PlanningKind, ProjectStatus

PASSWORD = "zelf gekozen"  # noqa: S105  the demo lets everybody in anyway
DESK = Browser("192.0.2.21", "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 Chrome/156.0 Mobile", "nl")


@dataclass(frozen=True)
class Visitor:
    """Somebody with a user name; `about` says in a few words what the account shows."""

    user_name: str
    name: str
    about: str
    rights: frozenset[Right]


@dataclass(frozen=True)
class Visit:
    """`day` counts from today; several `weeks` make a series."""

    title: str
    day: int
    begins: str
    ends: str
    kind: PlanningKind = PlanningKind.VISIT
    weeks: int = 0


@dataclass(frozen=True)
class Work:
    """A project of one client of a firm, as it stands today."""

    client: str
    title: str
    info: str
    progress: int
    visits: tuple[Visit, ...]
    visitors: tuple[Visitor, ...] = ()


@dataclass(frozen=True)
class Portfolio:
    """What a firm shows: `opens_all` names clients whose record opens all their projects."""

    word: ProjectWord
    works: tuple[Work, ...]
    opens_all: tuple[str, ...] = ()


_SHIFT = PlanningKind.SHIFT
PORTFOLIOS = {
    "vanhouten": Portfolio(
        ProjectWord.PROJECT,
        (
            Work(
                "jeroen@degraaf.example", "Badkamer en warmtepomp",
                "Welkom. Hier volgt u het werk aan uw badkamer; bel gerust als er iets onduidelijk is.", 45,
                (
                    Visit("Leidingwerk badkamer", -2, "08:00", "16:30"),
                    Visit("Buitenunit plaatsen", 2, "08:00", "12:00"),
                    Visit("Inregelen en uitleg", 9, "13:00", "15:00"),
                ),
                (
                    Visitor("marja.degraaf", "Marja de Graaf", "everything of one project", PROJECT_RIGHTS),
                    Visitor(
                        "architect.smit", "Bram Smit", "planning and documents",
                        frozenset({Right.SEE_PLANNING, Right.SEE_DOCUMENTS}),
                    ),
                ),
            ),
        ),
    ),
    "zimmereiberger": Portfolio(
        ProjectWord.PROJECT,
        (
            Work(
                "schneider@familie.example", "Dachausbau Ahornweg",
                "Hier sehen Sie jederzeit, wie viele Stunden und welches Material in Ihrem Dach stecken.", 60,
                (Visit("Dachfenster einbauen", 1, "07:30", "16:00"), Visit("Dämmung einblasen", 3, "07:30", "13:00")),
                (
                    Visitor(
                        "bauherr.schneider", "Thomas Schneider", "working times and material",
                        frozenset({Right.SEE_HOURS, Right.SEE_DOCUMENTS}),
                    ),
                ),
            ),
            Work("buero@rheinblick.example", "Carport Rheinufer 3", "", 20, (Visit("Aufmaß", 4, "09:00", "10:00"),)),
            Work(
                "buero@rheinblick.example", "Geschossdecke Rheinufer 5", "", 0,
                (Visit("Vorbesprechung", 6, "14:00", "15:00"),),
            ),
            Work("buero@rheinblick.example", "Gauben Rheinufer 7", "", 100, (Visit("Abnahme", -20, "10:00", "11:00"),)),
        ),
        opens_all=("buero@rheinblick.example",),
    ),
    "blinkwerk": Portfolio(
        ProjectWord.ORDER,
        (
            Work(
                "praktijk@maastanden.example", "Schoonmaak praktijk",
                "Hier ziet u welke dienst wanneer komt. Iets extra's nodig? Zet het als nieuwe aanvraag neer.", 0,
                (
                    Visit("Avondploeg", 1, "18:30", "21:00", _SHIFT, weeks=8),
                    Visit("Glasbewassing binnen", 10, "07:00", "09:00", _SHIFT),
                ),
                (
                    Visitor(
                        "balie.maastanden", "Receptie tandartsen", "shifts, and new orders",
                        frozenset({Right.SEE_PLANNING, Right.MAKE_REQUESTS, Right.TALK}),
                    ),
                ),
            ),
            Work(
                "peter@vandenberg.example", "Hulp aan huis, mevrouw Van den Berg",
                "Voor de familie: wie er komt en hoe het gaat.", 0,
                (Visit("Hulp in de huishouding", 1, "09:30", "11:30", _SHIFT, weeks=8),),
                (
                    Visitor(
                        "dochter.ineke", "Ineke van den Berg", "relatives see who comes, and talk",
                        frozenset({Right.SEE_PLANNING, Right.TALK}),
                    ),
                ),
            ),
        ),
    ),
}  # fmt: skip
VISITORS = {slug: tuple(one for work in kept.works for one in work.visitors) for slug, kept in PORTFOLIOS.items()}


def play(cast: Cast, now: datetime) -> None:
    """The projects of a firm as they stand today, with the accounts that look on."""
    portfolio = PORTFOLIOS.get(cast.firm.slug)
    if portfolio is None:
        return
    with clock.on(now - timedelta(days=25)):
        do(cast.admin, companies.change_projects, ProjectsForm(portfolio.word, projects_open=True))
        for work in portfolio.works:
            _begin(cast, work, now)
        for client in portfolio.opens_all:
            do(cast.office, projects.open_for_customer, cast.records[client], is_open=True)


def _begin(cast: Cast, work: Work, now: datetime) -> None:
    record = cast.records[work.client]
    address, staff = do(cast.office, customers.addresses, record)[0], do(cast.office, companies.staff)
    lead, hands = staff[0], staff[-1]
    form = ProjectForm(
        work.title, str(address.id), str(lead.id), (now - timedelta(days=20)).date().isoformat(), "", work.info
    )
    project = do(cast.office, projects.create, record, form)
    for visit in work.visits:
        do(cast.office, planning.add, project.id, _planned(visit, now, hands))
    status = ProjectStatus.DONE if work.progress == 100 else ProjectStatus.ACTIVE
    do(cast.office, projects.report, project.id, status=status, progress=work.progress)
    for visitor in work.visitors:
        _let_in(cast, project.id, visitor)


def _planned(visit: Visit, now: datetime, hands: StaffMember) -> PlanForm:
    day = (now + timedelta(days=visit.day)).date()
    form = PlanForm(visit.title, day.isoformat(), visit.begins, visit.ends, visit.kind, str(hands.id))
    last = day + timedelta(weeks=visit.weeks)
    return replace(form, weekly_until=last.isoformat()) if visit.weeks else form


def _let_in(cast: Cast, project_id: UUID, visitor: Visitor) -> None:
    """The account is made, and its first password changed: so one press lets the demo's guest in."""
    given = do(
        cast.office, projects.let_in, project_id, user_name=visitor.user_name, name=visitor.name, rights=visitor.rights
    )
    token = sign_in_by_name(given.user_name, given.password, DESK)
    assert isinstance(token, str)  # a first password opens nothing but the page to change it
    sign_out(choose_first_password(token, PASSWORD, DESK).token)
