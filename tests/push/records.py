"""What the push service remembers: subscriptions, the requests it got, and faults to come."""

import json
import secrets
import time
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from .encryption import DeviceKeys, decrypt


class Vendor(StrEnum):
    """Whose push service: the endpoint's host, and how strict it is."""

    GOOGLE = "https://jmt17.google.com/fcm/send/"  # where an unbranded Chromium points to
    MOZILLA = "https://updates.push.services.mozilla.com/wpush/v2/"
    APPLE = "https://web.push.apple.com/"


class State(StrEnum):
    LIVE = "live"
    EXPIRED = "expired"  # answered 410
    FORGOTTEN = "forgotten"  # answered 404


@dataclass(frozen=True)
class Route:
    """How a message reaches one service worker in a running Chromium."""

    device: str
    app: str
    sender: str
    subtype: str


@dataclass(eq=False)
class Subscription:
    """Either a real Chromium's (`route`) or that of a device that is not there (`keys`)."""

    vendor: Vendor
    application_key: bytes
    route: Route | None = None
    keys: DeviceKeys | None = None
    state: State = State.LIVE
    token: str = field(default_factory=lambda: secrets.token_urlsafe(48))

    @property
    def endpoint(self) -> str:
        return self.vendor.value + self.token

    def as_json(self) -> dict[str, Any]:
        """As `PushSubscription.toJSON()`; only for virtual devices, a browser keeps its keys."""
        assert self.keys, "the keys of this subscription are in the browser"
        return {"endpoint": self.endpoint, "expirationTime": None, "keys": self.keys.as_json()}


class Refused(Exception):
    """A breach of a rule, with the status a strict push service answers."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


@dataclass(eq=False)
class PushRequest:
    """One request of the app's server and what became of it."""

    method: str
    url: str
    headers: dict[str, str]  # names in lower case
    body: bytes
    subscription: Subscription | None = None
    claims: dict[str, Any] = field(default_factory=dict)
    problem: Refused | None = None
    status: int = 0  # 0 until it is answered
    delivered: bool = False  # acknowledged by the browser
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    time: float = field(default_factory=time.time)

    @property
    def ttl(self) -> int:
        return int(self.headers["ttl"])

    @property
    def urgency(self) -> str | None:
        return self.headers.get("urgency")

    @property
    def topic(self) -> str | None:
        return self.headers.get("topic")

    def json(self) -> Any:
        """The payload as a virtual device reads it; raises Undecryptable."""
        keys = self.subscription and self.subscription.keys
        assert keys, "only a browser can read this"
        return json.loads(decrypt(self.body, keys))


@dataclass
class Fault:
    """Answer `status` to the next `times` requests (to `to` only, if given)."""

    status: int
    retry_after: int | str | None = None
    times: int = 1
    to: Subscription | None = None

    def strikes(self, request: PushRequest) -> bool:
        if not self.times or self.to not in (None, request.subscription):
            return False
        self.times -= 1
        return True


@dataclass(frozen=True)
class Answer:
    status: int
    text: str = ""
    headers: dict[str, str] = field(default_factory=dict)
