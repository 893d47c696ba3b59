"""The five uses of a project portal can be played: who is on the demo's page comes in, and sees what was meant."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import tasks  # noqa: F401  registers what follows from what people do
from api import routes
from demo import asking, doors, projects, story, uses, work
from demo.firms import BUILDERS, CARE, CARETAKER, CATERER, FIRMS, Firm
from demo.story import Cast, do
from domain import installations
from domain.accounts import cookies
from domain.work import clock
from portal.frame import FrameState
from portal.messages.talk import TalkState
from portal.projects.state import ProjectsState, ProjectState
from portal.requests.drafting import DraftState
from portal.requests.state import NewRequestState, RequestsState, RequestState
from settings import settings
from tests.tab import Tab


@dataclass(frozen=True)
class Visitor:
    """Somebody who came in through the demo's page: a browser for plain pages, a tab for screens."""

    browser: TestClient
    tab: Tab
    first_page: str

    def project(self) -> Any:
        self.tab.open(self.first_page)
        return self.tab.shows(ProjectState, "project")

    def shows(self, name: str) -> Any:
        return self.tab.shows(ProjectState, name)


def played(firm: Firm) -> Cast:
    """The firm's projects and requests as `make run` writes them, without the years before."""
    now = clock().replace(microsecond=0)
    cast = story.found(firm, now - timedelta(days=60))
    story.all_come_in(cast, now - timedelta(days=50))
    projects.play(cast, now)
    asking.today(cast, now)
    work.tell([cast], now)
    return cast


def enter(who: str) -> Visitor:
    served = Starlette(routes=[*routes, *doors.routes])
    browser = TestClient(served, base_url=settings.address, follow_redirects=False)
    went = browser.post("/demo/enter", data={"email": who})
    assert went.status_code == 303, who
    token = browser.cookies.get(cookies.PORTAL)
    return Visitor(browser, Tab(cookie=f"{cookies.PORTAL}={token}"), went.headers["location"])


@pytest.fixture
def page(database) -> str:
    return TestClient(Starlette(routes=doors.routes), base_url=settings.address).get("/demo").text


def test_the_page_shows_each_use_with_its_people(page: str):
    for use in uses.USES:
        assert use.title in page
        known = {person.email for person in use.firm.staff} | {client.email for client in use.firm.clients}
        known |= {one.user_name for one in uses.visitors(use.firm)}
        assert set(use.people) <= known
        for who in use.people or known:
            assert f'value="{who}"' in page
    assert page.count("<h2><span") == len(uses.USES) + len([firm for firm in FIRMS if not firm.is_small])


def test_a_caterer_shows_its_shifts(database):
    played(CATERER)
    desk = enter("balie.dewaag")
    project = desk.project()
    assert project.title == "Lunches en ontvangsten De Waag"
    assert {visit.who for visit in desk.shows("visits")} == {"Sander Kuipers", "Yara Mertens"}
    assert (project.sees_planning, project.sees_hours, project.sees_documents) == (True, False, False)
    assert (desk.shows("days"), project.total, project.papers) == ([], "", [])
    assert desk.tab.shows(TalkState, "may_talk") is False
    manager = enter("zaal.dewaag")
    assert [paper.title for paper in manager.project().papers] == ["Draaiboek jubileumdiner"]
    assert len(manager.tab.shows(TalkState, "talk").said) == 2


def test_a_builder_shows_what_went_in(database):
    played(BUILDERS)
    guest = enter("bauherr.schneider")
    project = guest.project()
    assert project.total == "16"
    assert [used.name for used in project.material] == ["KVH 6 × 20", "Schwingfenster 78 × 118", "Unterspannbahn"]
    assert len(guest.shows("photos")) == 3
    assert (project.sees_planning, guest.shows("visits")) == (False, [])


def test_relatives_see_as_much_as_was_given(database):
    played(CARE)
    daughter, grandson = enter("dochter.ilse"), enter("kleinzoon.jef")
    project = daughter.project()
    assert any("Soep voor drie dagen" in note for day in daughter.shows("days") for note in day.notes)
    assert [paper.title for paper in project.papers] == ["Zorgplan"]
    project = grandson.project()
    assert {visit.title for visit in grandson.shows("visits")} >= {"Ochtendzorg", "Boodschappen en koken"}
    assert (project.sees_hours, project.sees_documents, grandson.shows("days"), project.papers) == (
        False,
        False,
        [],
        [],
    )
    assert {"/messages", "/documents", "/requests"} <= set(grandson.tab.shows(FrameState, "shut"))


def test_tenants_report_what_is_broken(database):
    """With the sticker on the gate; and the caretaker's own kind of request is among those offered."""
    cast = played(CARETAKER)
    record = cast.records["verwaltung@ahornhof.example"]
    gate = next(one for one in do(cast.office, installations.of_customer, record) if one.name == "Tiefgaragentor")
    tenant = enter("mieter.ahornhof")
    assert tenant.project().sees_planning is False
    assert f'href="/s/{gate.sticker}">Tiefgaragentor<' in tenant.browser.get("/demo").text
    scanned = tenant.browser.get(f"/s/{gate.sticker}")
    tenant.tab.open(scanned.headers["location"])
    counter = tenant.tab.shows(NewRequestState, "counters")[0]
    kinds = {kind.name: kind.id for kind in counter.kinds}
    assert "Zusatzleistung" in kinds
    tenant.tab.fire(NewRequestState.begin, kind_id=kinds["Zusatzleistung"])
    tenant.tab.open(tenant.tab.went[-1])
    assert tenant.tab.shows(DraftState, "draft").about == "Tiefgaragentor"
    tenant.tab.fire(DraftState.write, field="text", text="Bitte ein Schild am Tor.")
    tenant.tab.fire(DraftState.check).fire(DraftState.send)
    tenant.tab.open(tenant.tab.went[-1])
    assert tenant.tab.shows(RequestState, "request").status == "sent"
    asked = tenant.tab.open("/requests").shows(RequestsState, "rows")
    assert len(asked) >= 2


def test_a_client_with_several_projects_sees_all_of_them(database):
    played(BUILDERS)
    client = enter("buero@rheinblick.example")
    client.tab.open("/projects")
    titles = {one.title for one in client.tab.shows(ProjectsState, "projects")}
    assert titles == {"Carport Rheinufer 3", "Geschossdecke Rheinufer 5", "Gauben Rheinufer 7"}


def test_no_two_guests_share_a_user_name():
    names = [one.user_name for firm in FIRMS for one in uses.visitors(firm)]
    assert len(names) == len(set(names))
    assert len(names) >= 11
