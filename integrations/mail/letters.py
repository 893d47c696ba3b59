"""What we write to people: one function per occasion, each giving a finished Letter.

Each letter has one button that says what follows ("Sign in and view the quote"), a typed code as the second way, a
person to call, and no picture or link that reports back. HTML and text say the same.
"""

from datetime import date, datetime

from integrations.mail.letter import Content, Entrance, Firm, Letter, Person, write
from integrations.reader import Reader, _


def quote_ready(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    title: str,
    number: str,
    version: int,
    valid_until: date,
    entrance: Entrance,
    person: Person,
    site: str = "",
    words: str = "",
) -> Letter:
    """Tell a customer that a quote waits; `words` are the sender's own, instead of ours."""
    say = reader.say
    heading = _("Your quote is ready: {title}") if version == 1 else _("Your changed quote is ready: {title}")
    written = say(_("{number}, version {version}"), number=number, version=version)
    content = Content(
        subject=say(heading, title=title),
        preview=say(_("Quote {number}, valid until {day}."), number=number, day=reader.weekday(valid_until)),
        heading=say(heading, title=title),
        addressee=addressee,
        paragraphs=_paragraphs(words)
        or (say(_("Online you can ask a question about any line, choose extras and approve the quote.")),),
        facts=_known(
            (say(_("Quote")), number if version == 1 else written),
            (say(_("Address")), site),
            (say(_("Valid until")), reader.weekday(valid_until)),
        ),
        button=say(_("Sign in and view the quote")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def approval_wanted(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    title: str,
    number: str,
    entrance: Entrance,
    person: Person,
    answer_by: date | None = None,
    words: str = "",
) -> Letter:
    """Ask a customer to approve a document: a contract, a report, annual accounts."""
    say = reader.say
    content = Content(
        subject=say(_("For your approval: {title}"), title=title),
        preview=say(_("{firm} asks you to read and approve this document."), firm=firm.name),
        heading=say(_("For your approval: {title}"), title=title),
        addressee=addressee,
        paragraphs=_paragraphs(words)
        or (say(_("Please read this document. You can ask a question, approve it, or decline it and say why.")),),
        facts=_known(
            (say(_("Document")), number),
            (say(_("Please answer by")), reader.weekday(answer_by) if answer_by else ""),
        ),
        button=say(_("Sign in and read the document")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def order_confirmed(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    title: str,
    number: str,
    quote_number: str,
    cents: int,
    approved_by: str,
    approved_at: datetime,
    entrance: Entrance,
    person: Person,
    currency: str = "EUR",
    withdrawal: str = "",
) -> Letter:
    """Confirm an order to the customer; the signed copy is attached. `withdrawal` tells a consumer of that right."""
    say = reader.say
    content = Content(
        subject=say(_("Your order is confirmed: {title}"), title=title),
        preview=say(_("Thank you. The confirmation and the signed copy are attached.")),
        heading=say(_("Your order is confirmed")),
        addressee=addressee,
        paragraphs=(
            say(_("Thank you for your approval of {title}."), title=title),
            say(_("The confirmation and your signed copy are attached and stay available in your customer portal.")),
            *filter(None, (withdrawal,)),
        ),
        facts=_known(
            (say(_("Order")), number),
            (say(_("Quote")), quote_number),
            (say(_("Approved by")), approved_by),
            (say(_("Approved on")), reader.moment(approved_at)),
            (say(_("Amount including VAT")), reader.money(cents, currency)),
        ),
        button=say(_("Sign in and view the order")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def order_placed(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    customer: str,
    title: str,
    number: str,
    quote_number: str,
    cents: int,
    approved_by: str,
    approved_at: datetime,
    url: str,
    currency: str = "EUR",
) -> Letter:
    """Tell the firm's own people that a customer approved; the signed copy is attached."""
    say = reader.say
    content = Content(
        subject=say(_("{customer} approved {title}"), customer=customer, title=title),
        preview=say(_("Order {number}, {amount}."), number=number, amount=reader.money(cents, currency)),
        heading=say(_("{customer} approved the quote"), customer=customer),
        addressee=addressee,
        paragraphs=(say(_("The order confirmation and the signed copy are attached.")),),
        facts=_known(
            (say(_("Order")), number),
            (say(_("Quote")), quote_number),
            (say(_("Subject")), title),
            (say(_("Approved by")), approved_by),
            (say(_("Approved on")), reader.moment(approved_at)),
            (say(_("Amount including VAT")), reader.money(cents, currency)),
        ),
        button=say(_("Open the order")),
        entrance=Entrance(url),
    )
    return write(content, reader, firm)


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
        paragraphs=_paragraphs(words) or (say(_("The invoice is attached. You can pay it online right away.")),),
        facts=_known(
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
        facts=_known(
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
        facts=_known(
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


def notice(
    reader: Reader,
    firm: Firm,
    *,
    addressee: str,
    subject: str,
    words: str,
    entrance: Entrance,
    person: Person,
    facts: tuple[tuple[str, str], ...] = (),
) -> Letter:
    """Tell what happened, in words already in the reader's language: an answer to a question, a changed document."""
    content = Content(
        subject=subject,
        preview=_paragraphs(words)[0],
        heading=subject,
        addressee=addressee,
        paragraphs=_paragraphs(words),
        facts=_known(*facts),
        button=reader.say(_("Sign in and read on")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def sign_in(reader: Reader, firm: Firm, *, entrance: Entrance) -> Letter:
    """Send the link and the code someone asked for."""
    say = reader.say
    content = Content(
        subject=say(_("Sign in to {firm}"), firm=firm.name),
        preview=say(_("Your link and code, for you alone.")),
        heading=say(_("Sign in to {firm}"), firm=firm.name),
        addressee="",
        paragraphs=(say(_("You asked to sign in. If it was not you, ignore this email and nothing happens.")),),
        button=say(_("Sign in")),
        entrance=entrance,
    )
    return write(content, reader, firm)


def invitation(
    reader: Reader, firm: Firm, *, addressee: str, invited_by: str, url: str, valid_until: datetime
) -> Letter:
    """Invite a colleague to the firm's office."""
    say = reader.say
    content = Content(
        subject=say(_("{person} invites you to work with {firm}"), person=invited_by, firm=firm.name),
        preview=say(_("Choose a password and you can start.")),
        heading=say(_("Welcome to {firm}"), firm=firm.name),
        addressee=addressee,
        paragraphs=(
            say(_("{person} has made an account for you. Choose a password and you can start."), person=invited_by),
        ),
        button=say(_("Accept the invitation")),
        entrance=Entrance(url, valid_until),
    )
    return write(content, reader, firm)


def portal_invitation(reader: Reader, firm: Firm, *, addressee: str, entrance: Entrance, person: Person) -> Letter:
    """Invite a customer, or somebody at the customer, to the portal."""
    say = reader.say
    content = Content(
        subject=say(_("Your customer portal at {firm}"), firm=firm.name),
        preview=say(_("Quotes, invoices and documents in one place.")),
        heading=say(_("Your customer portal at {firm}"), firm=firm.name),
        addressee=addressee,
        paragraphs=(say(_("Here you find your quotes, invoices and documents, and you can ask us anything.")),),
        button=say(_("Sign in")),
        entrance=entrance,
        person=person,
    )
    return write(content, reader, firm)


def password_reset(reader: Reader, firm: Firm, *, addressee: str, url: str, valid_until: datetime) -> Letter:
    """Let someone choose a new password."""
    say = reader.say
    content = Content(
        subject=say(_("Choose a new password for {firm}"), firm=firm.name),
        preview=say(_("You asked for a new password.")),
        heading=say(_("Choose a new password")),
        addressee=addressee,
        paragraphs=(
            say(_("You asked for a new password. If it was not you, ignore this email: your password stays the same.")),
        ),
        button=say(_("Choose a new password")),
        entrance=Entrance(url, valid_until),
    )
    return write(content, reader, firm)


def _known(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in facts if value)


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in words.split("\n\n") if part.strip())
