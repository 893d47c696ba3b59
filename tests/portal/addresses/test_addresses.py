"""The pages of addresses: what is there, what a right that was taken away leaves, and whom one lets in."""

from domain import addresses, customers, requests
from domain.access import Right
from domain.addresses import key_of
from portal.addresses.guests import GuestsState
from portal.addresses.moving import MovingState
from portal.addresses.state import AddressesState, AddressPartState, AddressState
from portal.frame import FrameState
from portal.home.state import HomeState
from tests.bills import an_invoice
from tests.domain.addresses.homes import a_paper, an_installation, an_old_job, at_the_other_firm, moved
from tests.domain.addresses.test_places import KEY
from tests.makers import a_sent_quote
from tests.people import People, do
from tests.requesting import a_request
from tests.tab import Tab

PAGE = f"/addresses/{KEY}"


def _address(tab: Tab):
    return tab.shows(AddressState, "address")


def test_an_address_shows_everything_of_every_firm(people: People):
    at_the_other_firm(people)
    a_sent_quote(people)
    an_invoice(people)
    a_paper(people, people.alice_customer, "Report")
    an_installation(people, people.alice_customer)
    tab = Tab(people.alice).open(PAGE)
    found = _address(tab)
    assert tab.problems == []
    assert (found.place.street, found.place.waiting, found.place.to_pay_cents) == ("Lindenlaan 12", 1, 12_100)
    assert {role.firm for role in found.place.roles} == {people.company.name, people.other_company.name}
    assert [len(part.rows) for part in (found.quotes, found.invoices)] == [1, 1]
    assert [thing.name for thing in found.things] == ["Boiler"]
    assert tab.shows(FrameState, "firm").id == "", "all firms are shown"


def test_one_firm_of_an_address_wears_its_own_look(people: People):
    at_the_other_firm(people)
    a_sent_quote(people)
    tab = Tab(people.alice).open(f"{PAGE}?firm={people.other_company.id}")
    assert tab.shows(FrameState, "firm").name == "Autohaus Berger"
    assert _address(tab).quotes.rows == []
    assert len(_address(tab).place.roles) == 2, "the others can be chosen"


def test_a_firm_one_has_nothing_with_narrows_nothing(people: People):
    a_sent_quote(people)
    tab = Tab(people.alice).open(f"{PAGE}?firm={people.other_company.id}")
    assert len(_address(tab).quotes.rows) == 1
    assert tab.shows(FrameState, "firm").name == "Van Houten Installatie"


def test_a_deep_link_opens_in_its_firm_even_when_another_was_chosen(people: People):
    at_the_other_firm(people)
    quote = a_sent_quote(people)
    tab = Tab(people.alice).open("/").fire(FrameState.choose, firm_id=str(people.other_company.id))
    tab.open(f"/quotes/{quote.id}")
    assert tab.shows(FrameState, "firm").name == "Van Houten Installatie"
    assert tab.shows(FrameState, "chosen") == str(people.company.id), "and its lists are next"
    tab.open("/").fire(FrameState.choose, firm_id="")
    tab.open(f"/quotes/{quote.id}").open("/")
    assert tab.shows(FrameState, "chosen") == "", "who looks at all firms goes on doing so"


def test_every_job_the_firm_ever_did_is_there_with_or_without_paper_and_price(people: People):
    paper = a_paper(people, people.alice_customer, "Slip")
    an_old_job(people, "Boiler placed", total_cents=231_000, document_id=paper)
    an_old_job(people, "Leak mended", total_cents=26_500)
    do(people.sanne, requests.make_order, a_request(people).id)
    rows = _address(Tab(people.alice).open(PAGE)).orders.rows
    assert [(row.title, row.state, row.has_amount, row.href) for row in rows] == [
        ("Repair", "under way", False, ""),
        ("Leak mended", "done", True, ""),
        ("Boiler placed", "done", True, f"/documents/{paper}"),
    ]


def test_all_of_a_part_a_page_at_a_time(people: People):
    for number in range(23):
        a_paper(people, people.alice_customer, f"Paper {number}")
    tab = Tab(people.alice).open(PAGE)
    assert (_address(tab).documents.has_more, len(_address(tab).documents.rows)) == (True, 4)
    tab.open(f"{PAGE}/documents")
    assert len(tab.shows(AddressPartState, "rows")) == 20
    tab.fire(AddressPartState.turn, after=tab.shows(AddressPartState, "older"))
    assert [row.title for row in tab.shows(AddressPartState, "rows")] == ["Paper 2", "Paper 1", "Paper 0"]


def test_somebody_elses_address_is_not_shown(people: People):
    moved(people.niels_customer, "Beukenlaan 3", "5616 AB")
    theirs = f"/addresses/{key_of('Beukenlaan 3', '5616 AB', 'NL')}"
    for path in (theirs, f"{theirs}/documents", "/addresses/5616AB", f"/addresses/{people.niels_customer}"):
        tab = Tab(people.alice).open(path)
        state = AddressPartState if path.endswith("documents") else AddressState
        assert tab.shows(state, "problem") != ""
        assert not tab.shows(state, "is_there")


def test_the_list_has_each_home_once(people: People):
    at_the_other_firm(people)
    (place,) = Tab(people.alice).open("/addresses").shows(AddressesState, "places")
    assert (place.key, len(place.roles)) == (KEY, 2)
    (card,) = Tab(people.alice).open("/").shows(HomeState, "addresses")
    assert card.key == KEY


def test_a_right_taken_away_is_gone_with_the_next_event(people: People):
    a_sent_quote(people)
    an_invoice(people)
    tab = Tab(people.alice).open(PAGE)
    seat = people.alice.seats[0].membership_id
    rights = frozenset({Right.SEE_DOCUMENTS})
    do(people.sanne, customers.set_rights, seat, rights=rights, approve_up_to_cents=None)
    tab.fire(AddressState.load)  # what the live channel does
    found = _address(tab)
    assert (found.quotes.rows, found.invoices.rows, found.place.to_pay_cents) == ([], [], 0)
    assert (found.inviting, found.may_give) == ([], [])
    do(people.sanne, customers.end_membership, seat)
    tab.fire(AddressState.load)
    assert (tab.shows(AddressState, "is_there"), _address(tab).place.street) == (False, "")


def test_somebody_is_let_in_changed_and_ended(people: People):
    tab = Tab(people.alice).open(PAGE)
    tab.fire(GuestsState.open_invite)
    tab.fire(GuestsState.invite, form={"name": "Hugo", "email": "hugo@home", "see_documents": True})
    assert "email" in tab.shows(GuestsState, "errors")
    assert tab.shows(GuestsState, "step") == "invite", "what was typed stays"
    tab.fire(GuestsState.invite, form={"name": "Hugo", "email": "hugo@home.example", "see_documents": True})
    (guest,) = _address(tab).guests
    assert (guest.name, guest.state, guest.rights) == ("Hugo", "invited", ["see_documents"])
    tab.fire(GuestsState.open_guest, guest_id=guest.id)
    tab.fire(GuestsState.save, form={"ask": True, "until": "2027-03-01"})
    assert (_address(tab).guests[0].rights, _address(tab).guests[0].until) == (["ask"], "2027-03-01")
    tab.fire(GuestsState.open_guest, guest_id=guest.id).fire(GuestsState.end)
    assert _address(tab).guests == []


def test_the_neighbour_cannot_end_whom_alice_let_in(people: People):
    tab = Tab(people.alice).open(PAGE)
    tab.fire(GuestsState.invite, form={"name": "Hugo", "email": "hugo@home.example", "see_documents": True})
    foreign = _address(tab).guests[0].id
    other = Tab(people.niels).open(PAGE).fire(GuestsState.open_guest, guest_id=foreign).fire(GuestsState.end)
    assert other.problems
    assert len(do(people.alice, addresses.guests, do(people.alice, addresses.by_key, KEY))) == 1


def test_staff_and_strangers_are_sent_nothing(people: People):
    for tab in (Tab(people.sanne).open(PAGE), Tab().open(PAGE)):
        assert not tab.knows(AddressState)
        assert not tab.knows(GuestsState)


def test_the_page_keeps_saying_that_one_moves_until_it_is_taken_back(people: People):
    at_the_other_firm(people)
    tab = Tab(people.alice).open(PAGE)
    tab.fire(MovingState.send, form={"on": "2027-01-01", "note": "To Breda"})
    found = _address(Tab(people.alice).open(PAGE))
    (told,) = found.moves
    assert {*told.firms.split(", ")} == {people.company.name, people.other_company.name}
    assert (told.on, told.note, told.is_noted, found.can_tell) == ("2027-01-01", "To Breda", False, False)
    Tab(people.alice).open(f"{PAGE}?firm={people.company.id}").fire(MovingState.take_back)
    found = _address(Tab(people.alice).open(PAGE))
    assert ([move.firms for move in found.moves], found.can_tell) == ([people.other_company.name], True)
    tab.fire(MovingState.take_back)
    assert _address(tab.open(PAGE)).moves == []
