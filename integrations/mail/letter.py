"""The parts of a letter, and how they become HTML and text."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import css_inline
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from integrations.mail.message import LOGO_ID, Attachment, Mail
from integrations.monogram import monogram
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
    """The way in: a link that shows, and a code to type at `code_url`; both end at `valid_until`, unless the code ends
    earlier: at `code_until`."""

    url: str
    valid_until: datetime | None = None
    code: str = ""
    code_url: str = ""
    code_until: datetime | None = None

    @property
    def code_in_two(self) -> str:
        """Return "482 913": easier to read and to type over."""
        return f"{self.code[:3]}\N{NO-BREAK SPACE}{self.code[3:]}" if len(self.code) == 6 else self.code

    @property
    def code_place(self) -> str:
        """Return where to type the code, without the https://."""
        return self.code_url.split("://")[-1]


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


@dataclass(frozen=True)
class Content:
    """What one letter says: `facts` are label and value; `button` is the label of its one button."""

    subject: str
    preview: str
    heading: str
    addressee: str
    paragraphs: tuple[str, ...]
    button: str
    entrance: Entrance
    facts: tuple[tuple[str, str], ...] = ()
    person: Person | None = None


def write(content: Content, reader: Reader, firm: Firm) -> Letter:
    """Set the content in the firm's look, twice: for eyes that like HTML and for those that do not."""
    values = {"content": content, "firm": firm, "reader": reader, "logo_id": LOGO_ID, "initials": monogram(firm.name)}
    page = _templates().get_template("letter.html").render(values, _=_InHtml(reader))
    return Letter(
        subject=content.subject,
        html=_inliner().inline(page),
        text=_templates().get_template("letter.txt").render(values, _=reader.say).strip() + "\n",
        language=reader.language,
        sender_name=firm.name,
        reply_to=firm.reply_to,
        logo=firm.logo,
    )


@dataclass(frozen=True)
class _InHtml:
    """Translate for a page: everything is escaped, but a value that is markup (a link, a code in bold) stays so."""

    reader: Reader

    def __call__(self, msgid: str, /, **values: Markup | str) -> Markup:
        blanks = {name: f"{{{name}}}" for name in values}
        return escape(self.reader.say(msgid, **blanks)).format(**values)


@lru_cache(maxsize=1)
def _inliner() -> css_inline.CSSInliner:
    """Styles go into each element, since many mail programs drop <style>; only media queries stay behind."""
    return css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False, keep_at_rules=True)


@lru_cache(maxsize=1)
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(("html",)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def known(*facts: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    """The facts that have a value."""
    return tuple((label, value) for label, value in facts if value)


def paragraphs(words: str) -> tuple[str, ...]:
    """What somebody typed, cut at its empty lines."""
    return tuple(" ".join(part.split()) for part in words.split("\n\n") if part.strip())
