"""A port at which a relay delivers mail: SMTP, or LMTP with an answer per recipient (RFC 2033)."""

import asyncio
from collections.abc import Callable
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

import structlog
from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from integrations.inbox.parsing import MOST_BYTES

MOST_RECIPIENTS = 10
log = structlog.get_logger(__name__)


class Verdict(StrEnum):
    """What becomes of a mail, as the relay is told."""

    TAKEN = "250 2.0.0 Ok"
    LATER = "451 4.3.0 Try again later"
    UNKNOWN = "550 5.1.1 No such address"
    REFUSED = "554 5.6.0 This cannot be read"


Knows = Callable[[str], bool]
Deliver = Callable[[bytes, str, str], Verdict]  # the mail, the recipient, the envelope's sender


class Listener:
    """Listens at `smtp://host:port` or `lmtp://host:port`, in a thread; what fails is tried again by the relay."""

    def __init__(self, listen: str, *, knows: Knows, deliver: Deliver) -> None:
        url = urlsplit(listen)
        is_lmtp = url.scheme == "lmtp"
        kind = _LmtpController if is_lmtp else Controller
        self._controller = kind(
            _Handler(knows, deliver, is_lmtp=is_lmtp), hostname=url.hostname or "127.0.0.1", port=url.port or 24,
            data_size_limit=MOST_BYTES, ident="Voordeur",
        )  # fmt: skip

    def start(self) -> "Listener":
        """Raises OSError when the port is taken."""
        self._controller.start()
        return self

    def stop(self) -> None:
        self._controller.stop()


class _LmtpController(Controller):
    def factory(self) -> LMTP:
        return LMTP(self.handler, **self.SMTP_kwargs)


class _Handler:
    def __init__(self, knows: Knows, deliver: Deliver, *, is_lmtp: bool) -> None:
        self._knows, self._deliver, self._is_lmtp = knows, deliver, is_lmtp

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        if not await self._tried(self._knows, address, instead=True):
            return Verdict.UNKNOWN.value
        envelope.rcpt_tos.append(address)
        return Verdict.TAKEN.value

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        sender = envelope.mail_from or ""
        verdicts = [
            await self._tried(self._deliver, content, address, sender, instead=Verdict.LATER)
            for address in envelope.rcpt_tos
        ]
        if self._is_lmtp:
            return "\r\n".join(verdict.value for verdict in verdicts)
        for wanted in (Verdict.LATER, Verdict.TAKEN):  # repeated, a mail that was taken does no harm
            if wanted in verdicts:
                return wanted.value
        return verdicts[0].value

    async def _tried(self, function: Callable[..., Any], *args: Any, instead: Any) -> Any:
        """A mistake of ours must not lose the mail: the relay keeps it and comes again."""
        try:
            return await asyncio.to_thread(function, *args)
        except Exception:
            log.exception("inbound mail failed")
            return instead
