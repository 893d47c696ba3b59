"""Push messages to a real push service over TLS: what the browser could read, and what each answer means."""

import base64
import json
import os
import stat
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from joserfc import jwt
from joserfc.jwk import ECKey

from integrations import push, vapid
from integrations.push import Action, Outcome, Subscription, Urgency
from settings import settings
from tests.integrations.sink import Sink
from tests.integrations.tunnel import Tunnel, a_certificate

HOST = "web.push.example"
BROWSER = ec.generate_private_key(SECP256R1())
SECRET = os.urandom(16)


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


POINT = BROWSER.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
PHONE = Subscription(f"https://{HOST}/send/abc", base64url(POINT), base64url(SECRET))
HELLO = push.declarative(title="Offerte", body="wacht op uw akkoord", navigate="https://v.example/a/1", language="nl")


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    """Run a push service under its own name behind a proxy, trusted for this test."""
    certificate = a_certificate(tmp_path, HOST, "other.push.example")
    with Sink(status=201, certificate=certificate) as sink, Tunnel(sink.port) as tunnel:
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{tunnel.port}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
        monkeypatch.setattr(settings, "push_host_text", "push.example")
        monkeypatch.setattr(push, "_local", threading.local())
        sink.headers["X-Tunnel"] = "1"
        yield sink


def opened(body: bytes) -> dict:
    return json.loads(http_ece.decrypt(body, private_key=BROWSER, auth_secret=SECRET, version="aes128gcm"))


def test_the_browser_can_read_the_message_and_nobody_else(service: Sink):
    sent = push.send(PHONE, HELLO, ttl=3600, urgency=Urgency.HIGH, topic=push.topic_for("quote-1"))

    assert (sent.outcome, sent.status) == (Outcome.DELIVERED, 201)
    asked = service.asked[0]
    assert (asked.method, asked.path) == ("POST", "/send/abc")
    assert asked.headers["TTL"] == "3600"
    assert asked.headers["Urgency"] == "high"
    assert asked.headers["Topic"] == push.topic_for("quote-1")
    assert asked.headers["Content-Encoding"] == "aes128gcm"
    assert b"akkoord" not in asked.body
    assert opened(asked.body) == HELLO


def test_each_message_is_sealed_with_a_fresh_key(service: Sink):
    for _ in range(3):
        push.send(PHONE, HELLO, ttl=60)

    assert len({asked.body[:16] for asked in service.asked}) == 3
    assert len({asked.body[21:86] for asked in service.asked}) == 3


def test_the_service_can_check_who_we_are(service: Sink):
    push.send(PHONE, HELLO, ttl=60)

    scheme, rest = service.asked[0].headers["Authorization"].split(" ", 1)
    token, key = (part.strip().split("=", 1)[1] for part in rest.split(","))
    assert scheme == "vapid"
    assert key == vapid.public_key()
    numbers = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), from_base64url(key))
    pem = numbers.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    claims = jwt.decode(token, ECKey.import_key(pem), algorithms=["ES256"]).claims
    assert claims["aud"] == f"https://{HOST}"
    assert claims["sub"] == settings.vapid_subject
    assert time.time() < claims["exp"] <= time.time() + 24 * 3600


def test_two_services_get_two_audiences(service: Sink):
    other = Subscription("https://other.push.example/x", PHONE.p256dh, PHONE.auth)
    for subscription in (PHONE, other, PHONE):
        push.send(subscription, HELLO, ttl=60)

    tokens = [asked.headers["Authorization"].split("t=")[1].split(",")[0] for asked in service.asked]
    audiences = [json.loads(from_base64url(token.split(".")[1]))["aud"] for token in tokens]
    assert audiences == [f"https://{HOST}", "https://other.push.example", f"https://{HOST}"]
    assert tokens[0] == tokens[2]


def test_the_token_is_renewed_long_before_it_ends(service: Sink, monkeypatch: pytest.MonkeyPatch):
    first = vapid.authorization(PHONE.endpoint)
    later = time.time() + 7 * 3600
    monkeypatch.setattr(vapid.time, "time", lambda: later)

    assert vapid.authorization(PHONE.endpoint) != first


@pytest.mark.parametrize("status", [404, 410])
def test_a_device_that_is_gone_is_forgotten(service: Sink, status: int):
    service.status = status
    assert push.send(PHONE, HELLO, ttl=60).outcome is Outcome.GONE


@pytest.mark.parametrize("status", [400, 401, 403, 413])
def test_our_own_mistakes_are_neither_repeated_nor_blamed_on_the_device(service: Sink, status: int):
    service.status, service.body = status, b"bad token"
    sent = push.send(PHONE, HELLO, ttl=60)
    assert (sent.outcome, sent.status, sent.detail) == (Outcome.REFUSED, status, "bad token")


@pytest.mark.parametrize(
    ("status", "wait", "seconds"),
    [(429, "120", 120), (503, None, None), (500, "soon", None), (429, "999999999", 86_400), (429, "-5", None)],
)
def test_a_busy_service_is_asked_again_when_it_says(service: Sink, status: int, wait: str | None, seconds: int | None):
    service.status, service.headers = status, {"Retry-After": wait} if wait else {}
    sent = push.send(PHONE, HELLO, ttl=60)
    assert (sent.outcome, sent.retry_after) == (Outcome.RETRY, seconds)


def test_the_wait_may_be_a_date(service: Sink):
    service.status, service.headers = 429, {"Retry-After": formatdate(time.time() + 100, usegmt=True)}
    wait = push.send(PHONE, HELLO, ttl=60).retry_after
    assert wait is not None
    assert 90 <= wait <= 100


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(service: Sink, status: int):
    with Sink() as inner:
        service.status, service.headers = status, {"Location": f"{inner.url}/admin"}
        assert push.send(PHONE, HELLO, ttl=60).outcome is Outcome.REFUSED
        assert inner.asked == []
    assert len(service.asked) == 1


def test_a_service_that_hangs_does_not_hang_us(service: Sink, monkeypatch: pytest.MonkeyPatch):
    service.delay = 3
    monkeypatch.setattr(push, "_TIMEOUT", (1, 0.3))
    sent = push.send(PHONE, HELLO, ttl=60)
    assert (sent.outcome, sent.detail) == (Outcome.RETRY, "ReadTimeout")


def test_a_service_that_is_not_there_is_tried_later(service: Sink, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    assert push.send(PHONE, HELLO, ttl=60).outcome is Outcome.RETRY


@pytest.mark.parametrize(
    "url",
    [
        "https://fcm.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/x",
        "https://web.push.apple.com/x",
        "https://wns2-par02p.notify.windows.com/w/?token=x",
        "https://fcm.googleapis.com:443/x",
    ],
)
def test_the_known_services_are_allowed(url: str):
    assert push.is_allowed_endpoint(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com:99999/x",
        "https://evil.example/fcm.googleapis.com",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilfcm.googleapis.com.example/x",
        "https://notpush.apple.com/x",
        "https://fcm.googleapis.com@evil.example/x",
        "https://user:pw@fcm.googleapis.com/x",
        "https://evil.example\\@fcm.googleapis.com/x",
        "https://fcm.googleapis.com\\.evil.example/x",
        "https://127.0.0.1/x",
        "https://[::1]/x",
        "https://localhost/x",
        "https://169.254.169.254/latest/meta-data",
        "https://fcm.googleapis.com/x\r\nHost: evil",
        "https://ｆcm.googleapis.com/x",
        "file:///etc/passwd",
        "//fcm.googleapis.com/x",
        "https://fcm.googleapis.com/" + "x" * 3000,
    ],
)
def test_anything_else_is_no_endpoint(url: str):
    assert not push.is_allowed_endpoint(url)


def test_a_subscription_elsewhere_is_not_even_tried(service: Sink):
    inner = Subscription(f"https://127.0.0.1:{service.port}/x", PHONE.p256dh, PHONE.auth)
    assert push.send(inner, HELLO, ttl=60).outcome is Outcome.REFUSED
    assert service.asked == []


@pytest.mark.parametrize(
    ("p256dh", "auth"),
    [
        ("", ""),
        ("AAAA", PHONE.auth),
        (base64url(b"\x04" + b"\x01" * 64), PHONE.auth),
        (PHONE.p256dh, ""),
        (PHONE.p256dh, base64url(b"x" * 15)),
        ("é" * 87, PHONE.auth),
        (PHONE.p256dh + "!", PHONE.auth),
    ],
    ids=["empty", "short point", "not on the curve", "no secret", "short secret", "not ascii", "not base64"],
)
def test_keys_that_are_no_keys_make_no_subscription(service: Sink, p256dh: str, auth: str):
    broken = Subscription(PHONE.endpoint, p256dh, auth)

    assert push.is_subscription(PHONE)
    assert not push.is_subscription(broken)
    assert push.send(broken, HELLO, ttl=60).outcome is Outcome.REFUSED
    assert service.asked == []


def test_a_long_body_is_cut_between_characters_to_what_a_service_takes(service: Sink):
    long = push.declarative(title="T", body="🚪€é" * 3000, navigate="https://v.example", language="nl")
    raw = push.fit(long)

    assert push.MOST_BYTES - 20 < len(raw) <= push.MOST_BYTES
    body = json.loads(raw)["notification"]["body"]
    assert body.endswith("…")
    assert long["notification"]["body"].startswith(body[:-1])
    assert push.send(PHONE, long, ttl=60).outcome is Outcome.DELIVERED
    assert len(service.asked[0].body) <= 4096


def test_a_short_message_is_sent_as_it_is():
    assert json.loads(push.fit(HELLO)) == HELLO


def test_a_message_too_large_without_its_body_is_refused(service: Sink):
    data = push.declarative(title="x" * 5000, body="b", navigate="https://v.example", language="nl")
    assert push.send(PHONE, data, ttl=60).outcome is Outcome.REFUSED


def test_a_declarative_message_has_the_fields_the_standard_names():
    message = push.declarative(
        title="T",
        body="B",
        navigate="https://v.example/a",
        language="nl",
        tag="quote-1",
        actions=(Action("approve", "Akkoord", "https://v.example/b"),),
        badge=3,
        data={"id": "1"},
    )

    assert message["web_push"] == 8030
    assert message["app_badge"] == "3"
    assert message["notification"]["navigate"] == "https://v.example/a"
    assert message["notification"]["actions"] == [
        {"action": "approve", "title": "Akkoord", "navigate": "https://v.example/b"}
    ]
    assert (message["notification"]["tag"], message["notification"]["data"]) == ("quote-1", {"id": "1"})


def test_topics_are_short_and_safe():
    assert len(push.topic_for("a" * 500)) == 32
    assert push.topic_for("a") != push.topic_for("b")
    assert set(push.topic_for("a")) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_the_key_is_made_once_kept_and_private(data_dir: Path):
    with ThreadPoolExecutor(8) as crew:
        keys = set(crew.map(lambda _: vapid.public_key(), range(16)))

    file = data_dir / "keys" / "vapid.pem"
    assert len(keys) == 1
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [found.name for found in file.parent.iterdir()] == ["vapid.pem"]
    assert len(from_base64url(keys.pop())) == 65
