"""Scenes with customers whom nobody met before: other journeys cannot change what is theirs."""

import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlmodel import select

from demo import story
from demo.firms import Client
from demo.story import Cast, do
from domain import customers, documents, hours, installations, invoices, planning, projects
from domain.access import HOUSE, Actor
from domain.hours import EntryForm, MaterialForm
from domain.installations import InstallationForm
from domain.lines import LineForm
from domain.planning import PlanForm
from domain.projects import ProjectForm
from domain.work import clock, work_as
from models.document import DocumentKind
from models.fact import Job
from models.message import Message
from tests.integrations.pictures import a_pdf, a_photo
from tests.journeys.casting import with_newcomer

TITLE = "Badkamer verbouwen"
VISIT, WORKED, MATERIAL = "Tegels zetten", "Leidingen gelegd", "Koperbuis 22 mm"
PLAN, PHOTO = "Plattegrond badkamer", "Badkamer dag 1"


def newcomer(firm: str, name: str, email: str, language: str = "nl") -> dict[str, Any]:
    """Somebody the firm wrote down, and no more."""
    cast, client = with_newcomer(firm, name, email, language)
    return {"customer": str(cast.records[client.email])}


def known_to(firms: list[str], name: str, email: str) -> dict[str, Any]:
    """Somebody with a quote and an invoice of each of these firms, who never came to the portal."""
    return {slug: _with_papers(*with_newcomer(slug, name, email)) for slug in firms}


def looked_after(firm: str, name: str, email: str, thing: str) -> dict[str, Any]:
    """Somebody with an installation of this name, and the sticker on it."""
    cast, client = with_newcomer(firm, name, email)
    record = cast.records[client.email]
    place = do(cast.office, customers.addresses, record)[0]
    made = do(cast.office, installations.add, record, InstallationForm(thing, address_id=place.id))
    return {"customer": str(record), "sticker": installations.address_of(made.sticker)}


def building_site(firm: str, name: str, email: str, days_ago: int = 1) -> dict[str, Any]:
    """A project with something of everything on it, open in the portal. Nobody works at two sites at once."""
    cast, client = with_newcomer(firm, name, email)
    record = cast.records[client.email]
    ends = clock().date() + timedelta(days=30)  # work without an end tells no progress
    project = do(cast.office, projects.create, record, ProjectForm(TITLE, ends_on=ends.isoformat()))
    do(cast.office, projects.open_portal, project.id, is_open=True)
    _work_on(cast, project.id, days_ago)
    with tempfile.TemporaryDirectory() as folder:
        for data, kind, title in (
            (a_pdf(), DocumentKind.MANUAL, PLAN), (a_photo(size=(640, 480)), DocumentKind.PHOTO, PHOTO),
        ):  # fmt: skip
            file = _file(cast.office, Path(folder), data, title)
            do(cast.office, documents.share, record, file, kind=kind, title=title, project_id=project.id)
    return {"customer": str(record), "project": str(project.id)}


def nobody_reads(text: str) -> dict[str, Any]:
    """The minutes pass after which somebody is told of this message; `is_time`: it is about to happen."""
    with work_as(HOUSE) as work:
        said = work.session.exec(select(Message).where(Message.text == text)).one()
        job = work.session.exec(select(Job).where(Job.dedup_key == f"messages.tell:{said.id}")).one_or_none()
        if job:
            job.due_at = work.now
    return {"is_time": job is not None}


SCENES = (newcomer, known_to, looked_after, building_site, nobody_reads)


def _with_papers(cast: Cast, client: Client) -> dict[str, str]:
    record, job = cast.records[client.email], cast.firm.jobs[0]
    story.offer(cast, client, job, clock())
    place = do(cast.office, customers.addresses, record)[0]
    draft = do(cast.office, invoices.create, record, title=job.title, address_id=place.id)
    draft = do(cast.office, invoices.add_line, draft.id, LineForm(job.title, "1", "240"), revision=draft.revision)
    issued = do(cast.office, invoices.issue, draft.id, revision=draft.revision)
    return {"customer": str(record), "quote": job.title, "invoice": issued.number}


def _work_on(cast: Cast, project_id: UUID, days_ago: int) -> None:
    today = clock().date()
    visit = PlanForm(VISIT, (today + timedelta(days=3)).isoformat(), "09:00", "10:30")
    do(cast.office, planning.add, project_id, visit)
    worked = EntryForm((today - timedelta(days=days_ago)).isoformat(), "08:00", "11:30", note=WORKED)
    do(cast.office, hours.enter, project_id, worked)
    do(cast.office, hours.use, project_id, MaterialForm(MATERIAL, "4", "m"))


def _file(person: Actor, folder: Path, data: bytes, name: str) -> UUID:
    path = folder / "file"
    path.write_bytes(data)
    return do(person, documents.receive, name=name, path=path).id
