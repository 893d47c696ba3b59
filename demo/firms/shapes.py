"""What is told about a firm of the demo, and what several of them share."""

from dataclasses import dataclass

from domain.companies import DetailsForm
from models.account import Role
from models.customer import CustomerKind


@dataclass(frozen=True)
class Person:
    name: str
    email: str
    role: Role


@dataclass(frozen=True)
class Job:
    """A piece of work that firms quote; a line is (title, quantity, unit, price, cost)."""

    title: str
    lines: tuple[tuple[str, str, str, str, str], ...]
    option: tuple[str, str, str, str, str] | None = None


@dataclass(frozen=True)
class Client:
    name: str
    email: str
    street: str
    postcode: str
    city: str
    language: str = "nl"
    country: str = "NL"
    kind: CustomerKind = CustomerKind.PRIVATE
    phone: str = ""


@dataclass(frozen=True)
class Firm:
    """`exempt` says why the firm asks no VAT; a small one is here for its projects, and has a short history."""

    slug: str
    trade: str
    brand: str
    details: DetailsForm
    staff: tuple[Person, ...]
    jobs: tuple[Job, ...]
    clients: tuple[Client, ...]
    terms: str
    intro: str
    tax: str = "S:2100"
    code_above_cents: int = 250_000
    exempt: str = ""
    is_small: bool = False


SHARED = Client("Sofie de Smet", "sofie@desmet.example", "Lindenlaan 18", "5616 AB", "Eindhoven", phone="+491713920010")

TERMS_NL = """1. Prijzen zijn in euro. Btw staat per tarief vermeld.
2. Wij beginnen na uw akkoord. Meerwerk voeren we pas uit na een nieuw akkoord.
3. Betaling binnen de termijn op de factuur, op onze rekening of via de betaalknop.
4. Op ons werk geeft u drie jaar garantie vanaf de oplevering.
5. Hebt u een klacht? Bel ons; binnen vijf werkdagen komen we kijken."""
TERMS_DE = """1. Alle Preise in Euro, die Umsatzsteuer ist je Satz ausgewiesen.
2. Wir beginnen nach Ihrer Freigabe. Nachträge führen wir erst nach neuer Freigabe aus.
3. Zahlung ohne Abzug innerhalb der Frist auf der Rechnung.
4. Es gelten die gesetzlichen Gewährleistungsrechte."""
