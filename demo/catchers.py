"""Where the demo's mail and SMS end: a real SMTP server and a real SMS gateway that keep everything and send nothing.

Both listen on this machine only; `demo/caught.py` keeps what they took.
"""

import json
import re
import socket
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from html import unescape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from demo.caught import CaughtMail, CaughtSms, keep_mail, keep_sms, make_room, newest_mails, newest_sms

__all__ = ["Catchers", "CaughtMail", "CaughtSms", "newest_mails", "newest_sms", "start"]

_HOST = "127.0.0.1"
_LONGEST_SMS_POST = 20_000


@dataclass(frozen=True)
class Catchers:
    """The two running servers, and how settings name them."""

    smtp_url: str
    sms_url: str
    mail: Controller
    sms: ThreadingHTTPServer

    def stop(self) -> None:
        """Close both doors; what was caught stays."""
        self.mail.stop()
        self.sms.shutdown()
        self.sms.server_close()


def start(*, mail_port: int = 0, sms_port: int = 0) -> Catchers:
    """Start both in threads; port 0 takes a free one. Raises OSError when a port is taken."""
    make_room()
    mail = Controller(_MailCatcher(), hostname=_HOST, port=mail_port or _free_port())
    sms = ThreadingHTTPServer((_HOST, sms_port), _SmsCatcher)
    mail.start()
    Thread(target=sms.serve_forever, name="caught-sms", daemon=True).start()
    return Catchers(f"smtp://{_HOST}:{mail.port}", f"http://{_HOST}:{sms.server_port}/messages", mail, sms)


class _MailCatcher:
    """Takes every mail, and is as strict as a real server about none of it."""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        content = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
        message = message_from_bytes(content, policy=policy.default)
        for recipient in envelope.rcpt_tos:
            _keep_mail(message, recipient)
        return "250 2.0.0 Ok: caught"


class _SmsCatcher(BaseHTTPRequestHandler):
    """Answers as an SMS gateway does."""

    def do_POST(self) -> None:
        """Keep one message: `{"to", "text", "from"}`."""
        length = int(self.headers.get("Content-Length") or 0)
        try:
            sms = json.loads(self.rfile.read(min(length, _LONGEST_SMS_POST)))
            number = keep_sms(to=sms["to"], sender=sms.get("from", ""), text=sms["text"])
        except (ValueError, KeyError, TypeError):
            self._answer(400, {"error": "to and text are needed"})
            return
        self._answer(202, {"id": f"caught-{number}"})

    def log_message(self, format: str, *args: object) -> None:
        """Stay quiet: the page shows what was caught."""

    def _answer(self, status: int, body: dict[str, str]) -> None:
        raw = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)


class _Links(HTMLParser):
    """Collects the addresses of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.found.append(href)


def _keep_mail(message: EmailMessage, recipient: str) -> None:
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    text = plain.get_content().replace("\r\n", "\n") if plain else ""
    html = page.get_content().replace("\r\n", "\n") if page else ""
    keep_mail(
        to=recipient,
        sender=str(message["From"] or ""),
        subject=str(message["Subject"] or ""),
        message_id=str(message["Message-ID"] or ""),
        text=text,
        html=_with_pictures(html, message),
        links=_links(html, text),
        reply_to=parseaddr(str(message["Reply-To"] or ""))[1],
        attachments=[part.get_filename() or "" for part in message.iter_attachments()],
    )


def _links(html: str, text: str) -> list[str]:
    parser = _Links()
    parser.feed(html)
    written = [unescape(link).rstrip(".,)") for link in re.findall(r"https?://\S+", text)]
    return list(dict.fromkeys(parser.found + written))


def _with_pictures(html: str, message: EmailMessage) -> str:
    """Put the pictures sent along into the page itself, so that a browser shows them."""
    for part in message.walk():
        name = str(part.get("Content-ID", "")).strip("<>")
        if name and part.get_content_maintype() == "image":
            encoded = str(part.get_payload()).replace("\n", "").replace("\r", "")
            html = html.replace(f"cid:{name}", f"data:{part.get_content_type()};base64,{encoded}")
    return html


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        return probe.getsockname()[1]
