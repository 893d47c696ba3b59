"""A mail as values: who wrote it, what is new in it, what came along, and whether a person wrote it at all."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr
from enum import StrEnum
from itertools import islice

from integrations.inbox.plain import text_of_page
from settings import settings

MOST_BYTES = 25 * 1024 * 1024
MOST_ENCLOSURES = 20
_LISTS = ("List-Id", "List-Post", "List-Unsubscribe", "Mailing-List")
_BULK = ("bulk", "junk", "list", "auto_reply")
_OURS = re.compile(r"<[0-9a-f]{40}@")  # how `integrations.mail.message_id` writes them


class Unreadable(ValueError):
    """This is no mail, or one so broken that nothing can be made of it."""


class Proof(StrEnum):
    """What the trusted relay found out about the sender (RFC 8601)."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Enclosure:
    name: str
    data: bytes


@dataclass(frozen=True)
class Arrived:
    """`automatic` says why no person wrote it, "" when one did. `key` is the same for the same mail."""

    key: str
    sender: str
    sender_name: str
    text: str
    automatic: str = ""
    proof: Proof = Proof.UNKNOWN
    enclosures: tuple[Enclosure, ...] = ()


def read_mail(raw: bytes, *, envelope_from: str | None = None) -> Arrived:
    """Read a mail. `envelope_from` is what the relay said, None where only the mail itself is known.

    Raises Unreadable: the parser of the standard library stumbles over some broken headers in many ways.
    """
    try:
        return _read(raw, envelope_from)
    except Exception as problem:
        raise Unreadable(type(problem).__name__) from problem


def recipients_of(raw: bytes) -> list[str]:
    """Every address a mail says it was delivered to; for mailboxes, which keep no envelope."""
    message = message_from_bytes(raw, policy=policy.compat32)
    names = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")
    written = " ".join(str(value) for name in names for value in message.get_all(name, []))
    return list(dict.fromkeys(re.findall(r"[\w.+-]+@[\w.-]+", written.lower())))[:50]


def _read(raw: bytes, envelope_from: str | None) -> Arrived:
    message = message_from_bytes(raw, policy=policy.default)
    name, sender = parseaddr(str(message["From"] or ""))
    mail_id = str(message["Message-ID"] or "").strip()
    if envelope_from is None:
        envelope_from = parseaddr(str(message["Return-Path"] or "unknown"))[1]
    return Arrived(
        key="mail:" + hashlib.sha256(mail_id.encode() or raw).hexdigest()[:40],
        sender=sender.strip().lower()[:254],
        sender_name=" ".join(name.split())[:120],
        text=_text(message).replace("\0", "").strip(),
        automatic=_automatic(message, sender, mail_id, envelope_from),
        proof=_proof(message),
        enclosures=tuple(_enclosures(message)),
    )


def _automatic(message: EmailMessage, sender: str, mail_id: str, envelope_from: str) -> str:
    """Answering a machine would be answered by the machine (RFC 3834, 2)."""
    auto = str(message["Auto-Submitted"] or "no").partition(";")[0].strip().lower()
    reasons = {
        "no envelope sender": envelope_from.strip("<> ") == "",
        "no sender": "@" not in sender,
        "Auto-Submitted": auto != "no",
        "Precedence": str(message["Precedence"] or "").strip().lower() in _BULK,
        "a list": any(message[name] for name in _LISTS),
        "a report": message.get_content_type() == "multipart/report",
        "a mail system": sender.lower().startswith(("mailer-daemon@", "postmaster@")),
        "our own": bool(_OURS.match(mail_id)) and mail_id.endswith(f"@{_own_domain()}>"),
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def _own_domain() -> str:
    return parseaddr(settings.mail_from)[1].rpartition("@")[2]


def _proof(message: EmailMessage) -> Proof:
    """Only the newest line of the relay we trust counts: it writes above whatever the sender made up."""
    if not settings.inbound_trusts:
        return Proof.UNKNOWN
    lines = [str(line) for line in message.get_all("Authentication-Results", [])]
    mine = next((line for line in lines if _writer_of(line) == settings.inbound_trusts.lower()), "")
    found = dict(re.findall(r"\b(dmarc|dkim|spf)\s*=\s*(\w+)", mine.lower()))
    if not found:
        return Proof.UNKNOWN
    if found.get("dmarc") == "fail" or "pass" not in found.values():
        return Proof.FAILED
    return Proof.PASSED


def _writer_of(line: str) -> str:
    return line.partition(";")[0].split()[0].lower() if line.partition(";")[0].split() else ""


def _text(message: EmailMessage) -> str:
    """The text as it was written; of a mail that has only HTML what one reads of it."""
    if (plain := message.get_body(("plain",))) is not None:
        return _content(plain)
    page = message.get_body(("html",))
    return text_of_page(_content(page)) if page is not None else ""


def _content(part: MIMEPart) -> str:
    try:
        return str(part.get_content()).replace("\r\n", "\n")
    except LookupError:  # a character set that nobody knows
        payload = part.get_payload(decode=True)
        return payload.decode("latin-1") if isinstance(payload, bytes) else ""


def _enclosures(message: EmailMessage) -> Iterator[Enclosure]:
    """Files; a text without a name is what some programs put behind a picture."""
    parts = (
        part for part in message.iter_attachments() if part.get_filename() or part.get_content_maintype() != "text"
    )
    for part in islice(parts, MOST_ENCLOSURES):
        payload = part.get_payload(decode=True)
        name = part.get_filename() or part.get_content_type().replace("/", ".")
        yield Enclosure(name[:200], payload if isinstance(payload, bytes) else b"")
