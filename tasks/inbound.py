"""Mail that comes in becomes messages: at a port where a relay delivers it, or out of a mailbox every minute."""

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import structlog

from domain import messages
from domain.access import HOUSE, system_of
from domain.accounts import limits
from domain.problems import TooMany
from domain.work import work_as
from integrations import inbox
from integrations.inbox import Listener, Unreadable, Verdict
from integrations.inbox.imap import OutOfReach
from settings import settings
from tasks.worker import Assignment, outside_task

BURST, PER = 30, 120.0  # mails to one address at once, and the seconds after which one more may come
log = structlog.get_logger(__name__)


def knows(address: str) -> bool:
    with work_as(HOUSE, writes=False) as work:
        return messages.way_at(work, address) is not None


def deliver(raw: bytes, address: str, envelope_from: str | None = None) -> Verdict:
    """Put one mail into the thread its address leads to; it is TAKEN only when that is written, whole."""
    with work_as(HOUSE, writes=False) as work:
        way = messages.way_at(work, address)
    if way is None:
        return Verdict.UNKNOWN
    try:
        mail = inbox.read_mail(raw, envelope_from=envelope_from)
    except Unreadable as problem:
        log.warning("mail cannot be read", why=str(problem))
        return Verdict.REFUSED
    if mail.automatic:
        log.info("mail that nobody wrote", why=mail.automatic)
        return Verdict.TAKEN
    try:
        limits.spend(f"mail:{way.id}", burst=BURST, per=PER)
    except TooMany:
        return Verdict.LATER
    looked = messages.looked_at(mail.enclosures)
    with work_as(system_of(way.company_id)) as work:
        messages.reply(work, way.id, mail, looked)
    return Verdict.TAKEN


def listener() -> Listener:
    return Listener(settings.inbound_listen, knows=knows, deliver=partial(deliver))


@outside_task("messages.fetch_mail")
def fetch_mail(assignment: Assignment) -> None:
    """Look into the mailbox, where there is one."""
    if settings.imap_url:
        try:
            inbox.fetch_all(settings.imap_url, _deliver_to_known)
        except OutOfReach as problem:
            log.warning("mailbox out of reach", why=str(problem))  # the next minute looks again
    with assignment.last_work():
        return


def _deliver_to_known(raw: bytes, addresses: list[str]) -> Verdict:
    """A mailbox knows no envelope: of all addresses in the mail those that are ours."""
    verdicts = [deliver(raw, address) for address in addresses if knows(address)]
    return Verdict.LATER if Verdict.LATER in verdicts else Verdict.TAKEN


@asynccontextmanager
async def embedded() -> AsyncIterator[None]:
    """The app's lifespan task: without Redis, the app itself takes mail; with it, `manage.py inbound` does."""
    running = await asyncio.to_thread(_start) if settings.inbound_listen and not settings.redis_url else None
    yield
    if running:
        await asyncio.to_thread(running.stop)


def _start() -> Listener | None:
    try:
        return listener().start()
    except OSError as problem:
        if problem.errno != errno.EADDRINUSE:
            raise
        log.info("another worker takes the mail")
        return None
