"""Who we are to a push service (RFC 8292): a key made at the first start, kept, and a token per service.

Whoever loses `<data_dir>/keys/vapid.pem` loses every subscription.
"""

import base64
import os
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from py_vapid import Vapid02

from settings import settings

_LASTS = 12 * 3600  # RFC 8292 allows 24 hours; half of it forgives a wrong clock
_tokens: dict[tuple[Path, str, str], tuple[float, dict[str, str]]] = {}
_lock = Lock()


def public_key() -> str:
    """Return the key a browser needs to subscribe (applicationServerKey, base64url)."""
    key = load_pem_private_key(_kept(_key_file()), password=None)
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()


def authorization(endpoint: str) -> dict[str, str]:
    """Return the header for this endpoint's service; one token per service, renewed after six hours."""
    parts = urlsplit(endpoint)
    key = (_key_file(), settings.vapid_subject, f"{parts.scheme}://{parts.netloc}")
    with _lock:
        expires, header = _tokens.get(key, (0.0, {}))
        if expires < time.time() + _LASTS / 2:
            expires, header = _sign(*key)
            _tokens[key] = (expires, header)
    return dict(header)


def _sign(file: Path, subject: str, origin: str) -> tuple[float, dict[str, str]]:
    """Sign fresh claims: the vendor's signer writes into the dict it is given."""
    expires = int(time.time()) + _LASTS
    return expires, _signer(file).sign({"sub": subject, "aud": origin, "exp": expires})


def _key_file() -> Path:
    return settings.data_dir / "keys" / "vapid.pem"


@lru_cache(maxsize=8)
def _signer(file: Path) -> Vapid02:
    return Vapid02.from_pem(_kept(file))


def _kept(file: Path) -> bytes:
    """Read the key; made by whoever comes first, complete from the moment its name exists."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=file.parent)  # readable by the owner only
        with os.fdopen(handle, "wb") as new:
            new.write(_new_key())
        with suppress(FileExistsError):  # another process was first: then its key counts
            os.link(beside, file)
        os.unlink(beside)
    return file.read_bytes()


def _new_key() -> bytes:
    return generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
