"""A row about a customer: what it says, and what is wrong with it. Pure."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from domain.customers import AddressForm, ContactForm, CustomerForm, postcodes
from domain.customers.forms import check_address, check_contact, check_customer
from domain.imports import values
from domain.imports.values import Mistake
from domain.problems import Invalid
from models.company import Company
from models.customer import CustomerKind

COLUMNS = ("name", "kind", "language", "email", "phone", "vat_number", "note")  # of the record itself


@dataclass(frozen=True)
class CustomerRow:
    """`given` are the columns of the record in which something stands, as they would be written."""

    line: int
    form: CustomerForm
    number: str = ""
    since: date | None = None
    given: tuple[tuple[str, Any], ...] = ()
    address: AddressForm | None = None
    contact: ContactForm | None = None

    @property
    def email(self) -> str:
        return self.form.email.lower()

    @property
    def place(self) -> tuple[str, str] | None:
        """Name and postcode, for those of whom no more is known."""
        return (self.form.name.lower(), postcodes.plain(self.address.postcode)) if self.address else None


def read(line: int, cells: dict[str, str], company: Company, *, today: date) -> CustomerRow:
    """The row as forms that are known to be right. Raises Mistake."""
    form = CustomerForm(
        cells.get("name", ""),
        kind=_kind(cells),
        language=values.language("language", cells["language"]) if "language" in cells else company.language,
        email=cells.get("email", "").lower(),
        phone=cells.get("phone", ""),
        vat_number=cells.get("vat_number", ""),
        note=cells.get("note", ""),
    )
    phone = _checked("", check_customer, form, country=company.country)
    written = asdict(form) | {"phone": phone}
    return CustomerRow(
        line,
        form,
        number=values.own_number("number", cells["number"]) if "number" in cells else "",
        since=values.day("since", cells["since"], today=today) if "since" in cells else None,
        given=tuple((name, written[name]) for name in COLUMNS if name in cells),
        address=_address(cells, company),
        contact=_contact(cells, company),
    )


def _kind(cells: dict[str, str]) -> CustomerKind:
    if "kind" in cells:
        return values.one_of("kind", cells["kind"], values.CUSTOMER_KINDS)
    return CustomerKind.BUSINESS if "vat_number" in cells else CustomerKind.PRIVATE


def _address(cells: dict[str, str], company: Company) -> AddressForm | None:
    if not {"street", "postcode", "city"} & set(cells):
        return None
    country = values.country("country", cells["country"]) if "country" in cells else company.country
    postcode = values.postcode(cells.get("postcode", ""), country=country)
    form = AddressForm(cells.get("street", ""), postcode, cells.get("city", ""), country)
    if "use" in cells:
        form = AddressForm(**asdict(form) | {"use": values.one_of("use", cells["use"], values.ADDRESS_USES)})
    _checked("", check_address, form)
    return form


def _contact(cells: dict[str, str], company: Company) -> ContactForm | None:
    name, role, email, phone = (cells.get(f"contact_{part}", "") for part in ("name", "role", "email", "phone"))
    if not (name or role or email or phone):
        return None
    form = ContactForm(name, role, email, phone)
    _checked("contact_", check_contact, form, country=company.country)
    return form


def _checked(prefix: str, check: Any, form: Any, **how: Any) -> Any:
    """The forms' own checks, as a clerk typing it would meet them: the first thing that is wrong."""
    try:
        return check(form, **how)
    except Invalid as problem:
        field, text = next(iter(problem.errors.items()))
        raise Mistake(prefix + field, text) from problem
