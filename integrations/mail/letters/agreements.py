"""What is to be agreed and was agreed: quotes, documents to approve, orders."""

from datetime import date, datetime

from integrations.mail.letter import Content, Entrance, Firm, Letter, Person, known, paragraphs, write
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
        paragraphs=paragraphs(words)
        or (say(_("Online you can ask a question about any line, choose extras and approve the quote.")),),
        facts=known(
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
        paragraphs=paragraphs(words)
        or (say(_("Please read this document. You can ask a question, approve it, or decline it and say why.")),),
        facts=known(
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
        facts=known(
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
        facts=known(
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
