"""A mailbox that is looked into from time to time (RFC 3501). What was dealt with stays in it, marked as seen."""

import imaplib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import unquote, urlsplit

from integrations.inbox.listener import Verdict
from integrations.inbox.parsing import MOST_BYTES, recipients_of

PATIENCE = 30  # seconds
AT_ONCE = 50  # mails; the next look takes the rest


class OutOfReach(Exception):
    """The mailbox cannot be opened now."""


def fetch_all(url: str, deliver: Callable[[bytes, list[str]], Verdict]) -> int:
    """Give every unseen mail to `deliver`, with the addresses it was sent to; returns how many there were.

    `url` is imaps://user:password@host/Folder, or imap:// for a server beside this one. What is to come again later
    stays unseen. Raises OutOfReach.
    """
    try:
        with _opened(url) as box:
            numbers = _uid(box, "SEARCH", "UNSEEN")[0].split()[:AT_ONCE]
            for number in numbers:
                _take(box, number.decode(), deliver)
            return len(numbers)
    except (imaplib.IMAP4.error, OSError) as problem:
        raise OutOfReach(str(problem)) from problem


@contextmanager
def _opened(url: str) -> Iterator[imaplib.IMAP4]:
    parts = urlsplit(url)
    kind, port = (imaplib.IMAP4_SSL, 993) if parts.scheme == "imaps" else (imaplib.IMAP4, 143)
    with kind(parts.hostname or "", parts.port or port, timeout=PATIENCE) as box:
        box.login(unquote(parts.username or ""), unquote(parts.password or ""))
        answer, _ = box.select(f'"{unquote(parts.path.strip("/")) or "INBOX"}"')
        if answer != "OK":
            raise imaplib.IMAP4.error("no such folder")
        yield box


def _take(box: imaplib.IMAP4, number: str, deliver: Callable[[bytes, list[str]], Verdict]) -> None:
    if _size(box, number) <= MOST_BYTES:
        raw = _body(_uid(box, "FETCH", number, "(BODY.PEEK[])"))
        if deliver(raw, recipients_of(raw)) is Verdict.LATER:
            return
    _uid(box, "STORE", number, "+FLAGS.SILENT", r"(\Seen)")


def _size(box: imaplib.IMAP4, number: str) -> int:
    """In bytes, asked before anything is fetched."""
    answer = b" ".join(part for part in _uid(box, "FETCH", number, "(RFC822.SIZE)") if isinstance(part, bytes))
    return int(answer.partition(b"RFC822.SIZE ")[2].split(b" ")[0].rstrip(b")") or MOST_BYTES + 1)


def _body(answer: list) -> bytes:
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")


def _uid(box: imaplib.IMAP4, command: str, *args: str) -> list:
    answer, data = box.uid(command, *args)
    if answer != "OK":
        raise imaplib.IMAP4.error(f"{command} was refused")
    return [part for part in data if part is not None] or [b""]
