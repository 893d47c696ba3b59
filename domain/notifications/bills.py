"""Letters about money: a bill, what was paid of it, what is given back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.notifications.drafts import Draft
from integrations.mail import Letter, letters
from models.company import Company
from models.invoice import Invoice


def invoice_ready(draft: Draft) -> Letter:
    invoice, company = _invoice(draft), draft.matter.company
    return letters.invoice_ready(
        draft.reader, draft.firm, **draft.head,
        title=draft.matter.title, number=draft.matter.number, cents=invoice.open_cents, currency=invoice.currency,
        due=invoice.due_on or _day_at(draft.work.now, company), iban=_in_fours(company.iban),
        reference=invoice.reference, words=draft.values.get("words", ""),
    )  # fmt: skip


def credit_note_ready(draft: Draft) -> Letter:
    note = _invoice(draft)
    original = draft.work.get(Invoice, note.credits_id) if note.credits_id else note
    return letters.credit_note_ready(
        draft.reader, draft.firm, **draft.head,
        number=note.number or "", invoice_number=original.number or "", cents=abs(note.total_cents),
        currency=note.currency,
    )  # fmt: skip


def payment_received(draft: Draft) -> Letter:
    invoice, payment = _invoice(draft), draft.matter.payment
    cents = draft.values.get("cents") or (
        payment.booked_cents or payment.amount_cents if payment else invoice.paid_cents
    )
    return letters.payment_received(
        draft.reader, draft.firm, **draft.head,
        invoice_number=invoice.number or "", cents=cents, still_open=max(invoice.open_cents, 0),
        received_at=(payment.paid_at if payment else None) or draft.delivery.created_at, currency=invoice.currency,
    )  # fmt: skip


def _invoice(draft: Draft) -> Invoice:
    assert draft.matter.invoice is not None
    return draft.matter.invoice


def _day_at(moment: datetime, company: Company) -> date:
    """The day it is then where the firm is."""
    return moment.astimezone(ZoneInfo(company.timezone)).date()


def _in_fours(iban: str) -> str:
    """An IBAN as people write it: "NL91 ABNA 0417 1643 00"."""
    plain = iban.replace(" ", "")
    return " ".join(plain[start : start + 4] for start in range(0, len(plain), 4))
