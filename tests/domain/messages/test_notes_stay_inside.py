"""An internal note reaches no customer, whichever way it is tried."""

import pytest
from sqlmodel import select

from domain import messages
from domain.access import HOUSE
from domain.problems import NotAllowed, NotFound
from domain.work import work_as
from models.document import Document
from models.fact import Fact
from models.message import InternalNote, Message, Thread
from tests.people import People, do
from tests.talking import notes, says, talk_of

SECRET = "He never pays on time"


@pytest.fixture
def noted(people: People) -> InternalNote:
    says(people.alice, "Hello", to=people.alice_customer)
    return notes(people.sanne, SECRET, to=people.alice_customer)


def test_colleagues_read_it_between_the_messages(people: People, noted: InternalNote):
    assert [note.text for note in talk_of(people.technician, people.alice_customer).notes] == [SECRET]


def test_no_question_of_a_customer_finds_it(people: People, noted: InternalNote):
    talk = talk_of(people.alice, people.alice_customer)
    assert talk.notes == ()
    assert SECRET not in repr(talk) + repr(do(people.alice, messages.mine)) + repr(do(people.alice, messages.waits))


def test_the_wall_hides_the_row_from_customers_and_other_firms(people: People, noted: InternalNote):
    for actor in (people.alice, people.niels, people.bo, people.stranger):
        with work_as(actor, writes=False) as work:
            assert work.session.exec(select(InternalNote)).all() == []
            with pytest.raises(NotFound):
                work.get(InternalNote, noted.id)


def test_nothing_a_customer_can_see_repeats_it(people: People, noted: InternalNote):
    """Neither the thread, its messages and papers, nor the timeline."""
    with work_as(people.alice, writes=False) as work:
        rows = [row for kind in (Thread, Message, Document, Fact) for row in work.session.exec(select(kind)).all()]
        assert rows
        assert SECRET not in " ".join(row.model_dump_json() for row in rows)
        assert "note.written" not in {row.name for row in rows if isinstance(row, Fact)}


def test_its_fact_wakes_no_screen_of_the_customer(people: People, noted: InternalNote):
    with work_as(HOUSE, writes=False) as work:
        fact = work.session.exec(select(Fact).where(Fact.name == "note.written")).one()
    assert (fact.internal, fact.customer_id, fact.project_id) == (True, None, None)


def test_customers_write_none(people: People):
    with pytest.raises(NotAllowed):
        notes(people.alice, "Psst", to=people.alice_customer)
    with pytest.raises(NotFound):
        notes(people.stranger, "Psst", to=people.alice_customer)
