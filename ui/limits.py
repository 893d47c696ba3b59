"""How many sockets one address may open, and how fast one socket may talk. Each costs memory and time."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field

from settings import settings

OPEN_AT_ONCE = 400
NEW_AT_ONCE = 300
NEW_PER_SECOND = 10.0
ADDRESSES = 10_000
EVENTS_AT_ONCE = 400  # generous: a page load is three events, somebody who types fast sends five a second
EVENTS_PER_SECOND = 40.0
BYTES_OF_ONE = 16_384  # a longer message counts for several


@dataclass
class _Address:
    open: int = 0
    spare: float = NEW_AT_ONCE
    at: float = field(default_factory=time.monotonic)


class Pace:
    """How fast one socket talks: a token bucket."""

    def __init__(self) -> None:
        self._spare, self._at = float(EVENTS_AT_ONCE), time.monotonic()

    def allows(self, size: int) -> bool:
        """Count one more message of so many bytes, unless the socket talks too fast."""
        now = time.monotonic()
        self._spare = min(EVENTS_AT_ONCE, self._spare + (now - self._at) * EVENTS_PER_SECOND)
        self._at = now
        self._spare -= 1 + size // BYTES_OF_ONE
        return self._spare >= 0


_addresses: OrderedDict[str, _Address] = OrderedDict()


def may_open(address: str) -> bool:
    """Count one more socket for this address, unless it has too many."""
    known = _addresses.setdefault(address, _Address())
    _addresses.move_to_end(address)
    _forget_idle()
    now = time.monotonic()
    known.spare = min(NEW_AT_ONCE, known.spare + (now - known.at) * NEW_PER_SECOND)
    known.at = now
    if known.open >= OPEN_AT_ONCE or known.spare < 1:
        return False
    known.open += 1
    known.spare -= 1
    return True


def closed(address: str) -> None:
    """A socket of this address closed."""
    if known := _addresses.get(address):
        known.open = max(0, known.open - 1)


def client_address(peer: str, forwarded_for: str) -> str:
    """The visitor's address, behind as many proxies as the settings trust."""
    hops = settings.trusted_proxy_hops
    addresses = [part.strip() for part in forwarded_for.split(",") if part.strip()]
    return addresses[-hops] if 0 < hops <= len(addresses) else peer


def _forget_idle() -> None:
    while len(_addresses) > ADDRESSES:
        address, known = _addresses.popitem(last=False)
        if known.open:  # still in use: keep counting it
            _addresses[address] = known
            return
