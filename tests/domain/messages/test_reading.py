"""Who has read how far; long threads open as fast as short ones; the inbox puts first what waits."""

import pytest
from sqlalchemy import event

from domain import messages
from domain.access import HOUSE
from domain.messages.reading import AT_ONCE, MOST
from domain.problems import NotAllowed
from domain.work import work_as
from models.base import new_id
from models.engine import engine
from models.message import Message, MessageChannel, Thread
from tests.people import THEN, People, do
from tests.talking import a_project, notes, says, talk_of, texts

LONG = 10_000


def test_a_message_is_read_when_somebody_of_the_other_side_read_it(people: People):
    thread = says(people.alice, "Hello", to=people.alice_customer).thread_id
    assert not talk_of(people.alice, people.alice_customer).said[0].is_read
    assert do(people.sanne, messages.inbox).rows[0].unread == 1
    do(people.sanne, messages.read, thread, 1)
    assert talk_of(people.alice, people.alice_customer).said[0].is_read
    assert do(people.sanne, messages.inbox).rows[0].unread == 0
    assert do(people.planner, messages.inbox).rows[0].unread == 1  # has not looked


def test_reading_counts_what_was_before_the_eyes_and_never_goes_back(people: People):
    thread = says(people.sanne, "One", to=people.alice_customer).thread_id
    for text in ("Two", "Three"):
        says(people.sanne, text, to=people.alice_customer)
    do(people.alice, messages.read, thread, 2)
    do(people.alice, messages.read, thread, 1)
    assert [said.is_read for said in talk_of(people.sanne, people.alice_customer).said] == [True, True, False]
    assert talk_of(people.alice, people.alice_customer).unread == 1
    do(people.alice, messages.read, thread, 999)
    assert do(people.alice, messages.waits) == []


def test_the_menu_tells_of_threads_with_news(people: People):
    says(people.alice, "Hello", to=people.alice_customer)
    assert do(people.alice, messages.waits) == []
    assert len(do(people.sanne, messages.waits)) == 1
    thread = says(people.sanne, "Hello Alice", to=people.alice_customer).thread_id
    assert [one.thread_id for one in do(people.alice, messages.waits)] == [thread]
    assert do(people.sanne, messages.waits) == []


def test_a_thread_waits_until_it_is_answered_or_needs_no_answer(people: People):
    thread = says(people.alice, "Thank you", to=people.alice_customer).thread_id
    assert do(people.sanne, messages.inbox, waiting=True).rows[0].waits
    do(people.sanne, messages.let_rest, thread)
    assert do(people.sanne, messages.inbox, waiting=True).rows == ()
    with pytest.raises(NotAllowed):
        do(people.alice, messages.let_rest, thread)


def test_the_inbox_shows_first_what_waits_then_the_newest(people: People):
    project = a_project(people)
    says(people.niels, "I wait", to=people.niels_customer)
    says(people.alice, "And I", to=people.alice_customer)
    says(people.alice, "Here, too", to=project.id, kind="project")
    says(people.sanne, "Answered", to=people.alice_customer)
    rows = do(people.sanne, messages.inbox).rows
    assert [row.last_text for row in rows] == ["Here, too", "I wait", "Answered"]
    assert [row.last_text for row in do(people.sanne, messages.inbox, search="buurman").rows] == ["I wait"]
    assert [row.last_text for row in do(people.sanne, messages.inbox, mine=True).rows] == ["Answered"]
    first = do(people.sanne, messages.inbox, size=2)
    assert [row.last_text for row in do(people.sanne, messages.inbox, size=2, after=first.older).rows] == ["Answered"]


def test_only_staff_have_an_inbox(people: People):
    for question in (messages.inbox,):
        with pytest.raises(NotAllowed):
            do(people.alice, question)
    with pytest.raises(NotAllowed):
        do(people.alice, messages.of_customer, people.alice_customer)


def test_notes_stand_where_they_were_written(people: People):
    notes(people.sanne, "Call her first", to=people.alice_customer)
    says(people.alice, "Hello", to=people.alice_customer)
    notes(people.planner, "Done", to=people.alice_customer)
    talk = talk_of(people.sanne, people.alice_customer)
    assert [(note.after, note.text) for note in talk.notes] == [(0, "Call her first"), (1, "Done")]


def test_a_thread_of_ten_thousand_opens_like_a_short_one(people: People):
    says(people.alice, "The first", to=people.alice_customer)
    _grow(people, LONG)
    with _Statements() as ran:
        newest = talk_of(people.alice, people.alice_customer)
    assert texts(newest) == [f"Message {n}" for n in range(LONG - AT_ONCE + 1, LONG + 1)]
    earlier = talk_of(people.alice, people.alice_customer, since=newest.older)
    assert (texts(earlier)[0], len(earlier.said)) == (f"Message {LONG - 2 * AT_ONCE + 1}", 2 * AT_ONCE)
    assert ran.rows < 3 * AT_ONCE


def test_who_goes_back_and_back_comes_to_the_first_message_and_leaves_the_newest_behind(people: People):
    says(people.alice, "The first", to=people.alice_customer)
    _grow(people, LONG)
    followed = talk_of(people.alice, people.alice_customer, since=1)
    assert (len(followed.said), texts(followed)[-1], followed.is_newest) == (MOST, f"Message {LONG}", True)
    back = talk_of(people.alice, people.alice_customer, since=1, follow=False)
    assert (len(back.said), texts(back)[0]) == (MOST, "The first")
    assert (back.older, back.is_newest, back.newest) == (0, False, LONG)


class _Statements:
    """Counts the messages that were made of rows."""

    rows = 0

    def __enter__(self):
        event.listen(Message, "load", self._count)
        return self

    def __exit__(self, *_):
        event.remove(Message, "load", self._count)

    def _count(self, *_):
        self.rows += 1


def _grow(people: People, length: int) -> None:
    assert engine()
    with work_as(HOUSE) as work:
        thread = work.session.get_one(Thread, talk_of(people.sanne, people.alice_customer).thread_id)
        whose = {"company_id": thread.company_id, "customer_id": thread.customer_id, "thread_id": thread.id}
        how = {"author_id": people.sanne.id, "author_name": "Sanne", "from_customer": False}
        work.session.add_all(
            Message(
                **whose, **how, number=n, of_side=n - 1, text=f"Message {n}", client_key=str(new_id()),
                channel=MessageChannel.OFFICE, created_at=THEN,
            )
            for n in range(2, length + 1)
        )  # fmt: skip
        thread.from_firm = length - 1
