"""An address goes over: what is known of the house travels, money and names do not, and it happens once."""

from datetime import date

import pytest
from sqlmodel import select

from domain import addresses, customers, worklist
from domain.access import HOUSE, NotAllowed
from domain.addresses import rules
from domain.customers import AddressForm, CustomerForm
from domain.customers.rules import AddressInUse
from domain.problems import Invalid, NotFound
from domain.work import work_as
from models.customer import Address
from models.document import Document, DocumentKind
from models.fact import TodoKind
from models.installation import Installation
from models.project import Project, ProjectStatus
from tasks.runner import run_due
from tests.bills import an_invoice, an_order
from tests.domain.addresses.homes import a_paper, address_of, again, an_installation, moved
from tests.domain.addresses.test_places import KEY
from tests.makers import a_sent_quote
from tests.people import THEN, People, do


@pytest.fixture(autouse=True)
def niels_lives_elsewhere(people: People) -> None:
    """And buys Alice's house."""
    moved(people.niels_customer, "Beukenlaan 3", "5616 AB")


def _over(people: People, **how) -> Address:
    return do(people.sanne, addresses.hand_over, address_of(people.alice_customer).id, people.niels_customer, **how)


def _at(actor, key: str = KEY):
    return do(actor, addresses.by_key, key)


def test_the_technical_history_travels(people: People):
    boiler = an_installation(people, people.alice_customer)
    a_paper(people, people.alice_customer, "Inspection of the boiler", installation_id=boiler)
    with work_as(HOUSE, writes=False) as work:
        sticker = work.session.get_one(Installation, boiler).sticker
    _over(people)
    niels = again(people.niels)
    (thing,) = do(niels, addresses.installations, _at(niels))
    assert (thing.name, thing.sticker) == ("Boiler", sticker), "the sticker on the wall leads to the new people"
    (paper,) = do(niels, addresses.papers, _at(niels)).rows
    assert (paper.title, paper.opened_at) == ("Inspection of the boiler", None)
    with work_as(HOUSE, writes=False) as work:
        assert work.session.get_one(Document, paper.id).installation_id == thing.id


def test_money_and_everything_agreed_stays(people: People):
    a_sent_quote(people)
    an_invoice(people)
    a_paper(people, people.alice_customer, "Contract", DocumentKind.CONTRACT)
    a_paper(people, people.alice_customer, "Confirmation", DocumentKind.ORDER_CONFIRMATION)
    _over(people)
    niels = again(people.niels)
    place = _at(niels)
    assert do(niels, addresses.offers, place).rows == ()
    assert do(niels, addresses.bills, place).rows == ()
    assert do(niels, addresses.agreed, place).rows == ()
    assert do(niels, addresses.papers, place).rows == ()
    alice = again(people.alice)
    left = _at(alice)
    assert left.left_at is not None
    assert len(do(alice, addresses.offers, left).rows) == 1
    assert len(do(alice, addresses.bills, left).rows) == 1


def test_the_old_people_lose_the_home_and_keep_their_papers(people: People):
    an_installation(people, people.alice_customer)
    a_paper(people, people.alice_customer, "Report")
    _over(people)
    alice = again(people.alice)
    assert do(alice, addresses.installations, _at(alice)) == ()
    assert [row.title for row in do(alice, addresses.papers, _at(alice)).rows] == ["Report"]


def test_the_bytes_are_the_same_and_the_proof_of_approvals_stays(people: People):
    with work_as(HOUSE) as work:
        old = work.session.get_one(Document, a_paper(people, people.alice_customer, "Report"))
        before = old.model_dump()
    _over(people)
    with work_as(HOUSE, writes=False) as work:
        copy = work.session.exec(select(Document).where(Document.customer_id == people.niels_customer)).one()
        assert (copy.sha256, copy.file_id, copy.created_at) == (old.sha256, old.file_id, old.created_at)
        assert work.session.get_one(Document, old.id).model_dump() == before, "nothing of the old row was touched"


def test_what_tells_about_people_does_not_travel(people: People):
    quote = a_sent_quote(people)
    a_paper(people, people.alice_customer, "Photo with the quote", DocumentKind.PHOTO, quote_id=quote.id)
    a_paper(people, people.alice_customer, "Mine only", DocumentKind.PHOTO, personal_to=people.alice.account_id)
    a_paper(people, people.alice_customer, "Staff only", shared=False)
    a_paper(people, people.alice_customer, "Replaced")
    stays = a_paper(people, people.alice_customer, "Family at the boiler", DocumentKind.PHOTO)
    a_paper(people, people.alice_customer, "Roof", DocumentKind.PHOTO)
    with work_as(HOUSE) as work:
        old = work.session.exec(select(Document).where(Document.title == "Replaced")).one().id
    a_paper(people, people.alice_customer, "Newer", replaces_id=old, version=2)
    _over(people, without=[stays])
    niels = again(people.niels)
    assert {row.title for row in do(niels, addresses.papers, _at(niels)).rows} == {"Roof", "Newer"}


def test_the_new_people_read_what_was_done_and_when(people: People):
    an_order(people)
    with work_as(HOUSE) as work:
        work.add(
            Project(
                company_id=people.company.id, customer_id=people.alice_customer, number="P1", title="New roof",
                status=ProjectStatus.DONE, ends_on=date(2025, 5, 1), created_at=THEN,
            )
        )  # fmt: skip
    _over(people)
    niels = again(people.niels)
    jobs = [(job.title, job.on) for job in do(niels, addresses.before, _at(niels))]
    assert jobs == [("New boiler", THEN.date()), ("New roof", date(2025, 5, 1))]
    assert do(people.alice, addresses.before, _at(people.alice)) == ()


def test_history_goes_on_to_the_next_people(people: People):
    an_order(people)
    home = _over(people)
    third = do(people.sanne, customers.create, CustomerForm("Bea Derde", email="bea@home.example"))
    back = do(people.sanne, addresses.hand_over, home.id, third.id)
    with work_as(people.sanne, writes=False) as work:
        assert work.get(Address, back.id).customer_id == third.id
    found = do(people.sanne, addresses.inventory, back.id)
    assert [title for title, _on in found.jobs] == ["New boiler"]


def test_the_inventory_says_beforehand_what_goes(people: People):
    an_installation(people, people.alice_customer)
    a_paper(people, people.alice_customer, "Report")
    found = do(people.sanne, addresses.inventory, address_of(people.alice_customer).id)
    assert (found.installations, [title for _id, title in found.papers]) == (("Boiler",), ["Report"])


def test_it_happens_once_and_to_somebody_else(people: People):
    with pytest.raises(rules.SameCustomer):
        do(people.sanne, addresses.hand_over, address_of(people.alice_customer).id, people.alice_customer)
    _over(people)
    with pytest.raises(rules.LeftAlready):
        _over(people)
    home = next(
        row for row in do(people.sanne, customers.addresses, people.niels_customer) if row.street == "Lindenlaan 12"
    )
    a_paper(people, people.niels_customer, "Later", address_id=home.id)
    with pytest.raises(AddressInUse):
        do(people.sanne, customers.remove_address, home.id)


def test_an_address_the_new_people_have_already_is_used(people: People):
    do(people.sanne, customers.add_address, people.niels_customer, AddressForm("LINDENLAAN 12", "5611AA", "Best"))
    home = _over(people)
    assert home.street == "LINDENLAAN 12"
    assert len(do(people.sanne, customers.addresses, people.niels_customer)) == 2


def test_it_all_happens_or_nothing(people: People, monkeypatch: pytest.MonkeyPatch):
    an_installation(people, people.alice_customer)
    a_paper(people, people.alice_customer, "Report")
    monkeypatch.setattr("domain.addresses.handover._copy", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        _over(people)
    with work_as(HOUSE, writes=False) as work:
        things = work.session.exec(select(Installation)).all()
        assert [(thing.customer_id, thing.removed_at) for thing in things] == [(people.alice_customer, None)]
    assert address_of(people.alice_customer).left_at is None


def test_only_the_firm_hands_over_and_only_its_own(people: People):
    home = address_of(people.alice_customer).id
    for actor in (people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(actor, addresses.hand_over, home, people.niels_customer)
    with pytest.raises(NotFound):
        do(people.stranger, addresses.hand_over, home, people.bo_customer)
    with pytest.raises(NotFound):
        do(people.sanne, addresses.hand_over, home, people.bo_customer)
    assert address_of(people.alice_customer).left_at is None


def test_a_customer_who_moves_is_laid_before_staff(people: People):
    assert do(people.alice, addresses.tell_moving, KEY, on=date(2027, 1, 1), note="To Breda") == 1
    run_due()
    (todo,) = [row for row in do(people.sanne, worklist.open).reactions if row.kind is TodoKind.MOVING]
    assert (todo.why, todo.who) == ("vanaf 1 januari 2027 · To Breda", "Alice de Graaf")
    _over(people)
    run_due()
    assert [row for row in do(people.sanne, worklist.open).reactions if row.kind is TodoKind.MOVING] == []


def _moves(people: People) -> list[tuple]:
    found = do(people.alice, lambda work: addresses.moves(work, addresses.by_key(work, KEY)))
    return [(move.by, move.on, move.note, move.is_noted) for move in found]


def _moving_todos(people: People) -> list:
    run_due()
    return [row for row in do(people.sanne, worklist.open).reactions if row.kind is TodoKind.MOVING]


def test_what_was_told_stands_until_it_is_taken_back(people: People):
    do(people.alice, addresses.tell_moving, KEY, on=date(2027, 1, 1), note="To Breda")
    assert _moves(people) == [("", date(2027, 1, 1), "To Breda", False)]
    with pytest.raises(rules.ToldAlready):
        do(people.alice, addresses.tell_moving, KEY)
    assert len(_moving_todos(people)) == 1
    for person, problem in ((people.niels, NotFound), (people.bo, rules.DealtWith)):
        with pytest.raises(problem):
            do(person, addresses.take_back_moving, KEY)
    do(people.alice, addresses.take_back_moving, KEY)
    assert (_moves(people), _moving_todos(people)) == ([], [])
    with pytest.raises(rules.DealtWith):
        do(people.alice, addresses.take_back_moving, KEY)
    assert do(people.alice, addresses.tell_moving, KEY) == 1


def test_what_is_taken_back_at_once_never_comes_before_staff(people: People):
    do(people.alice, addresses.tell_moving, KEY)
    do(people.alice, addresses.take_back_moving, KEY)
    assert _moving_todos(people) == []


def test_what_staff_dealt_with_cannot_be_taken_back(people: People):
    do(people.alice, addresses.tell_moving, KEY)
    (todo,) = _moving_todos(people)
    do(people.sanne, worklist.handle, todo.id)
    run_due()
    assert _moves(people) == [("", None, "", True)]
    with pytest.raises(rules.DealtWith):
        do(people.alice, addresses.take_back_moving, KEY)
    assert do(people.alice, addresses.tell_moving, KEY) == 1
    _over(people)
    assert _moves(people) == []


def test_nobody_moves_out_of_somebody_elses_house(people: People):
    with pytest.raises(NotFound):
        do(people.niels, addresses.tell_moving, KEY)
    with pytest.raises(NotFound):
        do(people.bo, addresses.tell_moving, "5611AA")
    with pytest.raises(Invalid):
        do(people.alice, addresses.tell_moving, KEY, note="x" * 501)
    assert do(people.sanne, worklist.open).reactions == ()
