"""What a strict push service demands of a request: RFC 8030, 8291 and 8292."""

import json
import re
import time
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, utils

from .encryption import Undecryptable, load_point, read_header, unb64u
from .records import PushRequest, Refused, Subscription, Vendor

MAX_BODY = 4096  # RFC 8030 section 7.2
MAX_LIFETIME = 24 * 3600  # RFC 8292 section 2
CONTACT = re.compile(r"mailto:[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+|https://[^/\s]+\.[^/\s]+(/\S*)?")


def assert_sound(request: PushRequest, subscription: Subscription, origin: str) -> None:
    """Raises Refused at the first breach; fills `request.claims`."""
    if request.method != "POST":
        raise Refused(405, "a message is sent with POST (RFC 8030 5)")
    _assert_fields(request)
    _assert_body(request)
    _assert_vapid(request, subscription, origin)


def _assert_fields(request: PushRequest) -> None:
    if not re.fullmatch(r"\d+", request.headers.get("ttl", "")):
        raise Refused(400, "TTL in seconds is required (RFC 8030 5.2)")
    if request.urgency not in (None, "very-low", "low", "normal", "high"):
        raise Refused(400, f"Urgency {request.urgency!r} (RFC 8030 5.3)")
    if request.topic is not None and not re.fullmatch(r"[\w-]{1,32}", request.topic, re.ASCII):
        raise Refused(400, f"Topic {request.topic!r} (RFC 8030 5.4)")


def _assert_body(request: PushRequest) -> None:
    if len(request.body) > MAX_BODY:
        raise Refused(413, f"{len(request.body)} bytes; {MAX_BODY} is the limit (RFC 8030 7.2)")
    if not request.body:
        return
    if request.headers.get("content-encoding") != "aes128gcm":
        raise Refused(400, "Content-Encoding must be aes128gcm (RFC 8291 4)")
    try:
        read_header(request.body)
    except Undecryptable as wrong:
        raise Refused(400, f"{wrong} (RFC 8291 4)") from wrong


def _assert_vapid(request: PushRequest, subscription: Subscription, origin: str) -> None:
    token, key = _credentials(request.headers.get("authorization", ""))
    request.claims = _signed_claims(token, key)
    if key != subscription.application_key:
        raise Refused(403, "k is not this subscription's key (RFC 8292 4.2)")
    if request.claims.get("aud") != origin:
        raise Refused(401, f"aud is {request.claims.get('aud')!r}, not {origin} (RFC 8292 2)")
    _assert_lifetime(request.claims.get("exp"))
    contact = request.claims.get("sub")
    if subscription.vendor is Vendor.APPLE and not CONTACT.fullmatch(str(contact)):
        raise Refused(403, f"BadJwtToken: Apple cannot reach sub {contact!r}")


def _credentials(authorization: str) -> tuple[str, bytes]:
    """Token and public key of `vapid t=…, k=…` (RFC 8292 section 3)."""
    found = re.fullmatch(r"vapid\s+t=([\w.-]+)\s*,\s*k=([\w-]+)", authorization, re.IGNORECASE)
    if not found:
        raise Refused(401, "Authorization: vapid t=…, k=… is required (RFC 8292 3)")
    return found[1], unb64u(found[2])


def _signed_claims(token: str, key: bytes) -> dict[str, Any]:
    try:
        head, body, signature = token.split(".")
        public, raw = load_point(key), unb64u(signature)
        if json.loads(unb64u(head)).get("alg") != "ES256" or len(raw) != 64:
            raise ValueError("not ES256")
        r, s = int.from_bytes(raw[:32], "big"), int.from_bytes(raw[32:], "big")
        signed = f"{head}.{body}".encode()
        public.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA256()))
        return json.loads(unb64u(body))
    except (ValueError, InvalidSignature) as wrong:
        raise Refused(401, f"t is not a token signed with k: {wrong!r} (RFC 8292 2)") from wrong


def _assert_lifetime(exp: object) -> None:
    left = exp - time.time() if isinstance(exp, int | float) else -1
    if not 0 < left <= MAX_LIFETIME + 60:
        raise Refused(401, f"exp is {exp!r}: past, or more than 24 h ahead (RFC 8292 2)")
