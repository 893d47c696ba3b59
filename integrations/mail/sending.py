"""Handing a mail to the installation's mail server (settings.smtp_url)."""

import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.policy import SMTP
from urllib.parse import parse_qs, unquote, urlsplit

from integrations.handover import Down, Handover, Refused
from integrations.mail.message import Mail, compose
from settings import settings

_TIMEOUT = 20
_LOGIN_PROBLEMS = {530, 534, 535, 538}  # the fault of our settings, not of this mail


@dataclass(frozen=True)
class _Server:
    """A mail server's address: `smtp://user:password@host:587?starttls=1`, or `smtps://` for TLS from the start."""

    host: str
    port: int
    user: str
    password: str
    encrypted: bool
    starttls: bool

    @classmethod
    def read(cls, url: str) -> "_Server":
        parts = urlsplit(url)
        encrypted = parts.scheme == "smtps"
        return cls(
            host=parts.hostname or "",
            port=parts.port or (465 if encrypted else 587),
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            encrypted=encrypted,
            starttls=parse_qs(parts.query).get("starttls", ["0"])[-1] == "1",
        )


def send(mail: Mail) -> Handover:
    """Hand it over; raises Refused (this address or message, never again) or Down (the server, later)."""
    sender, recipient, raw = _ready(mail)
    try:
        server = _connected(_Server.read(settings.smtp_url))
    except smtplib.SMTPResponseException as problem:
        raise Down(_words(problem.smtp_error), code=problem.smtp_code) from problem
    except (smtplib.SMTPException, OSError) as problem:
        raise Down(f"{type(problem).__name__}: {problem}") from problem
    try:
        answer = _handed_over(server, sender, recipient, raw)
    except smtplib.SMTPDataError as problem:
        answer = _expect((problem.smtp_code, problem.smtp_error))
    except (smtplib.SMTPException, OSError) as problem:
        raise Down(f"{type(problem).__name__}: {problem}") from problem
    finally:
        with suppress(smtplib.SMTPException, OSError):  # it has the mail: a rude goodbye changes nothing
            server.quit()
    return Handover(reference=raw.message_id, answer=answer)


@dataclass(frozen=True)
class _Raw:
    message_id: str
    content: bytes


def _ready(mail: Mail) -> tuple[str, str, _Raw]:
    """Make the bytes; whatever cannot be said in a mail is refused here, before any server is asked."""
    try:
        message = compose(mail)
        content = message.as_bytes(policy=SMTP)
        sender, recipient = (message[header].addresses[0].addr_spec for header in ("From", "To"))
    except (ValueError, IndexError, HeaderParseError) as problem:
        raise Refused(f"not a mail address or header: {problem}") from problem
    return sender, recipient, _Raw(str(message["Message-ID"]), content)


def _connected(server: _Server) -> smtplib.SMTP:
    """Connect, encrypt where asked (never falling back to clear text) and log in."""
    if not server.host:
        raise OSError("no mail server is set up (SMTP_URL)")
    safe = ssl.create_default_context()
    if server.encrypted:
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT, context=safe)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT)
    try:
        if server.starttls:
            connection.starttls(context=safe)
        connection.ehlo_or_helo_if_needed()
        if server.user:
            connection.login(server.user, server.password)
    except (smtplib.SMTPException, OSError):
        connection.close()
        raise
    return connection


def _handed_over(server: smtplib.SMTP, sender: str, recipient: str, raw: _Raw) -> str:
    """Speak the three commands ourselves: the server's last words ("queued as …") belong in the log."""
    _expect(server.mail(sender))
    _expect(server.rcpt(recipient))
    return _expect(server.data(raw.content))


def _expect(reply: tuple[int, bytes | str]) -> str:
    code, words = reply[0], _words(reply[1])
    if 200 <= code < 300:
        return f"{code} {words}"
    if 500 <= code < 600 and code not in _LOGIN_PROBLEMS:
        raise Refused(words, code=code)
    raise Down(words, code=code)


def _words(text: bytes | str) -> str:
    return (text.decode(errors="replace") if isinstance(text, bytes) else text).replace("\n", " ")[:300]
