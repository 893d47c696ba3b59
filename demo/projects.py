"""Projects in the demo, for the five uses of a project portal: made by the actions, so that each can be played."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from demo import archive, clock, story
from demo.portfolios import PORTFOLIOS, Visit, Visitor, Work
from demo.story import Cast, do
from domain import accounts, companies, customers, documents, hours, messages, planning, projects
from domain.accounts import Browser
from domain.companies import ProjectsForm
from domain.hours import EntryForm
from domain.planning import PlanForm
from domain.projects import ProjectForm
from models.base import new_id
from models.document import DocumentKind
from models.message import ThreadSubject
from models.project import ProjectStatus
from tasks.runner import run_due

PASSWORD = "zelf gekozen"  # noqa: S105  the demo lets everybody in anyway


def play(cast: Cast, now: datetime) -> None:
    """The projects of a firm as they stand today, with the accounts that look on."""
    portfolio = PORTFOLIOS.get(cast.firm.slug)
    if portfolio is None:
        return
    with clock.on(now - timedelta(days=25)):
        do(cast.admin, companies.change_projects, ProjectsForm(portfolio.word, projects_open=True))
        begun = [_begin(cast, work, now) for work in portfolio.works]
        for client in portfolio.opens_all:
            do(cast.office, projects.open_for_customer, cast.records[client], is_open=True)
    for project, work in zip(begun, portfolio.works, strict=True):
        _go_on(cast, project, work, now)


def _begin(cast: Cast, work: Work, now: datetime) -> UUID:
    record = cast.records[work.client]
    address = do(cast.office, customers.addresses, record)[0]
    begins = (now - timedelta(days=20)).date().isoformat()
    form = ProjectForm(work.title, str(address.id), str(cast.office.id), begins, "", work.info)
    project = do(cast.office, projects.create, record, form)
    for visit in work.visits:
        do(cast.office, planning.add, project.id, _planned(cast, visit, now))
    status = ProjectStatus.DONE if work.progress == 100 else ProjectStatus.ACTIVE
    do(cast.office, projects.report, project.id, status=status, progress=work.progress)
    for title, text in work.papers:
        file = archive.file_of(cast.office, title, text)
        do(cast.office, documents.share, record, file, kind=DocumentKind.REPORT, title=title, project_id=project.id)
    for visitor in work.visitors:
        let_in(cast, project.id, visitor)
    return project.id


def _planned(cast: Cast, visit: Visit, now: datetime) -> PlanForm:
    day, who = (now + timedelta(days=visit.day)).date(), story.worker(cast, visit.who)
    form = PlanForm(visit.title, day.isoformat(), visit.begins, visit.ends, visit.kind, str(who.id))
    last = day + timedelta(weeks=visit.weeks)
    return replace(form, weekly_until=last.isoformat()) if visit.weeks else form


def let_in(cast: Cast, project_id: UUID, visitor: Visitor) -> None:
    """The account is made, and its first password changed: so one press lets the demo's guest in."""
    given = do(
        cast.office, projects.let_in, project_id, user_name=visitor.user_name, name=visitor.name, rights=visitor.rights
    )
    phone = Browser(f"2001:db8:{next(story.VISITS):x}::1", story.PHONE, "nl")
    token = accounts.sign_in_by_name(given.user_name, given.password, phone)
    assert isinstance(token, str)  # a first password opens nothing but the page to change it
    signed_in = accounts.choose_first_password(token, PASSWORD, phone)
    guest = accounts.visitor_with(signed_in.token, None).customer
    assert guest
    cast.guests[visitor.user_name] = guest
    accounts.sign_out(signed_in.token)


def _go_on(cast: Cast, project: UUID, work: Work, now: datetime) -> None:
    """What was worked, with the notes about it, and what was said since."""
    for visit in work.visits:
        if visit.said:
            with clock.on(_evening(now, visit.day)):
                day = (now + timedelta(days=visit.day)).date().isoformat()
                form = EntryForm(day, visit.begins, visit.ends, note=visit.said)
                do(story.worker(cast, visit.who), hours.enter, project, form)
    for number, (who, text) in enumerate(work.talk):
        with clock.on(now - timedelta(hours=20 - 2 * number)):
            actor = cast.guests[who] if who else cast.office
            do(actor, messages.send, ThreadSubject.PROJECT, project, text, client_key=str(new_id()))
    run_due()


def _evening(now: datetime, day: int) -> datetime:
    return (now + timedelta(days=day)).replace(hour=20, minute=0, second=0)
