"""A mail as values, and the message made of it."""

import hashlib
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate, parseaddr

from settings import settings

LOGO_ID = "logo@voordeur"


@dataclass(frozen=True)
class Attachment:
    """A file sent along."""

    name: str
    media_type: str
    data: bytes


@dataclass(frozen=True)
class Mail:
    """One mail to one person. The same `key` gives the same Message-ID, so that a repeat is recognised."""

    key: str
    to: str
    subject: str
    html: str
    text: str
    sender_name: str
    to_name: str = ""
    reply_to: str = ""
    language: str = ""
    thread: str = ""
    logo: bytes | None = None
    attachments: tuple[Attachment, ...] = ()


def message_id(key: str) -> str:
    """Return the Message-ID that belongs to a key, within the sender's domain."""
    domain = parseaddr(settings.mail_from)[1].rpartition("@")[2]
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"
