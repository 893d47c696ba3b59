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


def compose(mail: Mail) -> EmailMessage:
    """Return the message: text, HTML with its logo, attachments. Raises ValueError for a line break in a header."""
    message = EmailMessage()
    message["Subject"] = mail.subject
    message["From"] = _addressed(mail.sender_name, parseaddr(settings.mail_from)[1])
    message["To"] = _addressed(mail.to_name, mail.to)
    if mail.reply_to:
        message["Reply-To"] = _addressed(mail.sender_name, mail.reply_to)
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    if mail.logo:
        page = message.get_body(("html",))
        assert isinstance(page, EmailMessage)
        page.add_related(mail.logo, "image", "png", cid=f"<{LOGO_ID}>", filename="logo.png", disposition="inline")
    for attachment in mail.attachments:
        kind, _, detail = attachment.media_type.partition("/")
        message.add_attachment(attachment.data, kind, detail, filename=attachment.name)
    _mark(message, mail)  # last: adding parts moves Content-… headers into the first of them
    return message


def _addressed(name: str, address: str) -> Address:
    """Return name and address; an international domain in its xn-- form, which every server understands."""
    local, _, domain = address.rpartition("@")
    if not local.isascii() or not local or not domain:
        raise ValueError(f"{address!r} is not a mail address in plain letters")
    return Address(name, addr_spec=f"{local}@{domain.encode('idna').decode()}")


def _mark(message: EmailMessage, mail: Mail) -> None:
    """Say that a program wrote this, in which language, and to which conversation it belongs."""
    message["Date"] = formatdate()
    message["Message-ID"] = message_id(mail.key)
    message["Auto-Submitted"] = "auto-generated"
    if mail.language:
        message["Content-Language"] = mail.language
    if mail.thread:
        message["References"] = message_id(mail.thread)
