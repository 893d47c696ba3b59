"""Mail: letters in the firm's look, handed over by SMTP."""

from integrations.handover import Down, Handover, Refused
from integrations.mail.letter import Entrance, Firm, Letter, Person
from integrations.mail.message import Attachment, Mail, message_id
from integrations.mail.sending import send

__all__ = [
    "Attachment",
    "Down",
    "Entrance",
    "Firm",
    "Handover",
    "Letter",
    "Mail",
    "Person",
    "Refused",
    "message_id",
    "send",
]
