"""The rows of a firm that is large: the same dice every time."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from domain.invoices.bill import Bill, BillLine, written
from domain.lines import Totals, VatRow
from domain.papers import Receiver, Sender
from integrations import storage
from models.approval import Approval, ApprovalStatus
from models.base import new_id
from models.company import NumberSeries, SeriesKind, TaxCategory
from models.customer import Address, Customer, CustomerKind
from models.document import Document, DocumentKind, StoredFile
from models.invoice import Invoice, InvoiceKind, InvoiceStatus, Payment, PaymentStatus
from models.order import Order, OrderStatus
from models.quote import Quote, QuoteStatus

EACH = {Quote: 3, Order: 2, Invoice: 3, Document: 2}
KINDS = (Customer, Address, StoredFile, *EACH, Approval, Payment)  # parents before children
BIG_SHARE = 0.02
YEARS = 2
BIG = "Woningstichting Zonneveld"
FIRST = ("Anna", "Bram", "Carla", "Daan", "Eva", "Finn", "Greta", "Hugo", "Ina", "Jan", "Kim", "Lars", "Mila", "Noor")
STEMS = ("Jans", "Vis", "Bakk", "Smit", "Meij", "Dekk", "Kuip", "Boer", "Mulder", "Hoek", "Linden", "Berg", "Dijk")
ENDS = ("en", "er", "sma", "stra", "inga", "mans", "ink", "horst", "kamp", "hof", "laar", "rade")
TITLES = (
    "Warmtepomp plaatsen", "Ketel vervangen", "Badkamer vernieuwen", "Zonnepanelen op schuur", "Lekkage keuken",
    "Onderhoud cv-ketel", "Groepenkast vernieuwen", "Vloerverwarming boven", "Laadpaal oprit", "Dakgoot herstellen",
)  # fmt: skip
Row = dict[str, Any]


@dataclass
class Crowd:
    """Makes rows for one firm, as (kind, columns). `series` counts on."""

    company_id: UUID
    sender: Sender
    now: datetime
    size: int
    series: dict[tuple[SeriesKind, int], NumberSeries]
    dice: random.Random = field(default_factory=lambda: random.Random(1))
    ids: list[UUID] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    file: Row = field(default_factory=dict)

    def in_order(self) -> Iterator[Callable[[], Iterator[tuple[Any, Row]]]]:
        """What to write, one after the other."""
        yield from (self._people, self._addresses, self._files)
        makes = {Quote: self._quote, Order: self._order, Invoice: self._invoice, Document: self._paper}
        yield from (partial(self._of_kind, kind, make) for kind, make in makes.items())

    def _people(self) -> Iterator[tuple[Any, Row]]:
        for place in range(self.size):
            self.ids.append(new_id())
            self.names.append(self._name(place))
            name, number = self.names[-1], f"{self._number(SeriesKind.CUSTOMER, 0):05}"
            email = f"{'.'.join(name.lower().split())}.{number}@home.example"
            yield Customer, {
                "company_id": self.company_id, "id": self.ids[-1], "number": f"K{number}", "name": name,
                "sort_name": name.lower(), "email": email, "created_at": self._moment(place, self.size),
                "search": f"k{number} {name.lower()} {email} dorpsstraat {place % 300} eindhoven",
            }  # fmt: skip

    def _addresses(self) -> Iterator[tuple[Any, Row]]:
        for place, customer_id in enumerate(self.ids):
            yield Address, {
                "company_id": self.company_id, "customer_id": customer_id, "street": f"Dorpsstraat {place % 300}",
                "postcode": f"{5600 + place % 90} AB", "city": "Eindhoven",
            }  # fmt: skip

    def _files(self) -> Iterator[tuple[Any, Row]]:
        """One file that all documents show."""
        kept = storage.put(b"%PDF-1.4\n%%EOF\n")
        self.file = {"id": new_id(), "sha256": kept.sha256, "size": kept.size, "media_type": "application/pdf"}
        name = {"name": "paper.pdf", "inline": True, "created_at": self.now, "company_id": self.company_id}
        yield StoredFile, self.file | name

    def _of_kind(self, kind: Any, make: Callable[[str, Row], Iterator[tuple[Any, Row]]]) -> Iterator[tuple[Any, Row]]:
        many = EACH[kind] * self.size
        for place in range(many):
            customer = 0 if self.dice.random() < BIG_SHARE else self.dice.randrange(self.size)
            title = self.dice.choice(TITLES)
            yield from make(self.names[customer], {
                "company_id": self.company_id, "customer_id": self.ids[customer], "id": new_id(), "title": title,
                "created_at": self._moment(place, many), "search": f"{self.names[customer]} {title}".lower(),
            })  # fmt: skip

    def _quote(self, _name: str, row: Row) -> Iterator[tuple[Any, Row]]:
        at, cents = row["created_at"], self.dice.randrange(5_000, 2_000_000)
        is_old, luck = self.now - at > timedelta(days=30), self.dice.random()
        old = QuoteStatus.APPROVED if luck < 0.7 else QuoteStatus.DECLINED if luck < 0.85 else QuoteStatus.EXPIRED
        status = old if is_old else QuoteStatus.SENT
        yield Quote, self._numbered(row, SeriesKind.QUOTE) | {
            "status": status, "version": 1, "edited": False, "valid_until": (at + timedelta(days=30)).date(),
            "net_cents": cents, "total_cents": cents * 121 // 100, "sent_at": at,
            "decided_at": at + timedelta(days=3) if is_old else None,
        }  # fmt: skip
        waits = ApprovalStatus(status.value) if is_old else ApprovalStatus.WAITING
        yield Approval, {name: row[name] for name in ("company_id", "customer_id", "title")} | {
            "quote_id": row["id"], "sha256": "", "amount_cents": cents * 121 // 100, "status": waits, "asked_at": at,
            "expires_at": at + timedelta(days=30),
        }  # fmt: skip

    def _order(self, _name: str, row: Row) -> Iterator[tuple[Any, Row]]:
        cents, is_old = self.dice.randrange(5_000, 2_000_000), self.now - row["created_at"] > timedelta(days=20)
        yield Order, self._numbered(row, SeriesKind.ORDER) | {
            "status": OrderStatus.INVOICED if is_old else OrderStatus.OPEN, "net_cents": cents,
            "total_cents": cents * 121 // 100,
        }  # fmt: skip

    def _invoice(self, name: str, row: Row) -> Iterator[tuple[Any, Row]]:
        at, cents = row["created_at"], self.dice.randrange(5_000, 2_000_000)
        total, is_paid = cents * 121 // 100, self.now - at > timedelta(days=14) and self.dice.random() < 0.99
        issued = self._numbered(row, SeriesKind.INVOICE) | {
            "status": InvoiceStatus.PAID if is_paid else InvoiceStatus.OPEN, "net_cents": cents, "total_cents": total,
            "paid_cents": total if is_paid else 0, "issued_on": at.date(), "sent_at": at,
            "due_on": (at + timedelta(days=14)).date(),
        }  # fmt: skip
        yield Invoice, issued | ({"content": {}, "sha256": ""} if is_paid else self._bill(name, issued))
        if is_paid:
            paid = at + timedelta(days=10)
            yield Payment, {name: row[name] for name in ("company_id", "customer_id")} | {
                "invoice_id": row["id"], "status": PaymentStatus.PAID, "is_live": False, "method": "ideal",
                "amount_cents": total, "booked_cents": total, "created_at": paid, "changed_at": paid, "paid_at": paid,
            }  # fmt: skip

    def _bill(self, name: str, issued: Row) -> Row:
        """What an invoice says that somebody still has to pay: the overdue are written about."""
        net, vat = issued["net_cents"], issued["total_cents"] - issued["net_cents"]
        line = BillLine(str(issued["id"]), title=issued["title"], price_cents=net, amount_cents=net)
        bill = Bill(
            kind=InvoiceKind.INVOICE, number=issued["number"], title=issued["title"], language="nl", currency="EUR",
            issued_on=issued["issued_on"], due_on=issued["due_on"], reference="", order_number="", sender=self.sender,
            receiver=Receiver(issued["customer_id"], "", name, CustomerKind.PRIVATE, (name,), "nl"), site="",
            lines=(line,), totals=Totals(net, (VatRow(TaxCategory.STANDARD, 2100, net, vat),), net + vat),
        )  # fmt: skip
        content, sha256 = written(bill)
        return {"content": content, "sha256": sha256}

    def _paper(self, _name: str, row: Row) -> Iterator[tuple[Any, Row]]:
        paper = {"sha256": self.file["sha256"], "size": self.file["size"], "file_id": self.file["id"]}
        yield Document, row | paper | {"kind": DocumentKind.REPORT, "name": f"{row['title']}.pdf"}

    def _numbered(self, row: Row, kind: SeriesKind) -> Row:
        year = row["created_at"].year
        prefix = self.series[kind, year].prefix
        count = f"{self._number(kind, year):04}"
        number = f"{prefix}{year}-{count}"
        return row | {"number": number, "search": f"{number.lower()} {count} {row['search']}"}

    def _number(self, kind: SeriesKind, year: int) -> int:
        self.series[kind, year].last = (self.series[kind, year].last or 0) + 1
        return self.series[kind, year].last

    def _name(self, place: int) -> str:
        if place == 0:
            return BIG
        return f"{self.dice.choice(FIRST)} {self.dice.choice(STEMS)}{self.dice.choice(ENDS)}"

    def _moment(self, place: int, many: int) -> datetime:
        """Evenly over the years, the last one now."""
        return self.now - timedelta(days=365 * YEARS) * (1 - (place + 1) / many)
