"""What the other side answered, in words for staff."""

import pytest

from domain.notifications import TROUBLES, Trouble
from domain.notifications.troubles import trouble_of
from models.fact import DeliveryChannel

MAIL, SMS, PUSH = DeliveryChannel.EMAIL, DeliveryChannel.SMS, DeliveryChannel.PUSH


@pytest.mark.parametrize(
    ("code", "words", "trouble"),
    [
        (550, "5.1.1 <x@home.example> User unknown", Trouble.UNKNOWN_ADDRESS),
        (550, "5.2.1 The email account is disabled", Trouble.UNKNOWN_ADDRESS),
        (550, "No such mailbox", Trouble.UNKNOWN_ADDRESS),
        (550, "blocked by our spam policy", Trouble.REFUSED),
        (554, "5.7.1 rejected", Trouble.REFUSED),
        (552, "5.2.2 Over quota", Trouble.FULL),
        (552, "5.3.4 Message size exceeds fixed limit", Trouble.TOO_LARGE),
        (552, "Mailbox is full", Trouble.FULL),
        (0, "not a mail address or header: x", Trouble.NO_ADDRESS),
    ],
)
def test_a_refused_mail(code: int, words: str, trouble: Trouble):
    assert trouble_of(MAIL, code, words, is_down=False) is trouble


@pytest.mark.parametrize(
    ("code", "words", "trouble"),
    [
        (421, "4.3.2 shutting down", Trouble.NO_ANSWER),
        (0, "ConnectionRefusedError: [Errno 111]", Trouble.NO_ANSWER),
        (535, "5.7.8 authentication failed", Trouble.LOGIN),
    ],
)
def test_a_mail_server_that_does_not_take_anything(code: int, words: str, trouble: Trouble):
    assert trouble_of(MAIL, code, words, is_down=True) is trouble


def test_the_other_ways():
    assert trouble_of(SMS, 0, "not a number in E.164", is_down=False) is Trouble.NO_NUMBER
    assert trouble_of(SMS, 403, "no", is_down=False) is Trouble.SMS_REFUSED
    assert trouble_of(SMS, 503, "busy", is_down=True) is Trouble.SMS_DOWN
    assert trouble_of(PUSH, 400, "bad", is_down=False) is Trouble.PUSH_REFUSED
    assert trouble_of(PUSH, 0, "", is_down=True) is Trouble.PUSH_DOWN


def test_every_trouble_has_its_sentence():
    assert set(TROUBLES) == set(Trouble)
