"""What a customer has around the papers: a project with work on it, requests, a conversation, an installation."""

import tempfile
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

from demo.firms import Client
from demo.story import Cast, come_in, do
from domain import addresses, customers, hours, imports, installations, messages, planning, projects, requests
from domain.access import Actor
from domain.hours import EntryForm
from domain.installations import InstallationForm
from domain.planning import PlanForm
from domain.projects import ProjectForm
from domain.work import clock
from models.imports import ImportKind
from models.message import ThreadSubject


def a_life(cast: Cast, client: Client) -> dict[str, str]:
    """One of each; gives the ids as the addresses of screens name them."""
    person, record = come_in(cast, client), cast.records[client.email]
    place = do(cast.office, customers.addresses, record)[0]
    do(cast.office, installations.add, record, InstallationForm("Ketel", address_id=place.id))
    return {
        "address_key": do(person, addresses.mine)[0].key,
        "part": "documents",
        "import_id": _import(cast),
        **_project(cast, record),
        **_requests(cast, person, record),
        "thread_id": _conversation(cast, person, record),
    }


def _project(cast: Cast, record: UUID) -> dict[str, str]:
    project = do(cast.office, projects.create, record, ProjectForm("Administratie overzetten"))
    do(cast.office, projects.open_portal, project.id, is_open=True)
    today = clock().date()
    visit = PlanForm("Op kantoor langskomen", (today + timedelta(days=3)).isoformat(), "09:00", "10:30")
    do(cast.office, planning.add, project.id, visit)
    worked = EntryForm((today - timedelta(days=1)).isoformat(), "09:00", "11:30", note="Balans overgezet")
    entry = do(cast.office, hours.enter, project.id, worked)
    return {"project_id": str(project.id), "entry_id": str(entry.id)}


def _requests(cast: Cast, person: Actor, record: UUID) -> dict[str, str]:
    sent_kind, draft_kind = do(cast.admin, requests.types)[:2]
    draft = do(person, requests.begin, sent_kind.id, record)
    said = {"text": "Kunt u mij helpen?"} | dict.fromkeys(draft.gaps, "Ja")
    draft = do(person, requests.write, draft.id, draft.revision, said)
    sent = do(person, requests.send, draft.id, draft.revision)
    resting = do(person, requests.begin, draft_kind.id, record)
    return {"request_id": str(sent.id), "draft_id": str(resting.id), "type_id": str(sent_kind.id)}


def _conversation(cast: Cast, person: Actor, record: UUID) -> str:
    about = ThreadSubject.CUSTOMER, record
    said = do(person, messages.send, *about, "Wanneer is het klaar?", client_key=str(uuid4()))
    do(cast.office, messages.send, *about, "Volgende week dinsdag.", client_key=str(uuid4()))
    return str(said.thread_id)


def _import(cast: Cast) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "klanten.csv"
        path.write_text("Naam;E-mail\nFam. Voorbeeld;voorbeeld@thuis.example\n")
        return str(do(cast.admin, imports.receive, ImportKind.CUSTOMERS, name=path.name, path=path).id)
