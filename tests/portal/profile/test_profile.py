"""One's own profile: how to be reached, devices, browsers, rights in words."""

from domain import accounts, notifications
from domain.access import HOUSE
from domain.work import work_as
from models.account import Account, PushSubscription
from portal.profile.state import ProfileState
from tests.people import THEN, People, do
from tests.tab import Tab


def a_device(people: People, who) -> str:
    with work_as(HOUSE) as work:
        values = {"p256dh": "k", "auth": "a", "label": "Chrome, Android", "created_at": THEN, "confirmed_at": THEN}
        endpoint = f"https://updates.push.services.mozilla.com/{who.name}"
        return str(work.add(PushSubscription(account_id=who.account_id, endpoint=endpoint, **values)).id)


def account(people: People) -> Account:
    return do(people.alice, accounts.mine)


def test_name_phone_and_channel_are_kept(people: People):
    tab = Tab(people.alice).open("/profile")
    tab.fire(ProfileState.save, form={"name": "Alice G.", "phone": "06 12345678", "channel": "sms"})
    kept = account(people)
    assert (kept.name, kept.phone, kept.channel.value) == ("Alice G.", "+31612345678", "sms")
    assert tab.told == ["Saved. It applies at every firm."]


def test_what_is_wrong_stands_beside_its_field(people: People):
    tab = Tab(people.alice).open("/profile")
    tab.fire(ProfileState.save, form={"name": " ", "phone": "12", "channel": "sms"})
    assert set(tab.shows(ProfileState, "errors")) == {"name", "phone"}
    assert account(people).name == "Alice de Graaf"


def test_devices_are_listed_and_removed(people: People):
    device = a_device(people, people.alice)
    tab = Tab(people.alice).open("/profile")
    assert [one.label for one in tab.shows(ProfileState, "devices")] == ["Chrome, Android"]
    tab.fire(ProfileState.remove_device, device_id=device)
    assert tab.shows(ProfileState, "devices") == []


def test_another_persons_device_stays(people: People):
    device = a_device(people, people.niels)
    tab = Tab(people.alice).open("/profile").fire(ProfileState.remove_device, device_id=device)
    assert tab.told == ["This does not exist, or it is not yours."]
    assert len(do(people.niels, notifications.devices)) == 1


def test_other_browsers_are_signed_out_and_this_one_stays(people: People):
    other, tab = Tab(people.alice), Tab(people.alice)
    tab.open("/profile")
    assert sorted(one.is_here for one in tab.shows(ProfileState, "browsers")) == [False, True]
    tab.fire(ProfileState.end_others)
    assert [one.is_here for one in tab.shows(ProfileState, "browsers")] == [True]
    assert set(other.open("/profile").went) == {"/sign-in"}


def test_one_browser_can_be_signed_out(people: People):
    Tab(people.alice)
    tab = Tab(people.alice).open("/profile")
    there = next(one.id for one in tab.shows(ProfileState, "browsers") if not one.is_here)
    tab.fire(ProfileState.end_browser, session_id=there)
    assert len(tab.shows(ProfileState, "browsers")) == 1


def test_a_neighbours_browser_cannot_be_signed_out(people: People):
    his = Tab(people.niels).open("/profile")
    session = his.shows(ProfileState, "browsers")[0].id
    Tab(people.alice).open("/profile").fire(ProfileState.end_browser, session_id=session)
    assert len(his.fire(ProfileState.load).shows(ProfileState, "browsers")) == 1


def test_rights_are_said_in_words(people: People):
    seat = Tab(people.alice).open("/profile").shows(ProfileState, "seats")[0]
    assert (seat.firm, "approve quotes" in seat.rights) == ("Van Houten Installatie", True)


def test_staff_and_strangers_get_nothing(people: People):
    assert not Tab(people.sanne).open("/profile").knows(ProfileState)
    assert not Tab().open("/profile").knows(ProfileState)
