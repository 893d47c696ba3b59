"""Every text people read is found by gettext's extraction, and is English."""

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file

import integrations
from integrations import pdf
from integrations.mail import Firm
from integrations.pdf.documents import Totals, VatRow
from integrations.reader import Reader
from integrations.uploads import Reason
from tests.integrations.papers import TOTALS, a_quote, an_invoice, an_order, some_evidence, some_lines
from tests.integrations.test_letters import every_letter

ROOT = Path(integrations.__file__).parent


@pytest.fixture(scope="module")
def marked() -> set[str]:
    """Collect what `_("…")` marks in the ground's Python files and templates."""
    python = [("python", file) for file in ROOT.rglob("*.py")]
    templates = [("jinja2.ext:babel_extract", file) for file in ROOT.glob("*/templates/*.*")]
    return {
        str(text)
        for method, file in python + templates
        for _line, text, _comments, _context in extract_from_file(method, file, keywords={"_": None})
    }


class Heard:
    """A translator that notes what it is asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def __call__(self, msgid: str, /, **values: object) -> str:
        self.asked.add(msgid)
        return msgid.format(**values)


def test_every_text_of_every_letter_is_marked(marked: set[str]):
    heard = Heard()
    every_letter(Reader("nl_NL", heard))
    every_letter(Reader("nl_NL", heard), firm=Firm("Krämer"))

    assert len(heard.asked) > 60
    assert heard.asked <= marked


def test_every_text_of_every_document_is_marked(marked: set[str]):
    heard = Heard()
    reader = Reader("de_DE", heard)
    free = Totals(58600, tuple(VatRow(row.rate, row.base, 0, kind) for kind in "EO" for row in TOTALS.vat_rows), 58600)
    pdf.invoice(an_invoice(for_household=True, country="DE", totals=TOTALS), reader)
    pdf.invoice(an_invoice(totals=free), reader)
    pdf.invoice(an_invoice(corrects=("1", an_invoice().date)), reader)
    pdf.quote(a_quote(url="https://v.example", terms_name="Terms", for_household=True, lines=some_lines()), reader)
    pdf.order_confirmation(an_order(terms_name="x"), reader)
    pdf.evidence(some_evidence(reason="x", typed_name="x"), reader)

    assert len(heard.asked) > 60
    assert heard.asked <= marked


def test_every_reason_to_refuse_an_upload_is_marked(marked: set[str]):
    assert {reason.value for reason in Reason} <= marked
