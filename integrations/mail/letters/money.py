"""Invoices, credit notes, and payments that arrived."""

from datetime import date, datetime

from integrations.mail.letter import Content, Entrance, Firm, Letter, Person, known, paragraphs, write
from integrations.reader import Reader, _


def invoice_ready(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    title: str,
    number: str,
    cents: int,
    due: date,
    entrance: Entrance,
    person: Person,
    iban: str = "",
    reference: str = "",
    currency: str = "EUR",
    words: str = "",
) -> Letter:
    """Send an invoice, the PDF attached; `iban` and `reference` as written for people."""
    say = reader.say
    amount = reader.money(cents, currency)
    content = Content(
        subject=say(_("Invoice {number}: {title}"), number=number, title=title),
        preview=say(_("{amount}, please pay by {day}."), amount=amount, day=reader.weekday(due)),
        heading=say(_("Your invoice: {title}"), title=title),
        addressee=addressee,
        paragraphs=paragraphs(words) or (say(_("The invoice is attached. You can pay it online right away.")),),
        facts=known(
            (say(_("Invoice")), number),
            (say(_("To pay")), amount),
            (say(_("Please pay by")), reader.weekday(due)),
            (say(_("IBAN")), iban),
            (say(_("Reference")), reference),
        ),
        button=say(_("Sign in and pay")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def credit_note_ready(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    number: str,
    invoice_number: str,
    cents: int,
    entrance: Entrance,
    person: Person,
    currency: str = "EUR",
) -> Letter:
    """Send a credit note, the PDF attached."""
    say = reader.say
    content = Content(
        subject=say(_("Credit note {number} for invoice {invoice}"), number=number, invoice=invoice_number),
        preview=say(_("{amount} is credited to you."), amount=reader.money(cents, currency)),
        heading=say(_("Your credit note")),
        addressee=addressee,
        paragraphs=(say(_("The credit note is attached. It corrects invoice {invoice}."), invoice=invoice_number),),
        facts=known(
            (say(_("Credit note")), number),
            (say(_("Invoice")), invoice_number),
            (say(_("Credited")), reader.money(cents, currency)),
        ),
        button=say(_("Sign in and view the credit note")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def payment_received(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    invoice_number: str,
    cents: int,
    received_at: datetime,
    still_open: int,
    entrance: Entrance,
    person: Person,
    currency: str = "EUR",
) -> Letter:
    """Thank for a payment; `still_open` in cents, 0 when the invoice is settled."""
    say = reader.say
    settled = say(_("Invoice {invoice} is fully paid. There is nothing more for you to do."), invoice=invoice_number)
    rest = say(
        _("Of invoice {invoice}, {amount} is still open."),
        invoice=invoice_number,
        amount=reader.money(still_open, currency),
    )
    content = Content(
        subject=say(_("Payment received for invoice {invoice}"), invoice=invoice_number),
        preview=say(_("We received {amount}. Thank you."), amount=reader.money(cents, currency)),
        heading=say(_("Your payment has arrived")),
        addressee=addressee,
        paragraphs=(
            say(_("We received {amount}. Thank you."), amount=reader.money(cents, currency)),
            rest if still_open > 0 else settled,
        ),
        facts=known(
            (say(_("Invoice")), invoice_number),
            (say(_("Received")), reader.money(cents, currency)),
            (say(_("Received on")), reader.moment(received_at)),
            (say(_("Still open")), reader.money(still_open, currency)),
        ),
        button=say(_("Sign in and view the invoice")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)
