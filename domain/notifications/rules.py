"""By which way a person is told, how long we try, and what cannot be sent again. Pure."""

import hashlib
from datetime import timedelta

from domain.notifications.notices import ASKED_FOR, Receiver, Template
from domain.problems import Conflict, Invalid
from domain.texts import _
from integrations import phone
from models.account import Channel
from models.fact import Delivery, DeliveryChannel, DeliveryState

MOST_ATTEMPTS = 40
GONE_OUT = (DeliveryState.HANDED_OVER, DeliveryState.OPENED, DeliveryState.ACTED_ON)
AGAIN = (DeliveryState.FAILED, DeliveryState.UNKNOWN, *GONE_OUT)


class NotADevice(Invalid):
    def __init__(self) -> None:
        super().__init__(
            {"endpoint": _("This browser uses a push service we do not know. You will get e-mail instead.")}
        )


class NoDevices(Conflict):
    text = _("Switch on notifications on this device first.")


class StillOnItsWay(Conflict):
    text = _("This message is still on its way.")


class AskedForInPerson(Conflict):
    text = _("A link or code like this can only be asked for by the person: on the sign-in page.")


def channel_for(receiver: Receiver, *, sms_available: bool) -> DeliveryChannel | None:
    """SMS where the person chose it and it can arrive, else mail; None when there is neither."""
    can_sms = sms_available and bool(receiver.phone) and phone.is_mobile(receiver.phone)
    if can_sms and (receiver.channel is Channel.SMS or not receiver.email):
        return DeliveryChannel.SMS
    return DeliveryChannel.EMAIL if receiver.email else None


def patience(template: str) -> timedelta:
    """How long a message is worth trying: a code only as long as somebody waits for it."""
    return timedelta(minutes=15) if template in ASKED_FOR else timedelta(hours=24)


def queue_for(template: Template, channel: DeliveryChannel) -> str:
    return "fast" if template in ASKED_FOR or channel is DeliveryChannel.PUSH else "default"


def dedup_key(key: str, channel: DeliveryChannel, recipient: str) -> str:
    """The same event reaches the same person once per way, however often its reaction runs."""
    return "tell:" + hashlib.sha256(f"{key}:{channel}:{recipient}".encode()).hexdigest()


def assert_may_go_again(delivery: Delivery) -> None:
    if delivery.template in (*ASKED_FOR, Template.INVITATION, Template.PUSH_TEST):
        raise AskedForInPerson
    if delivery.state not in AGAIN:
        raise StillOnItsWay
