"""From frozen values to the shapes that the PDF templates print."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from domain.lines import Item, Price, Totals, amount_of, prices
from domain.papers.blocks import Receiver, Sender
from domain.texts import locale_of, say
from integrations import storage
from integrations.pdf import documents as paper
from integrations.reader import Reader
from models.lines import LineKind


def letterhead(sender: Sender) -> paper.Letterhead:
    """The head and foot of each page; the logo is read from the store by its hash."""
    foot = (sender.registration_number, sender.vat_number, f"IBAN {sender.iban}" if sender.iban else "")
    return paper.Letterhead(
        name=sender.name,
        address=(sender.street, f"{sender.postcode} {sender.city}".strip()),
        phone=sender.phone,
        email=sender.email,
        imprint=tuple(dict.fromkeys(filter(None, (sender.legal_name, *foot)))),
        brand=sender.brand,
        logo=storage.read(sender.logo_sha256) if sender.logo_sha256 else None,
    )


def party(receiver: Receiver) -> paper.Party:
    return paper.Party(receiver.lines, receiver.vat_number, receiver.number)


def printed_lines(
    items: Sequence[Item], chosen: frozenset[str] = frozenset(), *, with_vat: bool = False
) -> tuple[paper.Line, ...]:
    """Lines as they are printed, for consumers `with_vat`; a heading is a line of nothing, with only its title."""
    read = prices(items, with_vat=with_vat)
    return tuple(_line(item, chosen, read[item.id]) for item in items)


def printed_totals(sums: Totals, *, currency: str, paid_cents: int = 0) -> paper.Totals:
    rows = tuple(
        paper.VatRow(_percent(row.rate_bp), row.base_cents, row.vat_cents, row.category.value) for row in sums.vat
    )
    return paper.Totals(sums.net_cents, rows, sums.total_cents, paid_cents, currency)


def reader_of(language: str, sender: Sender) -> Reader:
    """Who reads it: the customer's language, the way of writing of the firm's country, the firm's clock."""
    words = Words(language, sender.country, sender.timezone)
    return Reader(locale_of(language, sender.country), words, sender.timezone)


@dataclass(frozen=True)
class Words:
    """`say` bound to one reader; a plain value, so that it can travel to the process that prints."""

    language: str
    country: str
    zone: str

    def __call__(self, msgid: str, /, **values: object) -> str:
        return say(self.language, msgid, country=self.country, zone=self.zone, **values)  # type: ignore[arg-type]


def _line(item: Item, chosen: frozenset[str], read: Price) -> paper.Line:
    is_optional = item.kind is LineKind.OPTIONAL
    return paper.Line(
        title=item.title,
        quantity=Decimal(item.quantity_milli) / 1000,
        price=item.price_cents,
        amount=amount_of(item),
        read_price=read.unit_cents,
        read_amount=read.amount_cents,
        rate=_percent(item.tax_rate_bp),
        unit=item.unit,
        detail=item.detail,
        tax_category=item.tax_category.value,
        cost=paper.Cost(item.cost.value),
        optional=is_optional,
        chosen=not is_optional or item.id in chosen,
        heading=item.kind is LineKind.HEADING,
    )


def _percent(rate_bp: int) -> Decimal:
    return Decimal(rate_bp) / 100
