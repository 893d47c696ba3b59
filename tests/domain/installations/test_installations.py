"""Installations and vehicles: kept by staff, seen by their customer, opened to nobody by their sticker."""

from datetime import date

import pytest

from domain import customers, documents, installations
from domain.access import HOUSE
from domain.customers.rules import AddressInUse
from domain.installations import InstallationForm
from domain.installations.rules import EditedMeanwhile, NothingToStickOn, Removed
from domain.problems import Invalid, NotAllowed, NotFound
from models.installation import InstallationKind
from tasks.runner import run_due
from tests.people import People, do
from tests.requesting import a_boiler


def test_staff_add_and_change_and_the_customer_sees_it(people: People):
    address = do(people.sanne, customers.addresses, people.alice_customer)[0]
    boiler = a_boiler(people, address_id=address.id, installed_on="2020-05-01")
    form = InstallationForm("Boiler", serial="SN-1", plate="ab-12", kind=InstallationKind.VEHICLE)
    do(people.sanne, installations.change, boiler.id, boiler.revision, form)
    row = do(people.alice, installations.mine)[0]
    assert (row.name, row.plate, row.address_id) == ("Boiler", "AB-12", None)
    assert do(people.alice, installations.at_address, address.id) == []
    other = a_boiler(people, address_id=str(address.id))
    assert [one.id for one in do(people.alice, installations.at_address, address.id)] == [other.id]
    assert do(people.alice, installations.at_address, address.id)[0].place == address.one_line()


def test_others_see_nothing_of_it(people: People):
    boiler = a_boiler(people)
    assert do(people.niels, installations.mine) == do(people.bo, installations.mine) == []
    with pytest.raises(NotFound):
        do(people.stranger, installations.by_id, boiler.id)
    with pytest.raises(NotFound):
        do(people.stranger, installations.remove, boiler.id, boiler.revision)
    for person in (people.alice, people.technician):
        with pytest.raises(NotAllowed):
            do(person, installations.remove, boiler.id, boiler.revision)


def test_two_clerks_do_not_overwrite_each_other(people: People):
    boiler = a_boiler(people)
    do(people.sanne, installations.note_service, boiler.id, boiler.revision, on=date(2026, 11, 2))
    with pytest.raises(EditedMeanwhile):
        do(people.admin, installations.change, boiler.id, boiler.revision, InstallationForm("Other"))
    assert do(people.sanne, installations.by_id, boiler.id).serviced_on == date(2026, 11, 2)


def test_an_address_of_another_customer_is_refused(people: People):
    theirs = do(people.sanne, customers.addresses, people.niels_customer)[0]
    with pytest.raises(Invalid) as problem:
        a_boiler(people, address_id=theirs.id)
    assert list(problem.value.errors) == ["address_id"]


def test_an_address_with_an_installation_stays(people: People):
    address = do(people.sanne, customers.addresses, people.alice_customer)[0]
    a_boiler(people, address_id=address.id)
    with pytest.raises(AddressInUse):
        do(people.sanne, customers.remove_address, address.id)


@pytest.mark.parametrize(("how", "field"), [({"installed_on": "soon"}, "installed_on"), ({"room": "x" * 81}, "room")])
def test_what_is_wrong_is_said_at_its_field(people: People, how: dict, field: str):
    with pytest.raises(Invalid) as problem:
        a_boiler(people, **how)
    assert list(problem.value.errors) == [field]


def test_a_sticker_leads_to_its_installation_until_it_is_replaced(people: People):
    boiler = a_boiler(people)
    assert do(HOUSE, installations.by_sticker, boiler.sticker).installation_id == boiler.id
    fresh = do(people.sanne, installations.new_sticker, boiler.id, boiler.revision)
    with pytest.raises(NotFound):
        do(HOUSE, installations.by_sticker, boiler.sticker)
    do(people.sanne, installations.remove, fresh.id, fresh.revision)
    with pytest.raises(NotFound):
        do(HOUSE, installations.by_sticker, fresh.sticker)
    with pytest.raises(Removed):
        do(people.sanne, installations.new_sticker, fresh.id, fresh.revision + 1)


def test_only_the_house_reads_stickers(people: People):
    boiler = a_boiler(people)
    for person in (people.alice, people.niels, people.sanne):
        with pytest.raises(NotAllowed):
            do(person, installations.by_sticker, boiler.sticker)


def test_stickers_are_printed_for_staff(people: People):
    with pytest.raises(NothingToStickOn):
        do(people.sanne, installations.ask_for_stickers, people.alice_customer)
    a_boiler(people)
    a_boiler(people, "Van")
    do(people.sanne, installations.ask_for_stickers, people.alice_customer)
    run_due()
    printed = do(people.sanne, installations.printed_stickers, people.alice_customer)
    download = do(people.sanne, documents.content, printed)
    assert download.path.read_bytes().startswith(b"%PDF")
    with pytest.raises(NotFound):
        do(people.alice, documents.content, printed)
