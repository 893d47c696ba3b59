"""What we write: complete in HTML and in text, in the firm's look, safe and silent."""

import re
from datetime import UTC, date, datetime
from html.parser import HTMLParser

import pytest

from integrations.mail import Entrance, Firm, Letter, Person, letters
from integrations.reader import Reader

POLYGLOT = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{firm.__class__}%s'


def english(msgid: str, /, **values: object) -> str:
    return msgid.format(**values)


READER = Reader("nl_NL", english)
FIRM = Firm(
    "Van Dalen Bouw & Onderhoud",
    brand="#0f5c4d",
    imprint=("Van Dalen B.V.", "KvK 30214887"),
    reply_to="kantoor@vandalenbouw.example",
    privacy_url="https://voordeur.example/privacy",
)
UNTIL = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
IN = Entrance("https://voordeur.example/i/4kQ2", UNTIL, "482913", "https://voordeur.example/in")
JOOST = Person("Joost van Dalen", "+31302148870", "030 214 88 70")


def every_letter(reader: Reader = READER, firm: Firm = FIRM, word: str = "Dakgoot") -> dict[str, Letter]:
    to = {"addressee": word}
    who = {"entrance": IN, "person": JOOST}
    at = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)
    day = date(2026, 11, 27)
    return {
        "quote": letters.quote_ready(
            reader, firm, **to, title=word, number="2026-0147", version=2, valid_until=day, site=word, words=word, **who
        ),
        "approval": letters.approval_wanted(reader, firm, **to, title=word, number="D-1", answer_by=day, **who),
        "order": letters.order_confirmed(
            reader,
            firm,
            **to,
            title=word,
            number="O-1",
            quote_number="2026-0147",
            cents=68698,
            approved_by=word,
            approved_at=at,
            **who,
        ),
        "invoice": letters.invoice_ready(
            reader, firm, **to, title=word, number="2026-0831", cents=68698, due=day, iban="NL91 ABNA", **who
        ),
        "credit": letters.credit_note_ready(
            reader, firm, **to, number="C-1", invoice_number="2026-0831", cents=100, **who
        ),
        "payment": letters.payment_received(
            reader, firm, **to, invoice_number="2026-0831", cents=100, received_at=at, still_open=50, **who
        ),
        "notice": letters.notice(
            reader, firm, **to, subject=word, words=f"{word}\n\n{word}", facts=((word, word),), **who
        ),
        "sign_in": letters.sign_in(reader, firm, entrance=IN),
        "invitation": letters.invitation(reader, firm, **to, invited_by=word, url=IN.url, valid_until=UNTIL),
        "password": letters.password_reset(reader, firm, **to, url=IN.url, valid_until=UNTIL),
        "placed": letters.order_placed(
            reader,
            firm,
            **to,
            customer=word,
            title=word,
            number="O-1",
            quote_number="2026-0147",
            cents=68698,
            approved_by=word,
            approved_at=at,
            url=IN.url,
        ),
    }


NAMES = list(every_letter())


class Seen(HTMLParser):
    """Notes the tags, attributes and visible words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._silent = tag in ("style", "title")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data + " "


def squeezed(text: str) -> str:
    """Leave out all white space: a link in the middle of a sentence comes in pieces."""
    return "".join(text.split())


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_has_one_button_and_the_text_has_the_same_way_in(name: str):
    letter = every_letter()[name]
    page = Seen(letter.html)

    assert [value for key, value in page.attributes if key == "href"].count(IN.url) == 1
    assert letter.text.count(IN.url) == 1
    assert letter.sender_name == FIRM.name
    assert letter.reply_to == FIRM.reply_to
    assert letter.subject


@pytest.mark.parametrize("name", NAMES)
def test_text_and_html_say_the_same(name: str):
    letter = every_letter()[name]
    page = squeezed(Seen(letter.html).words)

    for line in letter.text.splitlines():
        for part in re.split(r": |https?://\S+| -- |code | at ", line):
            words = squeezed(part).strip(":.").replace("linkdoesnotwork", "buttondoesnotwork")
            if words and words != "--":
                assert words in page, part


@pytest.mark.parametrize("name", NAMES)
def test_the_letter_stands_without_its_style_block(name: str):
    bare = re.sub(r"<style.*?</style>", "", every_letter()[name].html, flags=re.S)

    assert "class=" not in bare or "style=" in bare
    button = re.search(r"<td[^>]*class=\"button\"[^>]*>", bare)
    assert button
    assert "background: #0f5c4d" in button[0]
    assert "font: bold 27px" in bare
    assert "max-width: 600px" in bare


@pytest.mark.parametrize("name", NAMES)
def test_what_people_typed_stays_text(name: str):
    hostile = Firm(
        POLYGLOT, imprint=(POLYGLOT,), reply_to="a@b.example", privacy_url="https://voordeur.example/privacy"
    )
    letter = every_letter(firm=hostile, word=POLYGLOT)[name]
    page = Seen(letter.html)

    assert not {"script", "link", "iframe", "form", "object"} & set(page.tags)
    assert not [key for key, _ in page.attributes if key.startswith("on")]
    assert "img" not in page.tags
    assert POLYGLOT in letter.text


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_anywhere_and_nobody_is_counted(name: str):
    page = Seen(every_letter()[name].html)

    assert not [value for key, value in page.attributes if key in ("src", "background", "srcset")]
    assert "url(" not in every_letter()[name].html
    links = {value for key, value in page.attributes if key == "href"}
    assert links <= {IN.url, IN.code_url, FIRM.privacy_url, "tel:+31302148870"}


def test_the_code_is_the_second_way_and_easy_to_type_over():
    letter = every_letter()["quote"]
    page = squeezed(Seen(letter.html).words)

    assert "482913" in page
    assert "482\N{NO-BREAK SPACE}913" in letter.text
    assert "https://voordeur.example/in" in letter.text
    assert "20 november 2026, 17:30" in letter.text


def test_the_firms_logo_travels_inside_the_mail():
    letter = every_letter(firm=Firm("Krämer", logo=b"\x89PNG"))["invoice"]

    assert [value for key, value in Seen(letter.html).attributes if key == "src"] == ["cid:logo@voordeur"]
    assert letter.addressed(key="k", to="a@example.nl").logo == b"\x89PNG"


def test_without_a_logo_the_firms_initials_stand_in():
    assert ">VD</td>" in every_letter()["quote"].html


def test_the_words_of_the_catalogue_are_used_and_cannot_break_the_page():
    def shouting(msgid: str, /, **values: object) -> str:
        return f"<{msgid.upper().format_map({key.upper(): value for key, value in values.items()})}>"

    letter = every_letter(Reader("de_DE", shouting))["quote"]

    assert "&lt;SIGN IN AND VIEW THE QUOTE&gt;" in letter.html
    assert "<SIGN IN AND VIEW THE QUOTE>" in letter.text
    assert letter.language == "de"


def test_a_settled_invoice_is_told_as_settled():
    paid = letters.payment_received(
        READER,
        FIRM,
        addressee="x",
        invoice_number="1",
        cents=100,
        received_at=UNTIL,
        still_open=0,
        entrance=IN,
        person=JOOST,
    )
    assert "fully paid" in paid.text
    assert "still open" in every_letter()["payment"].text
