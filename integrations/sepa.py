"""Paying by bank app: structured references and the European payment QR code.

References: ISO 11649 (RF + two check digits, mod 97 as ISO 7064) and the Belgian structured communication
(ten digits and their rest by 97, written +++123/4567/89012+++).
QR code: EPC069-12 version 3.1, twelve lines, UTF-8, error correction M, at most version 13 and 331 bytes.
"""

import re
from dataclasses import dataclass

import segno
from stdnum import iban as iban_rules
from stdnum import iso11649
from stdnum.be import ogm_vcs
from stdnum.exceptions import ValidationError

_MOST_CENTS = 99_999_999_999
_MOST_BYTES = 331


class NotPayable(ValueError):
    """These data do not make a valid transfer."""


@dataclass(frozen=True)
class Transfer:
    """What the bank app needs. Give a structured `reference` or a free `text`, not both; amount in euro cents."""

    name: str
    iban: str
    cents: int
    reference: str = ""
    text: str = ""
    bic: str = ""


def creditor_reference(number: str) -> str:
    """Return the ISO 11649 reference of a document number: "2026-0831" gives "RFcc20260831"."""
    body = re.sub(r"[^A-Z0-9]", "", number.upper())
    if not 1 <= len(body) <= 21:
        raise NotPayable("a reference has 1 to 21 letters and digits")
    check = 98 - _as_number(body + "RF00") % 97
    return f"RF{check:02d}{body}"


def belgian_reference(number: int | str) -> str:
    """Return the Belgian structured communication of at most ten digits: "+++123/4567/89012+++"."""
    digits = re.sub(r"\D", "", str(number))
    if not 1 <= len(digits) <= 10:
        raise NotPayable("a Belgian reference has 1 to 10 digits")
    base = digits.zfill(10)
    check = int(base) % 97 or 97
    whole = f"{base}{check:02d}"
    return f"+++{whole[:3]}/{whole[3:7]}/{whole[7:]}+++"


def is_reference(text: str) -> bool:
    """Tell whether this is a valid ISO 11649 or Belgian reference, however it was typed."""
    return iso11649.is_valid(text) or ogm_vcs.is_valid(text.strip("+* "))


def written_reference(reference: str) -> str:
    """Return a reference as printed: RF in groups of four, the Belgian one between plus signs."""
    if iso11649.is_valid(reference):
        return iso11649.format(reference)
    return reference


def written_iban(iban: str) -> str:
    """Return an IBAN in groups of four; raises NotPayable when its check digits are wrong."""
    return iban_rules.format(_checked_iban(iban))


def qr_payload(transfer: Transfer) -> str:
    """Return the twelve lines of EPC069-12; raises NotPayable."""
    name = _line(transfer.name, most=70)
    if not name:
        raise NotPayable("the beneficiary needs a name")
    if not 1 <= transfer.cents <= _MOST_CENTS:
        raise NotPayable("the amount lies between 0.01 and 999999999.99 euro")
    reference, text = _remittance(transfer)
    amount = f"EUR{transfer.cents // 100}.{transfer.cents % 100:02d}"
    iban = _checked_iban(transfer.iban)
    lines = ["BCD", "002", "1", "SCT", transfer.bic.replace(" ", ""), name, iban, amount, "", reference, text]
    payload = "\n".join(lines).rstrip("\n")
    if len(payload.encode()) > _MOST_BYTES:
        raise NotPayable(f"more than {_MOST_BYTES} bytes")
    return payload


def qr_svg(transfer: Transfer) -> str:
    """Return the code as an inline SVG: error correction M, four modules of quiet zone left to the page."""
    code = segno.make(qr_payload(transfer), error="m", boost_error=False, encoding="utf-8", eci=False, micro=False)
    if int(code.version) > 13:
        raise NotPayable("the code would be larger than version 13")
    return code.svg_inline(border=0, omitsize=True, lineclass=None, svgclass=None)


def _remittance(transfer: Transfer) -> tuple[str, str]:
    """Only ISO 11649 may stand in the structured line; a Belgian reference and free text go in the other one."""
    if transfer.reference and transfer.text:
        raise NotPayable("a structured reference or a text, not both")
    if iso11649.is_valid(transfer.reference):
        return iso11649.compact(transfer.reference), ""
    return "", _line(transfer.reference or transfer.text, most=140)


def _checked_iban(iban: str) -> str:
    try:
        return iban_rules.validate(iban)
    except ValidationError as problem:
        raise NotPayable("this IBAN is not right") from problem


def _line(text: str, *, most: int) -> str:
    return " ".join(text.split())[:most].rstrip()


def _as_number(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text))
