"""How often somebody may try: the generic cell rate algorithm, in one row per key, exact over all processes."""

from ipaddress import ip_address, ip_network

from sqlalchemy.exc import IntegrityError
from sqlmodel import select

from domain.access import HOUSE
from domain.problems import TooMany
from domain.work import Work, work_as
from models.account import RateLimit


def network_of(ip: str) -> str:
    """Whom to count an address for: of IPv6 every household has 2^64 of them (RFC 6177)."""
    try:
        address = ip_address(ip)
    except ValueError:
        return ip[:45]
    return str(ip_network((address, 64), strict=False)) if address.version == 6 else ip


def spend(key: str, *, burst: int, per: float) -> None:
    """Count one try; raises TooMany after `burst` tries, of which one comes back every `per` seconds.

    Commits by itself, before the work that it protects, so that a failed try counts too.
    Source of the algorithm: ITU-T I.371, the virtual scheduling form of GCRA.
    """
    with work_as(HOUSE) as work:
        now = work.now.timestamp()
        row = _row_of(work, key) or _begun(work, key, now)
        arrives = max(row.arrives_at, now) + per
        wait = arrives - burst * per - now
        if wait <= 0:
            row.arrives_at = arrives
            work.session.add(row)
    if wait > 0:
        raise TooMany(retry_after=wait)


def _row_of(work: Work, key: str) -> RateLimit | None:
    return work.session.exec(select(RateLimit).where(RateLimit.key == key).with_for_update()).one_or_none()


def _begun(work: Work, key: str, now: float) -> RateLimit:
    """The row of a first try; of two first tries at once the later waits, and counts in the row of the other."""
    try:
        with work.session.begin_nested():
            return work.add(RateLimit(key=key, arrives_at=now))
    except IntegrityError:
        row = _row_of(work, key)
        if row is None:
            raise
        return row


def spend_on_asking(email: str, ip: str) -> None:
    """What signing in and registering share: how often a code may be asked for, per address and per network."""
    spend(f"ask:{email}", burst=5, per=180)
    spend(f"ask-ip:{network_of(ip)}", burst=30, per=60)
