"""A customer reads and answers; the menu tells what is new; what others say stays theirs."""

import pytest

from domain.access import HOUSE, Right
from domain.messages import reading
from domain.work import work_as
from models.account import Membership
from portal.frame import FrameState
from portal.messages.state import MessagesState, ThreadState
from portal.messages.talk import TalkState
from tests.makers import a_sent_quote
from tests.people import People
from tests.tab import Tab
from tests.talking import notes, says


def talk(tab: Tab):
    return tab.shows(TalkState, "talk")


def test_the_list_shows_every_conversation_and_what_is_new(people: People):
    quote = a_sent_quote(people)
    says(people.alice, "Hello", to=people.alice_customer)
    says(people.sanne, "The boiler is quiet", to=quote.id, kind="quote")
    tab = Tab(people.alice).open("/messages")
    assert [(row.title, row.text, row.unread) for row in tab.shows(MessagesState, "threads")] == [
        (f"{quote.number} · New boiler", "The boiler is quiet", 1),
        ("", "Hello", 0),
    ]
    assert tab.shows(FrameState, "counts")["/messages"] == 1
    assert [record.firm for record in tab.shows(MessagesState, "records")] == [people.company.name]


def test_a_conversation_is_read_when_somebody_saw_it(people: People):
    thread = says(people.sanne, "Hello Alice", to=people.alice_customer).thread_id
    tab = Tab(people.alice).open(f"/messages/{thread}")
    assert (talk(tab).unseen, talk(tab).firm) == (f"{thread}:1", people.company.name)
    assert talk(Tab(people.alice).open(f"/messages/{thread}")).unseen  # loading is not reading
    tab.fire(TalkState.saw).fire(TalkState.load)
    assert talk(tab).unseen == ""


def test_days_names_and_sides(people: People):
    says(people.alice, "Hello", to=people.alice_customer)
    says(people.sanne, "Hello Alice", to=people.alice_customer)
    tab = Tab(people.alice).open(f"/messages/with/{people.alice_customer}")
    assert [(one.by, one.is_ours, bool(one.day)) for one in talk(tab).said] == [
        ("Alice de Graaf", True, True),
        ("Sanne Brouwer", False, False),
    ]
    assert len(talk(tab).sent) == 1  # only those this person sent


def test_older_messages_stay_when_new_ones_come(people: People):
    for n in range(40):
        says(people.sanne, str(n), to=people.alice_customer)
    tab = Tab(people.alice).open(f"/messages/with/{people.alice_customer}")
    assert (len(talk(tab).said), talk(tab).older) == (30, 1)
    tab.fire(TalkState.show_older)
    assert (len(talk(tab).said), talk(tab).older) == (40, 0)
    says(people.sanne, "New", to=people.alice_customer)
    tab.fire(TalkState.load)
    assert (talk(tab).said[0].text, talk(tab).said[-1].text) == ("0", "New")


def test_no_note_of_colleagues_reaches_the_tab(people: People):
    says(people.alice, "Hello", to=people.alice_customer)
    notes(people.sanne, "She always haggles", to=people.alice_customer)
    tab = Tab(people.alice).open(f"/messages/with/{people.alice_customer}").open("/messages")
    assert talk(tab).said
    assert "haggles" not in repr(tab.vars)


@pytest.mark.parametrize("who", ["niels", "bo"])
def test_somebody_elses_conversation_does_not_exist(people: People, who: str):
    thread = says(people.alice, "Private", to=people.alice_customer).thread_id
    for path in (f"/messages/{thread}", f"/messages/with/{people.alice_customer}"):
        tab = Tab(getattr(people, who)).open(path)
        assert tab.shows(ThreadState, "problem")
        assert "Private" not in repr(tab.vars)


def test_who_may_not_talk_is_told_so(people: People):
    says(people.alice, "Hello", to=people.alice_customer)
    with work_as(HOUSE) as work:
        work.session.get_one(Membership, people.alice.seats[0].membership_id).rights = [Right.ASK]
    tab = Tab(people.alice).open(f"/messages/with/{people.alice_customer}")
    assert tab.shows(ThreadState, "problem")
    tab.open("/messages")
    assert (tab.shows(MessagesState, "threads") or [], tab.problems) == ([], [])


def test_who_went_far_back_sees_what_was_sent_and_gets_to_the_newest(people: People, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reading, "AT_ONCE", 3)
    monkeypatch.setattr(reading, "MOST", 5)
    for n in range(9):
        says(people.sanne, str(n), to=people.alice_customer)
    tab = Tab(people.alice).open(f"/messages/with/{people.alice_customer}")
    tab.fire(TalkState.show_older).fire(TalkState.show_older)
    assert (_span(tab), talk(tab).older, talk(tab).is_newest) == (("0", "4"), 0, False)
    assert talk(tab).unseen == ""  # the newest are not before anybody's eyes
    says(people.sanne, "New", to=people.alice_customer)
    tab.fire(TalkState.load)
    assert _span(tab) == ("0", "4")
    says(people.alice, "Mine", to=people.alice_customer)
    tab.fire(TalkState.went)
    assert (_span(tab)[1], talk(tab).is_newest, bool(talk(tab).unseen)) == ("Mine", True, True)
    tab.fire(TalkState.show_older).fire(TalkState.show_older).fire(TalkState.show_newest)
    assert (_span(tab)[1], len(talk(tab).said)) == ("Mine", 3)


def _span(tab: Tab) -> tuple[str, str]:
    return talk(tab).said[0].text, talk(tab).said[-1].text
