"""What we write to people: one function per occasion, each giving a finished Letter.

Each letter has one button that says what follows ("Sign in and view the quote"), a typed code as the second way, a
person to call, and no picture or link that reports back. HTML and text say the same.
"""

from integrations.mail.letters.agreements import approval_wanted, order_confirmed, order_placed, quote_ready
from integrations.mail.letters.entries import invitation, password_reset, portal_invitation, sign_in
from integrations.mail.letters.money import credit_note_ready, invoice_ready, payment_received
from integrations.mail.letters.notices import notice

__all__ = [
    "approval_wanted",
    "credit_note_ready",
    "invitation",
    "invoice_ready",
    "notice",
    "order_confirmed",
    "order_placed",
    "password_reset",
    "payment_received",
    "portal_invitation",
    "quote_ready",
    "sign_in",
]
