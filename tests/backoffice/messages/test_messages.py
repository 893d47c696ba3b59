"""Staff find what waits, read and answer it; another firm's people find nothing."""

from backoffice.messages.state import MessagesState, ThreadState
from backoffice.messages.talk import TalkState
from tests.people import People
from tests.tab import Tab
from tests.talking import notes, says


def test_the_inbox_shows_what_waits(people: People):
    says(people.sanne, "Hello Niels", to=people.niels_customer)
    says(people.alice, "The boiler leaks", to=people.alice_customer)
    tab = Tab(people.sanne).open("/office/messages")
    assert [(row.customer, row.text, row.waits) for row in tab.shows(MessagesState, "rows")] == [
        ("Alice de Graaf", "The boiler leaks", True),
        ("Niels Buurman", "Hello Niels", False),
    ]
    tab.fire(MessagesState.filter, status="waiting")
    assert [row.customer for row in tab.shows(MessagesState, "rows")] == ["Alice de Graaf"]
    assert Tab(people.stranger).open("/office/messages").shows(MessagesState, "rows") in (None, [])


def test_a_conversation_with_its_notes_that_needs_no_answer(people: People):
    thread = says(people.alice, "Thank you", to=people.alice_customer).thread_id
    notes(people.planner, "Nice lady", to=people.alice_customer)
    tab = Tab(people.sanne).open(f"/office/messages/{thread}")
    talk = tab.shows(TalkState, "talk")
    assert [(one.text, one.is_note) for one in talk.said] == [("Thank you", False), ("Nice lady", True)]
    assert (talk.hearer, talk.others, talk.waits) == ("Alice de Graaf", 0, True)
    tab.fire(ThreadState.let_rest)
    assert not tab.shows(TalkState, "talk").waits


def test_another_firms_colleague_finds_nothing(people: People):
    thread = says(people.alice, "Private", to=people.alice_customer).thread_id
    tab = Tab(people.stranger).open(f"/office/messages/{thread}")
    assert tab.shows(ThreadState, "problem")
    assert "Private" not in repr(tab.vars)
