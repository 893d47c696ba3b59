"""Message encryption of Web Push (RFC 8291 on RFC 8188), the receiving half.

Written on bare primitives on purpose: the sender under test uses `http_ece`, and a mistake
shared by both ends of a test would go unseen.
"""

import base64
import os
from dataclasses import dataclass
from typing import Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

POINT_LENGTH = 65  # an uncompressed P-256 point
FIXED_HEADER = 21  # salt (16), record size (4), length of the key id (1)
TAG_AND_DELIMITER = 17


class Undecryptable(ValueError):
    """A browser would drop this message in silence."""


@dataclass(frozen=True)
class DeviceKeys:
    """What a browser keeps to itself: its ECDH key and the authentication secret (16 bytes)."""

    private: ec.EllipticCurvePrivateKey
    auth: bytes

    @classmethod
    def generate(cls) -> Self:
        return cls(ec.generate_private_key(ec.SECP256R1()), os.urandom(16))

    @property
    def public(self) -> bytes:
        return point_of(self.private.public_key())

    def as_json(self) -> dict[str, str]:
        return {"p256dh": b64u(self.public), "auth": b64u(self.auth)}


def decrypt(body: bytes, keys: DeviceKeys) -> bytes:
    """The plaintext of an aes128gcm body; raises Undecryptable."""
    sender, record = read_header(body)
    shared = keys.private.exchange(ec.ECDH(), load_point(sender))
    secret = _derive(keys.auth, shared, b"WebPush: info\0" + keys.public + sender, 32)
    content_key = _derive(body[:16], secret, b"Content-Encoding: aes128gcm\0", 16)
    nonce = _derive(body[:16], secret, b"Content-Encoding: nonce\0", 12)
    try:
        padded = AESGCM(content_key).decrypt(nonce, record, None)
    except InvalidTag as wrong:
        raise Undecryptable("other keys than the device's, or a damaged body") from wrong
    text, delimiter = padded.rstrip(b"\0")[:-1], padded.rstrip(b"\0")[-1:]
    if delimiter != b"\2":
        raise Undecryptable("the last record's delimiter (0x02) is missing")
    return text


def read_header(body: bytes) -> tuple[bytes, bytes]:
    """The sender's public point and the only record (RFC 8291 section 4); raises Undecryptable."""
    end = FIXED_HEADER + POINT_LENGTH
    if len(body) < end + TAG_AND_DELIMITER or body[20] != POINT_LENGTH:
        raise Undecryptable("no aes128gcm header with the sender's 65-byte key")
    sender, record = body[FIXED_HEADER:end], body[end:]
    if len(record) > int.from_bytes(body[16:20], "big"):
        raise Undecryptable("more than one record")
    try:
        load_point(sender)
    except ValueError as wrong:
        raise Undecryptable(str(wrong)) from wrong
    return sender, record


def _derive(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    return HKDF(hashes.SHA256(), length, salt, info).derive(secret)


def point_of(key: ec.EllipticCurvePublicKey) -> bytes:
    return key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def load_point(point: bytes) -> ec.EllipticCurvePublicKey:
    if len(point) != POINT_LENGTH:
        raise ValueError(f"not an uncompressed P-256 point: {len(point)} bytes")
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point)


def b64u(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64u(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
