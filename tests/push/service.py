"""A push service on loopback: all that stands between the app's server and the browser."""

import fnmatch
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Self, TypeVar

from .authority import LOOPBACK, Authority
from .doors import open_doors
from .encryption import DeviceKeys, load_point, unb64u
from .google import MessageServer, read_registration
from .records import Answer, Fault, PushRequest, Refused, State, Subscription, Vendor
from .rules import assert_sound

HOSTS = ["fcm.googleapis.com", "jmt17.google.com", "updates.push.services.mozilla.com", "*.push.apple.com"]
Found = TypeVar("Found")


class PushService:
    """The vendors' push services, Google's side of Chromium, and the proxy that leads to them.

    Give `app_env` to the app's server and `chromium_flags` to the browser. Every request is
    judged by the RFCs and kept in `requests`. Safe to use from any thread.
    """

    def __init__(self, folder: Path) -> None:
        self.subscriptions: list[Subscription] = []
        self.requests: list[PushRequest] = []
        self.strangers: list[str] = []  # hosts the app tried to reach besides the push services
        self._faults: list[Fault] = []
        self._known = 0  # subscriptions made before the last reset
        self._changed = threading.Condition()
        self._authority = Authority(folder, HOSTS)
        self._messages = MessageServer(self._authority.context, self._delivered)
        self._doors = open_doors(self, self._authority.context)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._doors.shutdown()
        self._doors.server_close()
        self._messages.stop()

    # -- how to lead others here

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self._doors.server_port}"

    @property
    def app_env(self) -> dict[str, str]:
        """For the environment of the app's server; keep it out of Playwright's."""
        certificates = str(self._authority.bundle)
        return {
            "HTTPS_PROXY": self.url,
            "NO_PROXY": f"{LOOPBACK},localhost",
            "REQUESTS_CA_BUNDLE": certificates,  # requests, hence pywebpush
            "SSL_CERT_FILE": certificates,  # httpx, aiohttp
        }

    @property
    def chromium_flags(self) -> list[str]:
        return [
            f"--gcm-checkin-url={self.url}/checkin",
            f"--gcm-registration-url={self.url}/register",
            f"--gcm-mcs-endpoint=https://{LOOPBACK}:{self._messages.port}",
            f"--ignore-certificate-errors-spki-list={self._authority.spki_hash}",
        ]

    # -- what a test arranges

    def subscribe_virtually(self, application_key: str, vendor: Vendor) -> Subscription:
        """A device that is not there, such as an iPhone: give its `as_json()` to the app."""
        key = unb64u(application_key)
        load_point(key)
        return self._remember(Subscription(vendor, key, keys=DeviceKeys.generate()))

    def fail(
        self, status: int, *, retry_after: int | str | None = None, times: int = 1, to: Subscription | None = None
    ) -> None:
        """Refuse the next `times` requests; `retry_after` in seconds or as an HTTP date."""
        self._faults.append(Fault(status, retry_after, times, to))

    def expire(self, subscription: Subscription) -> None:
        """The person withdrew it: 410 from now on."""
        subscription.state = State.EXPIRED

    def forget(self, subscription: Subscription) -> None:
        """As if it had never been: 404 from now on."""
        subscription.state = State.FORGOTTEN

    def reset(self) -> None:
        """Forget requests and faults. Subscriptions live on, as they do in browsers."""
        self._known = len(self.subscriptions)
        self.requests, self.strangers, self._faults = [], [], []

    # -- what a test waits for

    def wait_for_subscription(self, *, timeout: float = 20) -> Subscription:
        """The latest live one that a real browser made since the last reset."""

        def latest() -> Subscription | None:
            real = [s for s in self.subscriptions[self._known :] if s.route and s.state is State.LIVE]
            return real[-1] if real else None

        return self._wait(latest, "subscription", timeout)

    def wait_for_request(self, *, to: Subscription | None = None, nth: int = 1, timeout: float = 20) -> PushRequest:
        """The nth answered request since the last reset."""

        def answered() -> PushRequest | None:
            found = [r for r in self.requests if r.status and to in (None, r.subscription)]
            return found[nth - 1] if len(found) >= nth else None

        return self._wait(answered, "push request", timeout)

    def wait_for_delivery(self, request: PushRequest, *, timeout: float = 20) -> None:
        """Until the browser acknowledged the message."""
        self._wait(lambda: request.delivered or None, "delivery", timeout)

    def _wait(self, look: Callable[[], Found | None], what: str, timeout: float) -> Found:
        with self._changed:
            found = self._changed.wait_for(look, timeout)
        if found is None:
            seen = [(r.url, r.status, str(r.problem)) for r in self.requests]
            raise TimeoutError(f"no {what} in {timeout} s; requests: {seen}")
        return found

    # -- what comes in through the doors

    def answers_for(self, host: str) -> bool:
        known = any(fnmatch.fnmatch(host, pattern) for pattern in HOSTS)
        if not known:
            self.strangers.append(host)
        return known

    def receive(self, request: PushRequest, origin: str) -> Answer:
        """Judge a message to a subscription, and pass it on if it is sound."""
        token = request.url.rpartition("/")[2]
        with self._changed:
            request.subscription = next((s for s in self.subscriptions if s.token == token), None)
            self.requests.append(request)
        answer = self._judge(request, origin)
        with self._changed:
            request.status = answer.status
            self._changed.notify_all()
        return answer

    def _judge(self, request: PushRequest, origin: str) -> Answer:
        subscription = request.subscription
        try:
            if subscription is None or subscription.state is State.FORGOTTEN:
                raise Refused(404, "no such subscription")
            assert_sound(request, subscription, origin)
            if subscription.state is State.EXPIRED:
                raise Refused(410, "expired or unsubscribed")
        except Refused as refused:
            request.problem = refused
            return Answer(refused.status, str(refused))
        fault = next((f for f in self._faults if f.strikes(request)), None)
        if fault:
            return _failure(fault)
        self._pass_on(request, subscription)
        return Answer(201, headers={"Location": f"{origin}/m/{request.id}"})

    def _pass_on(self, request: PushRequest, subscription: Subscription) -> None:
        if subscription.route:
            self._messages.push(subscription.route, request)
        else:
            request.delivered = True

    def register(self, body: bytes) -> str:
        route, subscription = read_registration(body)
        if subscription:
            return f"token={self._remember(subscription).token}"
        for known in self.subscriptions:
            if known.route and (known.route.device, known.route.subtype) == (route.device, route.subtype):
                self.expire(known)
        return f"token={route.app}"

    def _remember(self, subscription: Subscription) -> Subscription:
        with self._changed:
            self.subscriptions.append(subscription)
            self._changed.notify_all()
        return subscription

    def _delivered(self, request_id: str) -> None:
        with self._changed:
            for request in self.requests:
                request.delivered |= request.id == request_id
            self._changed.notify_all()


def _failure(fault: Fault) -> Answer:
    after = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    return Answer(fault.status, "a fault the test asked for", after)
