"""Documents on paper: what stands on them, what may not get in, and the same bytes every time."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from integrations import pdf
from integrations.pdf import PdfAttachment
from integrations.pdf.documents import Party, Totals, VatRow
from tests.integrations.papers import (
    DUTCH,
    GERMAN,
    a_letterhead,
    a_logo,
    a_quote,
    an_invoice,
    an_order,
    some_evidence,
    some_lines,
    words,
)


def test_an_invoice_says_what_the_law_wants():
    said = words(pdf.invoice(an_invoice(), DUTCH))

    for must in (
        "Van Dalen Bouw",
        "KvK 30214887",
        "btw NL821344902B01",
        "Mevrouw M. Hoekstra",
        "2026-0831",
        "13 november 2026",
        "9–10 nov 2026",
        "27 november 2026",
        "Zinken dakgoot",
        "Bakgoot B37",
        "2,5 uur",
        "Total without VAT € 586,00",
        "VAT 21% over € 402,00 € 84,42",
        "VAT 9% over € 184,00 € 16,56",
        "To pay € 686,98",
        "NL91 ABNA 0417 1643 00",
        "RF28 2026 0831",
    ):
        assert must in said, must


def test_a_german_invoice_for_a_household_tells_the_labour_apart():
    said = words(pdf.invoice(an_invoice(for_household=True, country="DE"), GERMAN))

    assert "686,98 €" in said
    assert "21 %" in said
    assert "364,00 € plus 54,36 € VAT, 418,36 € in all (§ 35a EStG)" in said
    assert "two years (§ 14b UStG)" in said
    assert "Labour 340,00 € · Material 222,00 € · Travel 24,00 €" in said


def test_a_german_firm_gets_no_note_about_its_taxes():
    assert "35a" not in words(pdf.invoice(an_invoice(country="DE"), GERMAN))


@pytest.mark.parametrize(
    ("category", "row", "reason"),
    [
        ("AE", "VAT reverse charged, over € 586,00", "the customer is liable for the VAT"),
        ("K", "VAT 0% on intra-Community supply", "article 138"),
        ("G", "VAT 0% on export", "article 146"),
        ("E", "Exempt from VAT, over", "Exempt from VAT."),
        ("O", "Outside the scope of VAT", "Not subject to VAT."),
    ],
)
def test_an_invoice_without_vat_says_why(category: str, row: str, reason: str):
    lines = tuple(replace(line, rate=Decimal(0), tax_category=category) for line in some_lines())
    totals = Totals(58600, (VatRow(Decimal(0), 58600, 0, category),), 58600)
    party = Party(("Bauherr GmbH",), vat_number="DE123456789")
    said = words(pdf.invoice(an_invoice(lines=lines, totals=totals, party=party), DUTCH))

    assert row in said
    assert reason in said
    assert "DE123456789" in said


def test_what_was_paid_before_is_taken_off_and_a_paid_invoice_asks_for_nothing():
    part = words(pdf.invoice(an_invoice(totals=replace(an_invoice().totals, paid=60000)), DUTCH))
    whole = words(pdf.invoice(an_invoice(totals=replace(an_invoice().totals, paid=68698)), DUTCH))

    assert "To pay € 86,98" in part
    assert "transfer € 86,98" in part
    assert "Scan the code" not in whole


def test_a_credit_note_names_the_invoice_it_corrects_and_asks_for_nothing():
    said = words(pdf.invoice(an_invoice(number="C-7", corrects=("2026-0800", date(2026, 10, 1))), DUTCH))

    assert "Credit note" in said
    assert "Corrects invoice 2026-0800 of 1 oktober 2026" in said
    assert "Credited € 686,98" in said
    assert "Scan the code" not in said


def test_a_quote_shows_its_options_and_how_to_approve():
    lines = (*some_lines(), replace(some_lines()[0], title="Bladvanger", optional=True, chosen=False))
    said = words(pdf.quote(a_quote(lines=lines, url="https://voordeur.example/q/1", terms="Be nice."), DUTCH))

    assert said.index("Options") < said.index("Bladvanger")
    assert "Approve online, by maandag 30 november 2026" in said
    assert "voordeur.example/q/1" in said
    assert "Be nice." in said


def test_an_order_confirmation_says_who_approved_what():
    said = words(pdf.order_confirmation(an_order(), DUTCH))

    assert "M. Hoekstra" in said
    assert "14 november 2026, 10:31" in said
    assert "9f" * 32 in said.replace(" ", "")


def test_the_evidence_says_everything_and_the_time_to_the_second():
    said = words(pdf.evidence(some_evidence(typed_name="Marieke", reason=""), DUTCH))

    for must in ("approved", "192.0.2.17", "iPhone", "I agree to quote", "Marieke", "10:31:07 +01:00", "18.233 bytes"):
        assert must in said, must
    assert "ab" * 32 in said.replace(" ", "")


@pytest.mark.parametrize("make", ["invoice", "quote", "order", "evidence"])
def test_the_same_input_gives_the_same_bytes(make: str):
    def printed() -> bytes:
        head = a_letterhead(logo=a_logo())
        return {
            "invoice": lambda: pdf.invoice(an_invoice(letterhead=head), DUTCH),
            "quote": lambda: pdf.quote(a_quote(letterhead=head, url="https://v.example"), DUTCH),
            "order": lambda: pdf.order_confirmation(an_order(letterhead=head), DUTCH),
            "evidence": lambda: pdf.evidence(some_evidence(letterhead=head), DUTCH),
        }[make]()

    first = printed()
    assert printed() == first
    with ThreadPoolExecutor(2) as crew:
        assert {result.result() for result in [crew.submit(printed) for _ in range(3)]} == {first}


def test_another_process_makes_the_same_bytes():
    script = (
        "import hashlib, sys; from integrations import pdf; from tests.integrations.papers import *;"
        "print(hashlib.sha256(pdf.invoice(an_invoice(), DUTCH)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    other = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(pdf.invoice(an_invoice(), DUTCH)).hexdigest()


def test_it_is_an_archive_pdf_with_language_title_and_our_fonts_inside():
    made = pdf.invoice(an_invoice(), DUTCH)
    with pikepdf.open(BytesIO(made)) as opened:
        with opened.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert str(opened.Root.Lang) == "nl-NL"
        assert "/StructTreeRoot" in opened.Root
    read = PdfReader(BytesIO(made))
    assert read.metadata is not None
    assert read.metadata.title == "Invoice 2026-0831"
    resources = read.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    fonts = {str(font.get_object()["/BaseFont"]) for font in resources.values()}
    assert fonts
    assert all("Inter" in font for font in fonts)


def test_another_variant_can_be_asked_for():
    made = pdf.render("<p>x</p>", language="nl", title="x", variant="pdf/a-3b")
    with pikepdf.open(BytesIO(made)) as opened, opened.open_metadata() as metadata:
        assert metadata["pdfaid:conformance"] == "B"


def test_a_file_can_travel_inside_again_and_again():
    xml = PdfAttachment("factur-x.xml", b"<invoice/>", relationship="Alternative")
    first = pdf.invoice(an_invoice(), DUTCH, attachments=[xml])

    assert pdf.invoice(an_invoice(), DUTCH, attachments=[xml]) == first
    assert PdfReader(BytesIO(first)).attachments["factur-x.xml"] == [b"<invoice/>"]


def test_many_lines_run_over_pages_with_the_heading_again():
    made = pdf.invoice(an_invoice(lines=some_lines() * 20), DUTCH)
    number = pdf.pages(made)

    assert number >= 3
    assert words(made).count("Description") >= number - 1
    assert f"{number} / {number}" in words(made)
    assert words(made).count("Invoice 2026-0831 · Van Dalen Bouw") == number - 1


def test_what_people_typed_stays_text():
    evil = '<img src="http://127.0.0.1/x"><script>alert(1)</script>{{7*7}} & "quotes"'
    said = words(pdf.invoice(an_invoice(title=evil, note=evil), DUTCH))

    assert said.count("<script>alert(1)</script>{{7*7}}") == 2


def test_a_colour_that_is_no_colour_cannot_carry_styles():
    head = a_letterhead(brand="#fff; background: url(file:///etc/passwd)")
    assert b"%PDF" in pdf.invoice(an_invoice(letterhead=head), DUTCH)[:10]


@pytest.mark.parametrize("html", ["<div>" * 5000, "x" * 3_000_000])
def test_pages_made_to_break_the_renderer_are_refused(html: str):
    with pytest.raises(pdf.NotRendered):
        pdf.render(html, language="nl", title="x")
    assert pdf.render("<p>fine</p>", language="nl", title="x")
