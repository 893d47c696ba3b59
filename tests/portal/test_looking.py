"""The real portal, as a colleague sees it with a customer's eyes."""

import pytest

from domain import documents
from domain.documents.filing import file_pdf
from domain.work import work_as
from models.document import DocumentKind
from portal.documents.state import DocumentsState, DocumentState
from portal.frame import FrameState
from portal.profile.state import ProfileState
from tests.looking import cookie_for
from tests.people import People, do
from tests.tab import Tab

PAGES = ("/", "/quotes", "/invoices", "/documents", "/profile")


@pytest.fixture
def tab(people: People) -> Tab:
    return Tab(cookie=cookie_for(people.sanne, people.alice_customer))


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_and_says_whose_eyes_these_are(people: People, tab: Tab, path: str):
    tab.open(path)
    assert tab.shows(FrameState, "looks_as") == "Alice de Graaf"
    assert (tab.problems, tab.told, tab.went) == ([], [], [])


def test_a_customers_own_visit_carries_no_band(people: People):
    assert Tab(people.alice).open("/").shows(FrameState, "looks_as") == ""


def test_reading_counts_for_nothing(people: People, tab: Tab):
    with work_as(people.sanne) as work:
        how = {"kind": DocumentKind.CONTRACT, "data": b"%PDF"}
        paper = file_pdf(work, customer_id=people.alice_customer, title="Contract", **how)
    tab.open(f"/documents/{paper.id}").fire(DocumentState.opened).fire(DocumentState.seen)
    assert (tab.problems, tab.shows(DocumentState, "document").title) == ([], "Contract")
    assert do(people.sanne, documents.by_id, paper.id).opened_at is None


def test_doing_is_refused_in_words(people: People, tab: Tab):
    tab.open("/documents").fire(DocumentsState.hand_in, ids=["x"])
    assert tab.told == ["You are only looking: nothing you do here counts. Go back to the office to do it yourself."]


def test_her_devices_and_browsers_stay_hers(people: People, tab: Tab):
    Tab(people.alice).open("/")
    tab.open("/profile")
    assert (tab.shows(ProfileState, "browsers"), tab.shows(ProfileState, "devices")) == ([], [])
    assert tab.shows(ProfileState, "account").email == "alice@home.example"


def test_an_open_tab_of_one_that_is_over_goes_to_the_door(people: People, tab: Tab):
    tab.open("/documents")
    gone = Tab(cookie=tab.cookie.replace("vd_look=", "vd_look=x")).open("/documents")
    assert set(gone.went) == {"/sign-in"}
    assert not gone.knows(DocumentsState)
