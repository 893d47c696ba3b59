"""A row about an old job: what it says, and what is wrong with it. Pure."""

import hashlib
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.companies.forms import REQUIRED, TOO_LONG
from domain.customers import AddressForm
from domain.customers.forms import check_address
from domain.imports import values
from domain.imports.values import Mistake
from domain.problems import Invalid
from models.company import Company
from models.document import DocumentKind

LONGEST_TITLE = 160


@dataclass(frozen=True)
class JobRow:
    """`cents` is None where no amount stands. `postcode` helps to find the customer even without a whole address."""

    line: int
    title: str
    day: date
    number: str = ""
    customer_number: str = ""
    customer_email: str = ""
    customer_name: str = ""
    postcode: str = ""
    cents: int | None = None
    address: AddressForm | None = None
    file: str = ""
    paper: DocumentKind = DocumentKind.REPORT

    def number_for(self, customer_id: UUID) -> str:
        """Its own number; else one that is the same whenever the same row comes in again ("H2021-3F9A0C")."""
        if self.number:
            return self.number
        said = f"{customer_id}|{self.day}|{' '.join(self.title.lower().split())}"
        return f"H{self.day.year}-{hashlib.sha256(said.encode()).hexdigest()[:8].upper()}"


def read(line: int, cells: dict[str, str], company: Company, *, today: date) -> JobRow:
    """Raises Mistake."""
    title = " ".join(cells.get("title", "").split())
    if not title or "date" not in cells:
        raise Mistake("date" if title else "title", REQUIRED)
    if len(title) > LONGEST_TITLE:
        raise Mistake("title", TOO_LONG)
    if not {"customer_number", "customer_email", "customer_name"} & set(cells):
        raise Mistake("customer_number", REQUIRED)
    paper = values.one_of("paper", cells["paper"], values.PAPERS) if "paper" in cells else DocumentKind.REPORT
    return JobRow(
        line,
        title,
        values.day("date", cells["date"], today=today),
        number=values.own_number("number", cells["number"]) if "number" in cells else "",
        customer_number=cells.get("customer_number", ""),
        customer_email=cells.get("customer_email", "").lower(),
        customer_name=cells.get("customer_name", ""),
        postcode=values.postcode(cells.get("postcode", ""), country=company.country),
        cents=values.cents("amount", cells["amount"], language=company.language) if "amount" in cells else None,
        address=_address(cells, company),
        file=cells.get("file", ""),
        paper=paper,
    )


def _address(cells: dict[str, str], company: Company) -> AddressForm | None:
    """Where the work was; a postcode alone only helps to find the customer."""
    if "street" not in cells and "city" not in cells:
        return None
    postcode = values.postcode(cells.get("postcode", ""), country=company.country)
    form = AddressForm(cells.get("street", ""), postcode, cells.get("city", ""), company.country)
    try:
        check_address(form)
    except Invalid as problem:
        field, text = next(iter(problem.errors.items()))
        raise Mistake(field, text) from problem
    return form
