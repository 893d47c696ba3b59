"""The doors of "view as the customer": in by a press at the office, out by a press, over by itself."""

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from domain import documents
from domain.access import HOUSE
from domain.accounts import cookies
from domain.documents.filing import file_pdf
from domain.work import work_as
from models.account import Look, WebSession
from models.document import DocumentKind
from tests.api.conftest import Knock
from tests.people import People, do


@pytest.fixture
def looking(knock: Knock, people: People) -> TestClient:
    """Sanne's browser, in which she looks as Alice; she is a customer somewhere herself, too."""
    browser = knock(office=people.sanne, portal=people.niels)
    data = {"customer": people.alice_customer, "membership": people.alice.seats[0].membership_id, "path": "/quotes"}
    begun = browser.post("/office/look", data=data)
    assert (begun.status_code, begun.headers["location"]) == (303, "/quotes")
    cookie = begun.headers["set-cookie"]
    assert cookies.LOOK in cookie
    assert "HttpOnly" in cookie
    assert "Max-Age=900" in cookie
    return browser


def test_every_plain_page_says_so(looking: TestClient, people: People):
    page = looking.get("/plain")
    assert page.status_code == 200
    assert "Alice de Graaf" in page.text
    assert 'action="/office/look/end"' in page.text


def test_back_to_the_office(looking: TestClient, people: People):
    ended = looking.post("/office/look/end")
    assert ended.headers["location"] == f"/office/customers/{people.alice_customer}"
    assert looking.cookies.get(cookies.LOOK) is None
    assert 'action="/office/look/end"' not in looking.get("/plain").text
    assert looking.post("/language", data={"language": "de"}).status_code == 303, "as the customer she is herself"


def test_the_customers_own_session_is_not_signed_out(looking: TestClient, people: People):
    assert looking.post("/sign-out").status_code == 403
    with work_as(HOUSE, writes=False) as work:
        sessions = work.session.exec(select(WebSession).where(WebSession.account_id == people.niels.account_id)).all()
        assert [session.ended_at for session in sessions] == [None]


def test_downloads_are_as_the_customers(looking: TestClient, people: People):
    with work_as(people.sanne) as work:
        how = {"kind": DocumentKind.OTHER, "data": b"%PDF"}
        hers = file_pdf(work, customer_id=people.alice_customer, title="Hers", **how)
        hidden = file_pdf(work, customer_id=people.alice_customer, title="Hidden", shared=False, **how)
        his = file_pdf(work, customer_id=people.niels_customer, title="His", **how)
    assert looking.get(f"/files/documents/{hers.id}").status_code == 200
    assert do(people.sanne, documents.by_id, hers.id).opened_at is None
    for other in (hidden, his):
        assert looking.get(f"/files/documents/{other.id}").status_code == 404
        office = {"referer": "http://localhost:3000/office/documents"}
        assert looking.get(f"/files/documents/{other.id}", headers=office).status_code == 200, "from the office"


def test_nothing_is_sent_as_the_customer_but_the_office_goes_on(looking: TestClient, people: People):
    headers = {"x-file-name": "a.pdf", "x-file-size": "10"}
    assert looking.post("/api/files/parts", headers=headers).status_code == 403
    assert looking.post("/api/files/parts?door=office", headers=headers).status_code == 201


def test_when_it_is_over_the_browser_lets_go(looking: TestClient, people: People):
    with work_as(HOUSE) as work:
        look = work.session.exec(select(Look)).one()
        look.expires_at = look.created_at
    assert looking.get("/sign-in?next=/quotes").headers["location"] == "/look/over"
    over = looking.get("/look/over")
    assert over.status_code == 200
    assert looking.cookies.get(cookies.LOOK) is None
    assert looking.get("/look/over").headers["location"] == "/"


def test_who_may_not(knock: Knock, people: People):
    data = {"customer": people.alice_customer}
    assert knock(office=people.technician).post("/office/look", data=data).status_code == 403
    assert knock(office=people.stranger).post("/office/look", data=data).status_code == 404
    assert knock(portal=people.niels).post("/office/look", data=data).headers["location"].startswith("/office/sign-in")
