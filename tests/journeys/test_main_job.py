"""From a quote to a paid invoice, in Dutch: the clerk at a desk, the customer on a phone."""

from tests.journeys.main_job import from_quote_to_money
from tests.journeys.visitor import an_address


def test_from_a_quote_to_a_paid_invoice(house, clerk, customer, watch):
    from_quote_to_money(house, clerk("mirjam@vanhouten.example"), customer(an_address("jan")))
