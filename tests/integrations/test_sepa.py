"""References with right check digits, and QR codes a bank app reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649
from stdnum.be import ogm_vcs

from integrations import sepa
from integrations.sepa import NotPayable, Transfer

IBAN = "NL91ABNA0417164300"


def test_the_standards_own_example_has_its_check_digits():
    assert sepa.creditor_reference("539007547034") == "RF18539007547034"


def test_signs_between_are_left_out_of_a_reference():
    assert sepa.creditor_reference("2026-0831") == sepa.creditor_reference("20260831")
    assert sepa.written_reference(sepa.creditor_reference("2026-0831")).startswith("RF")
    assert " 2026 0831" in sepa.written_reference(sepa.creditor_reference("2026-0831"))


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=1, max_size=21))
def test_every_reference_passes_an_independent_check(number: str):
    assert iso11649.is_valid(sepa.creditor_reference(number))


@pytest.mark.parametrize("number", ["", "---", "é", "A" * 22])
def test_a_number_that_cannot_be_a_reference_is_refused(number: str):
    with pytest.raises(NotPayable):
        sepa.creditor_reference(number)


def test_the_belgian_reference_is_the_rest_by_97():
    assert sepa.belgian_reference("0909337554") == "+++090/9337/55493+++"
    assert sepa.belgian_reference(97) == "+++000/0000/09797+++"


@given(st.integers(min_value=1, max_value=9_999_999_999))
def test_every_belgian_reference_passes_an_independent_check(number: int):
    reference = sepa.belgian_reference(number)
    assert ogm_vcs.is_valid(reference.strip("+"))
    assert sepa.is_reference(reference)
    assert not reference.strip("+").replace("/", "").endswith("00")


def test_one_wrong_digit_is_noticed():
    assert sepa.is_reference("+++090/9337/55493+++")
    assert not sepa.is_reference("+++090/9337/55494+++")
    assert sepa.is_reference("RF18 5390 0754 7034")
    assert not sepa.is_reference("RF19 5390 0754 7034")


def test_the_code_carries_twelve_lines_in_the_order_of_the_guideline():
    payload = sepa.qr_payload(
        Transfer("Van Dalen Bouw", "NL91 ABNA 0417 1643 00", 68698, reference="RF18539007547034", bic="ABNANL2A")
    )

    assert payload.split("\n") == [
        "BCD",
        "002",
        "1",
        "SCT",
        "ABNANL2A",
        "Van Dalen Bouw",
        IBAN,
        "EUR686.98",
        "",
        "RF18539007547034",
    ]


def test_a_belgian_reference_and_an_invoice_number_go_in_the_free_line():
    structured, free = 9, 10
    for text in ({"reference": "+++090/9337/55493+++"}, {"text": "Factuur 2026-0831"}):
        lines = sepa.qr_payload(Transfer("A", IBAN, 1, **text)).split("\n")
        assert lines[structured] == ""
        assert lines[free] == next(iter(text.values()))


def test_umlauts_stay_umlauts_and_line_breaks_cannot_move_the_amount():
    lines = sepa.qr_payload(Transfer("Heizung Krämer\nEUR1.00", IBAN, 100, text="für Müller")).split("\n")

    assert lines[2] == "1"
    assert lines[5] == "Heizung Krämer EUR1.00"
    assert lines[7] == "EUR1.00"
    assert lines[10] == "für Müller"


@pytest.mark.parametrize(("cents", "written"), [(1, "EUR0.01"), (100, "EUR1.00"), (99_999_999_999, "EUR999999999.99")])
def test_amounts_are_written_with_two_decimals(cents: int, written: str):
    assert sepa.qr_payload(Transfer("A", IBAN, cents)).split("\n")[7] == written


@pytest.mark.parametrize(
    "transfer",
    [
        Transfer("A", IBAN, 0),
        Transfer("A", IBAN, -5),
        Transfer("A", IBAN, 100_000_000_000),
        Transfer("", IBAN, 1),
        Transfer("A", "NL92ABNA0417164300", 1),
        Transfer("A", "", 1),
        Transfer("A", IBAN, 1, reference="RF18539007547034", text="both"),
        Transfer("漢" * 70, IBAN, 1, text="字" * 140),
    ],
)
def test_what_no_bank_would_take_is_refused(transfer: Transfer):
    with pytest.raises(NotPayable):
        sepa.qr_payload(transfer)


def test_long_names_and_texts_are_cut_to_what_fits():
    lines = sepa.qr_payload(Transfer("n" * 90, IBAN, 1, text="t" * 200)).split("\n")
    assert (len(lines[5]), len(lines[10])) == (70, 140)


def test_the_drawn_code_is_a_plain_svg_path():
    svg = sepa.qr_svg(Transfer("Krämer & <Söhne>", IBAN, 68698, reference=sepa.creditor_reference("2026-0831")))

    assert svg.startswith("<svg")
    assert "Krämer" not in svg
    assert svg.count("<path") == 1


def test_an_iban_is_written_in_groups_of_four():
    assert sepa.written_iban("nl91abna0417164300") == "NL91 ABNA 0417 1643 00"
