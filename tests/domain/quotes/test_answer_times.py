"""How long customers take to approve."""

from datetime import timedelta

import pytest
import time_machine

from domain import quotes
from domain.problems import NotAllowed
from domain.work import clock
from tests.makers import a_sent_quote, approved, seen_by
from tests.people import People, do


def test_the_average_of_each_month(people: People):
    sent = [a_sent_quote(people) for _ in range(2)]
    for quote, hours in zip(sent, (2, 4), strict=True):
        with time_machine.travel(clock() + timedelta(hours=hours), tick=False):
            approved(people.alice, seen_by(people.alice, quote.id).approval)
    a_sent_quote(people)  # nobody answered this one
    times = do(people.sanne, quotes.answer_times)
    assert len(times) == 12
    assert sum(month.count for month in times) == 2
    assert max(month.hours for month in times) == pytest.approx(3, abs=0.2)


def test_another_firm_learns_nothing_and_no_customer_asks(people: People):
    approved(people.alice, seen_by(people.alice, a_sent_quote(people).id).approval)
    assert sum(month.count for month in do(people.stranger, quotes.answer_times)) == 0
    for actor in (people.technician, people.alice):
        with pytest.raises(NotAllowed):
            do(actor, quotes.answer_times)
