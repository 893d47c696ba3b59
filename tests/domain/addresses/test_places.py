"""One physical address is one page, among one's own records and never beyond them."""

from datetime import timedelta

import pytest
from sqlmodel import select

from domain import addresses, customers
from domain.access import HOUSE, NotAllowed, Right
from domain.addresses import key_of
from domain.problems import NotFound
from domain.work import clock, work_as
from models.account import Membership
from models.document import DocumentKind
from models.project import PlanningItem, Project
from tests.bills import an_invoice
from tests.domain.addresses.homes import (
    a_paper,
    a_seat,
    address_of,
    again,
    an_address,
    an_installation,
    at_the_other_firm,
    moved,
)
from tests.makers import a_sent_quote
from tests.people import THEN, People, do

KEY = key_of("Lindenlaan 12", "5611 AA", "NL")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Lindenlaan 12", "5611 AA", "NL"), ("LINDENLAAN  12 ", "5611aa", "nl")),
        (("Lindenlaan 12-A", "5611 AA", "NL"), ("Lindenlaan 12 a", "5611 AA", "NL")),
        (("Ringstraße 40", "50996", "DE"), ("Ringstr. 40", "50996", "DE")),
        (("Strijpsestr. 88", "5616 GR", "NL"), ("Strijpsestraat 88", "5616GR", "NL")),
        (("Rue de l'Église 3", "1000", "BE"), ("Rue de l Eglise 3", "1000", "BE")),
    ],
)
def test_however_a_firm_writes_it_it_is_the_same_address(one, other):
    assert key_of(*one) == key_of(*other)


@pytest.mark.parametrize(
    "other",
    [
        ("Lindenlaan 121", "5611 AA", "NL"),
        ("Lindenlaan 12-1", "5611 AA", "NL"),
        ("Lindenlaan 12", "5611 AB", "NL"),
        ("Lindenlaan 12", "5611 AA", "BE"),
    ],
)
def test_another_number_postcode_or_country_is_another_address(other):
    assert key_of(*other) not in (KEY, key_of("Lindenlaan 1-21", "5611 AA", "NL"))


def test_what_two_firms_know_is_one_page(people: People):
    at_the_other_firm(people)
    (place,) = do(again(people.alice), addresses.mine)
    assert (place.key, len(place.spots), place.companies) == (KEY, 2, {people.company.id, people.other_company.id})
    one = do(again(people.alice), addresses.mine, company_id=people.company.id)
    assert [spot.company_id for spot in one[0].spots] == [people.company.id]


def test_without_a_common_member_two_firms_never_meet(people: People):
    at_the_other_firm(people)
    moved(people.bo_customer, "Lindenlaan 12")
    for actor, record in ((people.bo, people.bo_customer), (people.niels, people.niels_customer)):
        (place,) = do(again(actor), addresses.mine)
        assert [spot.customer_id for spot in place.spots] == [record]


def test_two_records_at_one_address_see_only_their_own(people: People):
    """Alice and Niels both live at Lindenlaan 12, and the firm keeps a record of each."""
    a_sent_quote(people)
    a_paper(people, people.alice_customer, "Report of Alice")
    an_installation(people, people.alice_customer)
    place = do(people.niels, addresses.by_key, KEY)
    assert [one.name for one in do(people.niels, addresses.people, place)] == ["Niels Buurman"]
    assert do(people.niels, addresses.offers, place).rows == ()
    assert do(people.niels, addresses.papers, place).rows == ()
    assert do(people.niels, addresses.installations, place) == ()


def test_somebody_elses_address_is_not_there_by_key_or_by_id(people: People):
    moved(people.niels_customer, "Beukenlaan 3", "5616 AB")
    theirs = address_of(people.niels_customer)
    for guess in (key_of(theirs.street, theirs.postcode, theirs.country), str(theirs.id), "5616AB", ""):
        with pytest.raises(NotFound):
            do(people.alice, addresses.by_key, guess)


def test_the_address_of_another_record_does_not_open_its_papers(people: People):
    """Even a place made up by hand shows nothing of others: the wall stands around every part."""
    a_sent_quote(people)
    a_paper(people, people.alice_customer, "Report of Alice")
    foreign = do(people.alice, addresses.by_key, KEY)
    assert do(people.niels, addresses.offers, foreign).rows == ()
    assert do(people.niels, addresses.papers, foreign).rows == ()
    assert do(people.niels, addresses.people, foreign) == ()
    assert do(people.stranger, addresses.papers, foreign).rows == ()


def test_everything_of_a_record_with_one_address_belongs_there(people: People):
    a_sent_quote(people)
    an_invoice(people)
    a_paper(people, people.alice_customer, "Report")
    place = do(people.alice, addresses.by_key, KEY)
    assert len(do(people.alice, addresses.offers, place).rows) == 1
    assert len(do(people.alice, addresses.bills, place).rows) == 1
    assert "Report" in {row.title for row in do(people.alice, addresses.papers, place).rows}
    standing = do(people.alice, addresses.standing, place)
    assert (standing.waiting, standing.to_pay_cents) == (1, 12_100)


def test_with_two_addresses_each_has_its_own(people: People):
    second = an_address(people.company.id, people.alice_customer, "Strandweg 5", "2586 JV", "Scheveningen")
    first = address_of_first(people)
    a_paper(people, people.alice_customer, "At the sea", address_id=second)
    boiler = an_installation(people, people.alice_customer, "Boiler", first)
    a_paper(people, people.alice_customer, "Of the boiler", installation_id=boiler)
    home, sea = (do(people.alice, addresses.by_key, key) for key in (KEY, key_of("Strandweg 5", "2586 JV", "NL")))
    assert [row.title for row in do(people.alice, addresses.papers, home).rows] == ["Of the boiler"]
    assert [row.title for row in do(people.alice, addresses.papers, sea).rows] == ["At the sea"]
    assert [row.name for row in do(people.alice, addresses.installations, home)] == ["Boiler"]
    assert do(people.alice, addresses.installations, sea) == ()


def address_of_first(people: People):
    found = do(people.sanne, customers.addresses, people.alice_customer)
    return next(row.id for row in found if row.street == "Lindenlaan 12")


def test_papers_page_on_over_several_firms_newest_first(people: People):
    at_the_other_firm(people)
    for number in range(5):
        a_paper(people, people.alice_customer, f"Paper {number}")
    alice = again(people.alice)
    place = do(alice, addresses.by_key, KEY)
    first = do(alice, addresses.papers, place, size=3)
    second = do(alice, addresses.papers, place, size=3, after=first.older)
    titles = [row.title for row in (*first.rows, *second.rows)]
    assert titles == ["Paper 4", "Paper 3", "Paper 2", "Paper 1", "Paper 0"]
    assert second.older is None


def test_photos_stand_apart_from_papers(people: People):
    a_paper(people, people.alice_customer, "Report")
    a_paper(people, people.alice_customer, "Roof", DocumentKind.PHOTO, media_type="image/jpeg")
    place = do(people.alice, addresses.by_key, KEY)
    assert [row.title for row in do(people.alice, addresses.papers, place, pictures=True).rows] == ["Roof"]
    assert [row.title for row in do(people.alice, addresses.papers, place, pictures=False).rows] == ["Report"]


def test_who_comes_next_is_told_of_projects_that_are_open(people: People):
    place = do(people.alice, addresses.by_key, KEY)
    with work_as(HOUSE) as work:
        for number, is_open in ((1, True), (2, False)):
            project = Project(
                company_id=people.company.id, customer_id=people.alice_customer, number=f"P{number}",
                title=f"Roof {number}", is_open=is_open, created_at=THEN,
            )  # fmt: skip
            work.add(project)
            for days, cancelled in ((1, None), (2, THEN), (-3, None)):
                starts = clock() + timedelta(days=days)
                work.add(
                    PlanningItem(
                        company_id=people.company.id, customer_id=people.alice_customer, project_id=project.id,
                        title=f"Day {days}", starts_at=starts, ends_at=starts + timedelta(hours=2), changed_at=THEN,
                        cancelled_at=cancelled, staff_name="Tim",
                    )
                )  # fmt: skip
    (visit,) = do(people.alice, addresses.appointments, place)
    assert (visit.project, visit.title, visit.who) == ("Roof 1", "Day 1", "Tim")
    assert [row.title for row in do(people.alice, addresses.projects, place).rows] == ["Roof 1"]


def test_a_tenant_sees_what_the_rights_allow(people: People):
    a_sent_quote(people)
    an_invoice(people)
    a_paper(people, people.alice_customer, "Report")
    with work_as(HOUSE) as work:
        seat = work.session.get_one(Membership, people.alice.seats[0].membership_id)
        seat.rights = [Right.SEE_DOCUMENTS]
    tenant = again(people.alice)
    place = do(tenant, addresses.by_key, KEY)
    for part in (addresses.offers, addresses.agreed, addresses.bills, addresses.projects, addresses.appointments):
        with pytest.raises(NotAllowed):
            do(tenant, part, place)
    assert [row.title for row in do(tenant, addresses.papers, place).rows] == ["Report"]
    assert do(tenant, addresses.standing, place).to_pay_cents == 0


def test_people_are_named_within_their_own_record_only(people: People):
    a_seat(people, people.alice_customer, "Hugo", Right.SEE_DOCUMENTS)
    a_seat(people, people.niels_customer, "Nora", Right.SEE_DOCUMENTS)
    at_the_other_firm(people)
    alice = again(people.alice)
    place = do(alice, addresses.by_key, KEY)
    names = {(one.name, one.company_id) for one in do(alice, addresses.people, place)}
    here, there = people.company.id, people.other_company.id
    assert names == {("Alice de Graaf", here), ("Hugo", here), ("Alice de Graaf", there)}


def test_who_was_ended_or_ran_out_is_named_no_more(people: People):
    hugo = a_seat(people, people.alice_customer, "Hugo", Right.SEE_DOCUMENTS)
    with work_as(HOUSE) as work:
        seat = work.session.exec(select(Membership).where(Membership.account_id == hugo)).one()
        seat.until = clock() - timedelta(minutes=1)
    place = do(people.alice, addresses.by_key, KEY)
    assert [one.name for one in do(people.alice, addresses.people, place)] == ["Alice de Graaf"]
