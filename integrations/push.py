"""Web Push (RFC 8030, 8291, 8292) and Declarative Web Push.

A push endpoint is an address a browser sends us: it is only ever one of the known push services (settings.push_hosts).
"""

import base64
import hashlib
import json
import threading
import time
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from enum import StrEnum
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from pywebpush import WebPusher, WebPushException

from integrations import vapid
from settings import settings

MOST_BYTES = 3993
_TIMEOUT = (3, 10)
_local = threading.local()


class Urgency(StrEnum):
    """How much battery this is worth (RFC 8030, 5.3)."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


class Outcome(StrEnum):
    """What became of a message."""

    DELIVERED = "delivered"  # the push service has it
    GONE = "gone"  # forget this subscription
    RETRY = "retry"  # later
    REFUSED = "refused"  # our mistake: neither forget nor repeat


@dataclass(frozen=True)
class Subscription:
    """What the browser gave: an address and the keys to write to it (base64url)."""

    endpoint: str
    p256dh: str
    auth: str


@dataclass(frozen=True)
class PushOutcome:
    """`status` is the service's HTTP status, 0 when it did not answer; `retry_after` in seconds."""

    outcome: Outcome
    status: int = 0
    retry_after: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Action:
    """A button on the notification."""

    name: str
    title: str
    url: str


def is_allowed_endpoint(url: str) -> bool:
    """Tell whether a browser may give us this address: https, port 443, a known push service, nothing odd."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    host = parts.hostname or ""
    plain = url.isascii() and url.isprintable() and not set(url) & set(" \\") and len(url) <= 2000
    known = any(host == allowed or host.endswith("." + allowed) for allowed in settings.push_hosts)
    return plain and known and parts.scheme == "https" and port in (None, 443) and "@" not in parts.netloc


def is_subscription(subscription: Subscription) -> bool:
    """Tell whether to keep it: a known service, an uncompressed P-256 point and 16 bytes (RFC 8291)."""
    try:
        point, secret = _bytes(subscription.p256dh), _bytes(subscription.auth)
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point)
    except ValueError:
        return False
    return point[0] == 4 and len(secret) == 16 and is_allowed_endpoint(subscription.endpoint)


def declarative(
    *,
    title: str,
    body: str,
    navigate: str,
    language: str,
    tag: str = "",
    actions: tuple[Action, ...] = (),
    badge: int | None = None,
    data: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Build a Declarative Web Push message: shown by Safari without a service worker, by ours elsewhere."""
    notification: dict[str, Any] = {"title": title, "body": body, "navigate": navigate, "lang": language, "dir": "auto"}
    if tag:
        notification["tag"] = tag
    if actions:
        notification["actions"] = [{"action": a.name, "title": a.title, "navigate": a.url} for a in actions]
    if data:
        notification["data"] = data
    message: dict[str, Any] = {"web_push": 8030, "notification": notification}
    return message if badge is None else message | {"app_badge": str(badge)}


def topic_for(key: str) -> str:
    """Return a Topic (32 signs): an undelivered message with the same one is replaced."""
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())[:32].decode()


def send(
    subscription: Subscription,
    payload: dict[str, Any],
    *,
    ttl: int,
    urgency: Urgency = Urgency.NORMAL,
    topic: str = "",
) -> PushOutcome:
    """Encrypt and hand over one message; `ttl` in seconds. Never raises for what the other side does."""
    if not is_subscription(subscription):
        return PushOutcome(Outcome.REFUSED, detail="not a subscription at a push service we know")
    headers = {"TTL": str(ttl), "Urgency": urgency.value} | ({"Topic": topic} if topic else {})
    try:
        return _read(_post(subscription, fit(payload), headers))
    except requests.RequestException as problem:
        return PushOutcome(Outcome.RETRY, detail=type(problem).__name__)
    except (WebPushException, ValueError) as problem:
        return PushOutcome(Outcome.REFUSED, detail=str(problem)[:200])


def fit(payload: dict[str, Any]) -> bytes:
    """Return the payload as JSON of at most 3993 bytes; the notification's body is cut between characters."""
    raw = _json(payload)
    if len(raw) <= MOST_BYTES:
        return raw
    notification = payload.get("notification", {})
    body = str(notification.get("body", ""))
    shortest, longest = 0, len(body)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        fits = len(_json(_with_body(payload, body[:middle]))) <= MOST_BYTES
        shortest, longest = (middle, longest) if fits else (shortest, middle - 1)
    raw = _json(_with_body(payload, body[:shortest]))
    if len(raw) > MOST_BYTES:
        raise ValueError(f"payload of {len(raw)} bytes without its body")
    return raw


def _post(subscription: Subscription, body: bytes, headers: dict[str, str]) -> requests.Response:
    return _session().post(
        subscription.endpoint,
        data=WebPusher(_info(subscription)).encode(body)["body"],
        headers=headers | {"Content-Encoding": "aes128gcm"} | vapid.authorization(subscription.endpoint),
        timeout=_TIMEOUT,
        allow_redirects=False,  # an endpoint must not steer us into the inner network
    )


def _read(answer: requests.Response) -> PushOutcome:
    status, detail = answer.status_code, answer.text[:200]
    if 200 <= status < 300:
        return PushOutcome(Outcome.DELIVERED, status)
    if status in (404, 410):
        return PushOutcome(Outcome.GONE, status, detail=detail)
    if status == 429 or status >= 500:
        return PushOutcome(Outcome.RETRY, status, _seconds(answer.headers.get("Retry-After", "")), detail)
    return PushOutcome(Outcome.REFUSED, status, detail=detail)


def _seconds(wait: str) -> int | None:
    if wait.strip().isdigit():
        return min(int(wait), 86_400)
    try:
        moment = parsedate_to_datetime(wait)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(0, int(aware.timestamp() - time.time())), 86_400)


def _session() -> requests.Session:
    """One connection pool per thread, without cookies; HTTPS_PROXY is honoured."""
    if not hasattr(_local, "session"):
        _local.session = requests.Session()
        _local.session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    return _local.session


def _info(subscription: Subscription) -> dict[str, Any]:
    keys = {"p256dh": subscription.p256dh, "auth": subscription.auth}
    return {"endpoint": subscription.endpoint, "keys": keys}


def _bytes(base64url: str) -> bytes:
    return base64.b64decode(base64url + "=" * (-len(base64url) % 4), altchars=b"-_", validate=True)


def _with_body(payload: dict[str, Any], body: str) -> dict[str, Any]:
    return payload | {"notification": payload.get("notification", {}) | {"body": body.rstrip() + "…"}}


def _json(payload: dict[str, Any]) -> bytes:
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
