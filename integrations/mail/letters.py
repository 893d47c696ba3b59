"""What we write to people: one function per occasion, each giving a finished Letter.

Each letter has one button that says what follows ("Sign in and view quote"), a typed code as the second way, a
person to call, and no picture or link that reports back. HTML and text say the same.
"""

from dataclasses import dataclass
from datetime import date, datetime

from integrations.mail.message import Attachment, Mail
from integrations.reader import Reader


@dataclass(frozen=True)
class Firm:
    """Whose letter it is. `logo` is PNG; `brand_ink` the colour of text on the brand; `imprint` stands at the foot."""

    name: str
    brand: str = "#0f5c4d"
    brand_ink: str = "#ffffff"
    logo: bytes | None = None
    imprint: tuple[str, ...] = ()
    reply_to: str = ""
    privacy_url: str = ""


@dataclass(frozen=True)
class Person:
    """Who to call; `phone` in E.164, `phone_written` as people write it."""

    name: str
    phone: str = ""
    phone_written: str = ""


@dataclass(frozen=True)
class Entrance:
    """The way in: a link that shows, and a code to type at `code_url`. Both end at `valid_until`."""

    url: str
    valid_until: datetime
    code: str = ""
    code_url: str = ""


@dataclass(frozen=True)
class Letter:
    """A finished letter, before it has an address."""

    subject: str
    html: str
    text: str
    language: str
    sender_name: str
    reply_to: str = ""
    logo: bytes | None = None

    def addressed(
        self, *, key: str, to: str, to_name: str = "", thread: str = "", attachments: tuple[Attachment, ...] = ()
    ) -> Mail:
        """Put it in an envelope; `key` is stable for this delivery, `thread` for everything about one subject."""
        return Mail(
            key=key,
            to=to,
            to_name=to_name,
            subject=self.subject,
            html=self.html,
            text=self.text,
            sender_name=self.sender_name,
            reply_to=self.reply_to,
            language=self.language,
            thread=thread,
            logo=self.logo,
            attachments=attachments,
        )


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
) -> Letter: ...


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
) -> Letter: ...


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
) -> Letter: ...


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
) -> Letter: ...


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
) -> Letter: ...


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
) -> Letter: ...


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
) -> Letter: ...


def sign_in(reader: Reader, firm: Firm, *, entrance: Entrance) -> Letter: ...


def invitation(
    reader: Reader, firm: Firm, *, addressee: str, invited_by: str, url: str, valid_until: datetime
) -> Letter: ...


def password_reset(reader: Reader, firm: Firm, *, addressee: str, url: str, valid_until: datetime) -> Letter: ...


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
) -> Letter: ...
