"""Handing a message over to the next post office. No work is open meanwhile."""

from dataclasses import dataclass
from enum import StrEnum

import structlog

from domain.notifications.packing import Parcel
from domain.notifications.troubles import Trouble, trouble_of
from integrations import mail, push, sms
from integrations.handover import Down, Refused
from settings import settings

log = structlog.get_logger(__name__)


class Fate(StrEnum):
    """What became of it: handed over, refused for good, the device is gone, or nobody home right now."""

    HANDED_OVER = "handed_over"
    REFUSED = "refused"
    GONE = "gone"
    DOWN = "down"


@dataclass(frozen=True)
class Posted:
    """`error`: the other side's own words. `retry_after` in seconds, when the other side named it."""

    fate: Fate
    error: str = ""
    trouble: Trouble | None = None
    retry_after: int | None = None


def post(parcel: Parcel) -> Posted:
    """Never raises for what the other side does."""
    try:
        if parcel.mail is not None:
            mail.send(parcel.mail)
        elif parcel.sms is not None:
            sms.send(parcel.sms)
        else:
            return _post_push(parcel)
    except Refused as problem:
        trouble = trouble_of(parcel.channel, problem.code, problem.text, is_down=False)
        return Posted(Fate.REFUSED, str(problem), trouble)
    except Down as problem:
        trouble = trouble_of(parcel.channel, problem.code, problem.text, is_down=True)
        has_server = settings.smtp_url or parcel.mail is None
        return Posted(Fate.DOWN, str(problem), trouble if has_server else Trouble.NO_SERVER, problem.retry_after)
    return Posted(Fate.HANDED_OVER)


def _post_push(parcel: Parcel) -> Posted:
    if parcel.device is None or parcel.push is None:
        return Posted(Fate.GONE, "the device was removed", Trouble.DEVICE_GONE)
    message = parcel.push
    sent = push.send(
        parcel.device.subscription,
        message.payload,
        ttl=message.ttl,
        urgency=message.urgency,
        topic=message.topic,
    )
    if sent.outcome is push.Outcome.REFUSED:
        log.error("push refused", status=sent.status, detail=sent.detail)  # our mistake, not the device's
    return Posted(
        _FATES[sent.outcome],
        f"{sent.status or ''} {sent.detail}".strip(),
        _TROUBLES.get(sent.outcome),
        sent.retry_after,
    )


_TROUBLES = {
    push.Outcome.GONE: Trouble.DEVICE_GONE,
    push.Outcome.RETRY: Trouble.PUSH_DOWN,
    push.Outcome.REFUSED: Trouble.PUSH_REFUSED,
}
_FATES = {
    push.Outcome.DELIVERED: Fate.HANDED_OVER,
    push.Outcome.GONE: Fate.GONE,
    push.Outcome.RETRY: Fate.DOWN,
    push.Outcome.REFUSED: Fate.REFUSED,
}
