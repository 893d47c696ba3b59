"""The address at which one person answers one thread by mail: unguessable, and written down only as a hash."""

import base64
import hashlib

from integrations.secrets import hash_token, token_for
from settings import settings

_LOCAL_PART = 64  # characters (RFC 5321, 4.5.3.1.1)


def token_of(way_id: str) -> str:
    """128 bits in letters and digits that survive a server which changes the case."""
    secret = hashlib.sha256(token_for(f"way back {way_id}").encode()).digest()[:16]
    return base64.b32encode(secret).decode().rstrip("=").lower()


def kept_way_back(way_id: str) -> str:
    """What the database keeps of the token."""
    return hash_token(token_of(way_id))


def address_of(slug: str, way_id: str) -> str:
    """`<firm>+<token>@<domain>`; "" where this installation takes no mail."""
    if not settings.inbound_domain:
        return ""
    token = token_of(way_id)
    return f"{slug[: _LOCAL_PART - len(token) - 1]}+{token}@{settings.inbound_domain}"


def hash_of_way_back(address: str) -> str:
    """The hash of the token in an address of ours; "" for any other address."""
    local, _, domain = address.strip().lower().rpartition("@")
    token = local.rpartition("+")[2]
    is_ours = settings.inbound_domain and domain == settings.inbound_domain.lower() and "+" in local
    return hash_token(token) if is_ours and token else ""
