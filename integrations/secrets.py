"""Secrets: kept encrypted, passwords hashed slowly, tokens hashed fast.

Encryption: AES-256-GCM, key by HKDF-SHA256 from the installation's secret key, a fresh 96-bit nonce each
time, and the owner's name as associated data, so that a value copied to another row does not open.
Passwords: Argon2id with OWASP's m=19 MiB, t=2, p=1; at most four at a time, so that guessing cannot fill the memory.
"""

import base64
import hashlib
import hmac
import os
import secrets
from threading import BoundedSemaphore

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

from settings import settings

_LONGEST_PASSWORD = 1024
_argon2 = Argon2Hasher(time_cost=2, memory_cost=19456, parallelism=1)
_turn = BoundedSemaphore(4)


class Sealed(Exception):
    """This secret does not open: wrong key, wrong owner, or damaged."""


def encrypt(plain: str, *, owner: str, key: bytes | None = None) -> str:
    """Seal a text for one owner ("company:<id>:mollie_key"); gives `v1.<key id>.<base64>`."""
    key_id, cipher = _cipher(key)
    nonce = os.urandom(12)
    sealed = nonce + cipher.encrypt(nonce, plain.encode(), owner.encode())
    return f"v1.{key_id}.{base64.urlsafe_b64encode(sealed).decode()}"


def decrypt(sealed: str, *, owner: str, key: bytes | None = None) -> str:
    """Open what `encrypt` sealed for this owner; raises Sealed."""
    key_id, cipher = _cipher(key)
    version, _, rest = sealed.partition(".")
    sealed_with, _, payload = rest.partition(".")
    if version != "v1" or sealed_with != key_id:
        raise Sealed(f"sealed with key {sealed_with or '?'}, this is key {key_id}")
    try:
        raw = base64.urlsafe_b64decode(payload)
        return cipher.decrypt(raw[:12], raw[12:], owner.encode()).decode()
    except (InvalidTag, ValueError) as problem:
        raise Sealed("wrong owner or damaged") from problem


def key_id(key: bytes | None = None) -> str:
    """Name a key without telling it; stored in front of every secret, so that a rotation finds the old ones."""
    return _cipher(key)[0]


def hash_password(password: str) -> str:
    """Hash a new password."""
    with _turn:
        return _argon2.hash(password)


def verify_password(password: str, hashed: str | None) -> bool:
    """Compare; takes as long for an account that has no password (`None`) as for one that has."""
    usable = len(password) <= _LONGEST_PASSWORD
    with _turn:
        try:
            matches = _argon2.verify(password if usable else "", hashed or _NOBODYS)
        except UnknownHashError:
            matches = False
    return matches and usable and hashed is not None


def needs_rehash(hashed: str) -> bool:
    """Tell whether this hash was made with older costs; hash again at the next successful sign-in."""
    return _argon2.check_needs_rehash(hashed)


def new_token() -> str:
    """Return 256 random bits, fit for a URL or a cookie."""
    return secrets.token_urlsafe(32)


def token_for(purpose: str) -> str:
    """Return 256 bits for a URL that only this installation can make, the same each time for the same purpose."""
    derived = _derived(settings.secret_key, b"voordeur tokens")
    digest = hmac.new(derived, purpose.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def hash_token(token: str) -> str:
    """Return what the database keeps of a token; 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_code() -> str:
    """Return a code of six digits to type over."""
    return f"{secrets.randbelow(1_000_000):06d}"


def new_password() -> str:
    """Return a password to read out and type over: twelve signs that are not mistaken for one another, 58 bits."""
    signs = "".join(secrets.choice("abcdefghkmnpqrstuvwxyz23456789") for _ in range(12))
    return f"{signs[:4]}-{signs[4:8]}-{signs[8:]}"


def hash_code(code: str, *, salt: str) -> str:
    """Return what the database keeps of a typed code: keyed, since a million guesses are quickly made."""
    derived = _derived(settings.secret_key, b"voordeur codes")
    return hmac.new(derived, f"{salt}:{code}".encode(), hashlib.sha256).hexdigest()


def is_same(left: str, right: str) -> bool:
    """Compare two texts in a time that tells nothing about where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def _cipher(key: bytes | None) -> tuple[str, AESGCM]:
    derived = _derived(settings.secret_key if key is None else key, b"voordeur stored secrets")
    return hashlib.sha256(b"key id" + derived).hexdigest()[:8], AESGCM(derived)


def _derived(key: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(key)


_NOBODYS = _argon2.hash(secrets.token_hex(16))
