"""The firm, the customer and the terms as they stand on one document, for ever."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select

from domain.work import Work
from models.company import Company, Terms
from models.customer import Address, AddressUse, Customer, CustomerKind
from models.document import StoredFile


@dataclass(frozen=True)
class Sender:
    """The firm on the day it sent this."""

    name: str
    legal_name: str
    street: str
    postcode: str
    city: str
    country: str
    phone: str
    email: str
    website: str
    vat_number: str
    registration_number: str
    iban: str
    bic: str
    brand: str
    timezone: str
    logo_sha256: str = ""


@dataclass(frozen=True)
class Receiver:
    """The customer on that day; `lines` is the address window, the name first."""

    id: UUID
    number: str
    name: str
    kind: CustomerKind
    lines: tuple[str, ...]
    language: str
    vat_number: str = ""

    @property
    def is_household(self) -> bool:
        return self.kind is CustomerKind.PRIVATE


@dataclass(frozen=True)
class TermsBlock:
    """Which version of the terms holds; the text is found by its id and proved by its hash."""

    id: UUID
    version: int
    title: str
    sha256: str


def sender_of(work: Work, company: Company) -> Sender:
    names = ("name", "legal_name", "street", "postcode", "city", "country", "phone", "email", "website", "vat_number",
             "registration_number", "iban", "bic", "brand", "timezone")  # fmt: skip
    logo = work.get(StoredFile, company.logo_file_id).sha256 if company.logo_file_id else ""
    return Sender(**{name: getattr(company, name) for name in names}, logo_sha256=logo)


def receiver_of(work: Work, customer: Customer) -> Receiver:
    """The customer with the address for paper: the invoice address if there is one, else where the work is."""
    query = select(Address).where(Address.customer_id == customer.id)
    addresses = sorted(
        work.session.exec(query), key=lambda address: (address.use is not AddressUse.INVOICE, address.id)
    )
    window = (addresses[0].street, f"{addresses[0].postcode} {addresses[0].city}") if addresses else ()
    return Receiver(
        id=customer.id,
        number=customer.number,
        name=customer.name,
        kind=customer.kind,
        lines=(customer.name, *window),
        language=customer.language,
        vat_number=customer.vat_number,
    )


def terms_block(terms: Terms) -> TermsBlock:
    return TermsBlock(terms.id, terms.version, terms.title, hashlib.sha256(terms.text.encode()).hexdigest())
