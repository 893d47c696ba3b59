"""A real SMTP server that behaves, or misbehaves, as told."""

import ssl
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from demo.catchers import _free_port


@dataclass
class Mailbox:
    """`at_rcpt` and `at_data` are answered instead of taking the mail.

    With `login` it wants user and password, with `certificate` STARTTLS.
    """

    at_rcpt: str = ""
    at_data: str = ""
    login: tuple[str, str] | None = None
    certificate: Path | None = None
    raw: list[bytes] = field(default_factory=list)
    to: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        options: dict = {}
        if self.login:
            options = {"authenticator": self._check, "auth_required": True, "auth_require_tls": False}
        if self.certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificate)
            options |= {"tls_context": context, "require_starttls": True}
        self.controller = Controller(self, hostname="127.0.0.1", port=_free_port(), **options)
        self.controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.controller.port}"

    @property
    def mails(self) -> list[EmailMessage]:
        return [message_from_bytes(raw, policy=policy.default) for raw in self.raw]

    def _check(self, _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given) -> AuthResult:
        return AuthResult(success=(given.login.decode(), given.password.decode()) == self.login, handled=False)

    async def handle_RCPT(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options) -> str:
        if self.at_rcpt:
            return self.at_rcpt
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.at_data:
            return self.at_data
        assert isinstance(envelope.content, bytes)
        self.raw.append(envelope.content)
        self.to += envelope.rcpt_tos
        return "250 2.0.0 Ok: queued as 4XyZ"
