"""How many sockets one address may open. Each costs memory: a tab's state lives for hours."""

import time
from collections import OrderedDict
from dataclasses import dataclass, field

from settings import settings

OPEN_AT_ONCE = 400
NEW_AT_ONCE = 300
NEW_PER_SECOND = 10.0
ADDRESSES = 10_000


@dataclass
class _Address:
    open: int = 0
    spare: float = NEW_AT_ONCE
    at: float = field(default_factory=time.monotonic)


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
