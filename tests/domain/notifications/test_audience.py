"""Who would be told, before anything is sent."""

import pytest

from domain import notifications
from domain.notifications import Reach, Template
from domain.problems import NotAllowed, NotFound
from models.fact import DeliveryChannel
from tests.people import People, do


def test_the_customer_hears_by_mail(people: People):
    heard = do(people.sanne, notifications.audience, people.alice_customer, Template.QUOTE_SENT)
    assert heard == [Reach("Alice de Graaf", DeliveryChannel.EMAIL, 0)]


def test_customers_may_not_ask(people: People):
    with pytest.raises(NotAllowed):
        do(people.alice, notifications.audience, people.alice_customer, Template.QUOTE_SENT)


def test_another_firm_cannot_ask(people: People):
    with pytest.raises(NotFound):
        do(people.stranger, notifications.audience, people.alice_customer, Template.QUOTE_SENT)
