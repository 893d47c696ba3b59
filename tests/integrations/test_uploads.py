"""Uploads are judged by what is in them."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf
from pypdf import PdfReader

from integrations import pdf, uploads
from integrations.uploads import Kind, NotAccepted, Reason
from tests.integrations.papers import DUTCH, an_invoice
from tests.integrations.pictures import a_pdf, a_photo, a_png_of


def refused(data: bytes, name: str = "x.pdf") -> Reason:
    with pytest.raises(NotAccepted) as problem:
        uploads.accept(data, name=name)
    return problem.value.reason


def script(code: str = "app.alert(1)") -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=code)


def test_a_plain_pdf_is_kept_byte_for_byte():
    sent = a_pdf()
    accepted = uploads.accept(sent, name="contract.pdf")

    assert accepted.data == sent
    assert (accepted.media_type, accepted.pages, accepted.name) == ("application/pdf", 2, "contract.pdf")


def test_our_own_invoice_with_its_xml_inside_is_accepted():
    sent = pdf.invoice(an_invoice(), DUTCH, attachments=[pdf.PdfAttachment("factur-x.xml", b"<x/>")])
    assert uploads.accept(sent, name="invoice.pdf").data == sent


def test_photos_come_out_as_pictures_made_anew():
    accepted = uploads.accept(a_photo("HEIF"), name="IMG_0001.HEIC")

    assert (accepted.name, accepted.media_type) == ("IMG_0001.jpg", "image/jpeg")
    assert uploads.kind(accepted.data) is Kind.JPEG
    assert (accepted.width, accepted.height, accepted.pages) == (60, 40, 0)


@pytest.mark.parametrize(
    ("form", "kind"), [("JPEG", Kind.JPEG), ("PNG", Kind.PNG), ("WEBP", Kind.WEBP), ("HEIF", Kind.HEIC)]
)
def test_the_kind_is_told_by_content(form: str, kind: Kind):
    assert uploads.kind(a_photo(form)) is kind


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script>",
        b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"GIF89a/*\x00*/=1;alert(1)",
        b"MZ\x90\x00",
        b"PK\x03\x04",
        b"\x7fELF",
        b"#!/bin/sh",
        b" %PDF-1.4",
        b"RIFF\x00\x00\x00\x00WAVE",
        b"\x00\x00\x00\x18ftypmp42",
    ],
)
def test_everything_else_is_refused_whatever_it_is_called(data: bytes):
    assert refused(data, "photo.jpg") is Reason.KIND


def test_empty_large_and_broken_files_are_told_apart():
    assert refused(b"") is Reason.EMPTY
    assert refused(b"%PDF-" + b"0" * uploads.MOST_BYTES) is Reason.TOO_LARGE
    assert refused(b"%PDF-1.7 nonsense") is Reason.BROKEN
    assert refused(b"%PDF-1.4\n<script>alert(1)</script>") is Reason.BROKEN
    assert refused(b"\xff\xd8\xff\xe0nonsense") is Reason.BROKEN
    assert refused(a_png_of(50_000, 50_000)) is Reason.PIXELS


def test_a_pdf_without_pages_is_broken():
    out = BytesIO()
    pikepdf.new().save(out)
    assert refused(out.getvalue()) is Reason.BROKEN


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_pdf_with_a_password_is_refused(password: str):
    locked = a_pdf(encryption=pikepdf.Encryption(owner="owner", user=password))
    assert refused(locked) is Reason.ENCRYPTED


def at_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = script()


def at_opening_indirect(pdf: Pdf) -> None:
    pdf.Root.OpenAction = pdf.make_indirect(script())


def by_name(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", pdf.make_indirect(script())])))


def on_closing(pdf: Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=script())


def on_a_page(pdf: Pdf) -> None:
    pdf.pages[0].obj.AA = Dictionary(O=script())


def link(action: Dictionary) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=action)


def in_a_link(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([link(script())])


def chained(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([link(Dictionary(S=Name.URI, URI="https://x.example", Next=Array([script()])))])


def launching(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link(Dictionary(S=Name.Launch, F="cmd.exe")))])


def sending(pdf: Pdf) -> None:
    field = Dictionary(
        FT=Name.Btn, T="go", Subtype=Name.Widget, A=Dictionary(S=Name.SubmitForm, F="https://evil.example")
    )
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))


def with_xfa(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=pdf.make_stream(b"<xdp/>"), Fields=Array([]))


@pytest.mark.parametrize(
    "harm",
    [at_opening, at_opening_indirect, by_name, on_closing, on_a_page, in_a_link, chained, launching, sending, with_xfa],
)
@pytest.mark.parametrize("packed", [False, True])
def test_programs_in_a_pdf_are_taken_out(harm, packed: bool):
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    sent = a_pdf(harm, object_stream_mode=mode)

    accepted = uploads.accept(sent, name="x.pdf")

    with pikepdf.open(BytesIO(accepted.data)) as opened:
        plain = opened.Root.unparse(resolved=True) + b"".join(thing.unparse(resolved=True) for thing in opened.objects)
    for harmful in (b"JavaScript", b"app.alert", b"Launch", b"cmd.exe", b"SubmitForm", b"evil.example", b"/AA", b"XFA"):
        assert harmful not in plain
    assert accepted.pages == 2
    assert len(PdfReader(BytesIO(accepted.data)).pages) == 2


def test_an_ordinary_link_stays():
    sent = a_pdf(
        lambda pdf: setattr(pdf.pages[0].obj, "Annots", Array([link(Dictionary(S=Name.URI, URI="https://x.example"))]))
    )
    assert uploads.accept(sent, name="x.pdf").data == sent


def with_a_file(pdf: Pdf) -> None:
    pdf.attachments["tool.exe"] = AttachedFileSpec(pdf, b"MZ", filename="tool.exe")  # type: ignore[call-arg]


def with_a_pinned_file(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.FileAttachment, Rect=[0, 0, 9, 9])])


def as_portfolio(pdf: Pdf) -> None:
    pdf.Root.Collection = Dictionary(View=Name.D)


def with_a_film(pdf: Pdf) -> None:
    pdf.pages[0].obj.Annots = Array([Dictionary(Subtype=Name.RichMedia, Rect=[0, 0, 9, 9])])


@pytest.mark.parametrize("harm", [with_a_file, with_a_pinned_file, as_portfolio, with_a_film])
def test_a_pdf_with_files_or_films_inside_is_refused(harm):
    assert refused(a_pdf(harm)) is Reason.ACTIVE


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\offer.pdf", "offer.pdf"),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        (".pdf", "document.pdf"),
        ("x" * 300 + ".pdf", "x" * 90 + ".pdf"),
        ("Rechnung März.PDF", "Rechnung März.pdf"),
        ('a<b>"c"|d?.pdf', "abcd.pdf"),
        ("two.dots.pdf", "two.dots.pdf"),
        ("x\x00y.pdf", "xy.pdf"),
    ],
)
def test_a_name_is_only_a_name(name: str, safe: str):
    assert uploads.safe_name(name, ending="pdf") == safe
