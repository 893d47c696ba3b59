"""Mail that comes in: from a relay over SMTP or LMTP, or out of an IMAP mailbox. All of it was written by strangers."""

from integrations.inbox.imap import fetch_all
from integrations.inbox.listener import Listener, Verdict
from integrations.inbox.parsing import MOST_BYTES, Arrived, Enclosure, Proof, Unreadable, read_mail

__all__ = [
    "MOST_BYTES",
    "Arrived",
    "Enclosure",
    "Listener",
    "Proof",
    "Unreadable",
    "Verdict",
    "fetch_all",
    "read_mail",
]
