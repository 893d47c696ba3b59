"""A firm's documents to print in tests."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

from PIL import Image
from pypdf import PdfReader

from integrations import sepa
from integrations.pdf.documents import (
    Cost,
    EvidenceEvent,
    EvidenceSheet,
    InvoiceSheet,
    Letterhead,
    Line,
    OrderSheet,
    Party,
    PayBlock,
    QuoteSheet,
    Totals,
    VatRow,
)
from integrations.reader import Reader

APPROVED = datetime(2026, 11, 14, 9, 31, 7, tzinfo=UTC)


def english(msgid: str, /, **values: object) -> str:
    return msgid.format(**values)


DUTCH = Reader("nl_NL", english)
GERMAN = Reader("de_DE", english, "Europe/Berlin")


def a_logo() -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 64), "#0f5c4d").save(out, "PNG")
    return out.getvalue()


def a_letterhead(**changes) -> Letterhead:
    given = {
        "name": "Van Dalen Bouw",
        "address": ("Havikstraat 22", "3514 AB Utrecht"),
        "imprint": ("KvK 30214887", "btw NL821344902B01"),
    }
    return Letterhead(**given | changes)


def some_lines() -> tuple[Line, ...]:
    return (
        Line("Zinken dakgoot", Decimal(6), 3700, 22200, Decimal(21), "m", "Bakgoot B37"),
        Line("Monteren", Decimal("2.5"), 6240, 15600, Decimal(21), "uur", cost=Cost.LABOUR),
        Line("Voorrijden", Decimal(1), 2400, 2400, Decimal(21), cost=Cost.TRAVEL),
        Line("Schilderen", Decimal(4), 4600, 18400, Decimal(9), "uur", cost=Cost.LABOUR),
    )


TOTALS = Totals(58600, (VatRow(Decimal(21), 40200, 8442), VatRow(Decimal(9), 18400, 1656)), 68698)
PARTY = Party(("Mevrouw M. Hoekstra", "Lijsterbesstraat 18", "3514 TK Utrecht"))


def an_invoice(**changes) -> InvoiceSheet:
    given = {
        "letterhead": a_letterhead(),
        "party": PARTY,
        "number": "2026-0831",
        "date": date(2026, 11, 13),
        "title": "dakgoot en boeideel",
        "lines": some_lines(),
        "totals": TOTALS,
        "supplied_from": date(2026, 11, 9),
        "supplied_until": date(2026, 11, 10),
        "due": date(2026, 11, 27),
        "pay": PayBlock(
            "Van Dalen Bouw B.V.",
            "NL91ABNA0417164300",
            date(2026, 11, 27),
            reference=sepa.creditor_reference("2026-0831"),
            url="https://voordeur.example/f/1",
        ),
    }
    return InvoiceSheet(**given | changes)


def a_quote(**changes) -> QuoteSheet:
    given = {
        "letterhead": a_letterhead(),
        "party": PARTY,
        "number": "2026-0147",
        "version": 2,
        "title": "dakgoot",
        "date": date(2026, 11, 1),
        "valid_until": date(2026, 11, 30),
        "lines": some_lines(),
        "totals": TOTALS,
    }
    return QuoteSheet(**given | changes)


def an_order(**changes) -> OrderSheet:
    given = {
        "letterhead": a_letterhead(),
        "party": PARTY,
        "number": "O-2026-0044",
        "date": date(2026, 11, 14),
        "title": "dakgoot",
        "quote_number": "2026-0147",
        "quote_version": 2,
        "approved_by": "M. Hoekstra",
        "approved_at": APPROVED,
        "approved_how": "link and code by mail",
        "lines": some_lines(),
        "totals": TOTALS,
        "sha256": "9f" * 32,
    }
    return OrderSheet(**given | changes)


def some_evidence(**changes) -> EvidenceSheet:
    given = {
        "letterhead": a_letterhead(),
        "title": "Quote 2026-0147",
        "number": "2026-0147",
        "version": 2,
        "decision": "approved",
        "decided_at": APPROVED,
        "person": "M. Hoekstra",
        "account": "m.hoekstra@example.nl",
        "capacity": "owner",
        "verified_by": "link and code by mail",
        "ip": "192.0.2.17",
        "agent": "Mozilla/5.0 (iPhone)",
        "consent": "I agree to quote 2026-0147, version 2, for € 686,98.",
        "terms_name": "Terms, version 3",
        "document_name": "quote.pdf",
        "document_sha256": "9f" * 32,
        "document_bytes": 18233,
        "document_pages": 2,
        "events": (EvidenceEvent(APPROVED, "sent", "Joost"), EvidenceEvent(APPROVED, "approved", "M. Hoekstra")),
        "previous_hash": "00" * 32,
        "own_hash": "ab" * 32,
    }
    return EvidenceSheet(**given | changes)


def words(pdf: bytes) -> str:
    """Return everything a PDF says, on one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
