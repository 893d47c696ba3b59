"""In German: the customer at a desktop, the office on a tablet."""

from tests.journeys.customer import DESKTOP
from tests.journeys.refusal import TABLET, from_question_to_refusal


def test_question_change_and_refusal_in_german(house, clerk, customer):
    lukas = clerk("lukas@zimmereiberger.example", language="de", viewport=TABLET)
    from_question_to_refusal(house, lukas, customer("katrin@vogel.example", "de", **DESKTOP))
