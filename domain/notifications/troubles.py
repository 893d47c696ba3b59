"""Why a message did not arrive, in words for staff. The other side's own words stay beside it, as a detail. Pure."""

import re
from enum import StrEnum

from domain.texts import _
from models.fact import DeliveryChannel


class Trouble(StrEnum):
    NO_SERVER = "no_server"
    NO_ANSWER = "no_answer"
    LOGIN = "login"
    NO_ADDRESS = "no_address"
    UNKNOWN_ADDRESS = "unknown_address"
    FULL = "full"
    TOO_LARGE = "too_large"
    REFUSED = "refused"
    NO_NUMBER = "no_number"
    SMS_DOWN = "sms_down"
    SMS_REFUSED = "sms_refused"
    DEVICE_GONE = "device_gone"
    PUSH_DOWN = "push_down"
    PUSH_REFUSED = "push_refused"
    HALFWAY = "halfway"


TROUBLES: dict[Trouble, str] = {
    Trouble.NO_SERVER: _("This installation has no mail server yet."),
    Trouble.NO_ANSWER: _("The mail server did not answer, however often we tried."),
    Trouble.LOGIN: _("The mail server does not let us in. Whoever runs this installation must look at its settings."),
    Trouble.NO_ADDRESS: _("Mail cannot be sent to this address: there is a mistake in it."),
    Trouble.UNKNOWN_ADDRESS: _("This e-mail address does not exist. Ask the customer for the right one."),
    Trouble.FULL: _("The mailbox is full. Try again later, or call."),
    Trouble.TOO_LARGE: _("The message is too large for this mailbox."),
    Trouble.REFUSED: _("The receiver's mail server refused the message."),
    Trouble.NO_NUMBER: _("An SMS cannot be sent to this number."),
    Trouble.SMS_DOWN: _("The SMS service did not answer, however often we tried."),
    Trouble.SMS_REFUSED: _("The SMS service refused the message."),
    Trouble.DEVICE_GONE: _("This device receives no messages any more."),
    Trouble.PUSH_DOWN: _("The message service of this device did not answer."),
    Trouble.PUSH_REFUSED: _("The message service of this device refused the message."),
    Trouble.HALFWAY: _("Sending was interrupted: nobody knows whether the message arrived."),
}

LOGIN = (454, 530, 534, 535, 538)  # RFC 4954, 6
STATUS = re.compile(r"\b[45]\.(\d)\.(\d{1,3})\b")  # RFC 3463: class, subject, detail
SUSPECTED = re.compile(r"spam|policy|block|reputation|blacklist|denied|dmarc|spf", re.IGNORECASE)


def trouble_of(channel: DeliveryChannel, code: int, words: str, *, is_down: bool) -> Trouble:
    """By what the other side answered: SMTP's or HTTP's `code` (0 for none), and its words."""
    match channel:
        case DeliveryChannel.PUSH:
            return Trouble.PUSH_DOWN if is_down else Trouble.PUSH_REFUSED
        case DeliveryChannel.SMS if is_down:
            return Trouble.SMS_DOWN
        case DeliveryChannel.SMS:
            return Trouble.SMS_REFUSED if code else Trouble.NO_NUMBER
    if code in LOGIN:
        return Trouble.LOGIN
    if is_down:
        return Trouble.NO_ANSWER
    return _refused(code, words) if code else Trouble.NO_ADDRESS


def _refused(code: int, words: str) -> Trouble:
    subject, detail = (int(part) for part in found.groups()) if (found := STATUS.search(words)) else (0, 0)
    if (subject, detail) in ((2, 3), (3, 4)):
        return Trouble.TOO_LARGE
    if (subject, detail) == (2, 2) or (not subject and code == 552):
        return Trouble.FULL
    if subject == 1 or (subject, detail) == (2, 1):
        return Trouble.UNKNOWN_ADDRESS
    if not subject and code in (550, 551, 553) and not SUSPECTED.search(words):
        return Trouble.UNKNOWN_ADDRESS
    return Trouble.REFUSED
