"""Who is writing just now: told to whoever may read along, kept nowhere."""

import pytest
from sqlmodel import select

from domain import messages
from domain.access import HOUSE
from domain.messages import talk_topic
from domain.problems import NotAllowed, NotFound
from domain.work import work_as
from integrations import live
from integrations.live import News, Passing
from models.fact import Fact
from models.message import Thread, ThreadSubject
from tests.looking import seen_by
from tests.makers import with_rights
from tests.people import People, do
from tests.talking import says


@pytest.fixture
def told(monkeypatch) -> list[News]:
    """What the other processes hear."""
    told: list[News] = []
    monkeypatch.setattr(live, "publish", told.append)
    return told


def _types(actor, customer) -> None:
    do(actor, messages.types, ThreadSubject.CUSTOMER, customer)


def test_it_is_passed_on_and_leaves_nothing_behind(people: People, told):
    _types(people.alice, people.alice_customer)
    topic = talk_topic(ThreadSubject.CUSTOMER, people.alice_customer)
    assert News(passing=Passing(topic, str(people.alice.id), people.alice.name)) in told
    with work_as(HOUSE, writes=False) as work:
        assert work.session.exec(select(Thread)).all() == []
        assert work.session.exec(select(Fact).where(Fact.actor_id == people.alice.id)).all() == []
    assert not any(news.topics for news in told)


def test_with_the_message_it_is_over(people: People, told):
    says(people.alice, "Hello", to=people.alice_customer)
    assert [news.passing.name for news in told if news.passing] == [""]


def test_who_may_not_talk_there_disturbs_nobody(people: People, told):
    with pytest.raises(NotFound):
        _types(people.niels, people.alice_customer)
    with pytest.raises(NotFound):
        _types(people.stranger, people.alice_customer)
    with pytest.raises(NotAllowed):
        _types(with_rights(people.alice), people.alice_customer)
    assert not any(news.passing for news in told)


def test_a_colleague_who_looks_as_the_customer_does_not_write(people: People, told):
    hers = people.alice.seats[0].membership_id
    _types(seen_by(people.sanne, people.alice_customer, membership_id=hers), people.alice_customer)
    assert not any(news.passing for news in told)
