"""What a clerk may type about a customer, and what is wrong with it."""

from dataclasses import dataclass

from domain.companies.forms import REQUIRED, raise_if, too_long
from domain.companies.rules import is_email, is_vat_number
from domain.texts import LANGUAGES, _
from integrations import phone
from models.account import Channel
from models.customer import AddressUse, CustomerKind

NOT_A_PHONE = _("This is not a phone number. Write it with the area code, or with + and the country code.")
NOT_MOBILE = _("Messages by SMS need a mobile number.")


@dataclass(frozen=True)
class CustomerForm:
    name: str
    kind: CustomerKind = CustomerKind.PRIVATE
    language: str = "nl"
    channel: Channel = Channel.EMAIL
    email: str = ""
    phone: str = ""
    vat_number: str = ""
    note: str = ""


@dataclass(frozen=True)
class ContactForm:
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    receives_documents: bool = True


@dataclass(frozen=True)
class AddressForm:
    street: str
    postcode: str
    city: str
    country: str = "NL"
    use: AddressUse = AddressUse.WORK


def check_customer(form: CustomerForm, *, country: str) -> str:
    """Raise what is wrong; returns the phone number in E.164."""
    errors = too_long(form, {"name": 160, "note": 2000, "vat_number": 20})
    if not form.name.strip():
        errors["name"] = REQUIRED
    if form.language not in LANGUAGES:
        errors["language"] = _("Choose one of the languages.")
    if form.email and not is_email(form.email.strip()):
        errors["email"] = _("This is not an e-mail address.")
    if form.vat_number and not is_vat_number(form.vat_number):
        errors["vat_number"] = _("This VAT number has a mistake in it.")
    number = _phone(form.phone, country, errors)
    if form.channel is Channel.SMS and "phone" not in errors and not (number and phone.is_mobile(number)):
        errors["phone"] = NOT_MOBILE
    raise_if(errors)
    return number


def check_contact(form: ContactForm, *, country: str) -> str:
    """Raise what is wrong; returns the phone number in E.164."""
    errors = too_long(form, {"name": 120, "role": 80})
    if not form.name.strip():
        errors["name"] = REQUIRED
    if form.email and not is_email(form.email.strip()):
        errors["email"] = _("This is not an e-mail address.")
    if form.language and form.language not in LANGUAGES:
        errors["language"] = _("Choose one of the languages.")
    number = _phone(form.phone, country, errors)
    raise_if(errors)
    return number


def check_address(form: AddressForm) -> None:
    errors = too_long(form, {"street": 120, "postcode": 12, "city": 80})
    errors |= {name: REQUIRED for name in ("street", "postcode", "city") if not getattr(form, name).strip()}
    if len(form.country) != 2 or not form.country.isalpha():
        errors["country"] = _("Choose a country.")
    raise_if(errors)


def _phone(text: str, country: str, errors: dict[str, str]) -> str:
    if not text.strip():
        return ""
    try:
        return phone.normalise(text, country=country)
    except phone.NotAPhoneNumber:
        errors["phone"] = NOT_A_PHONE
        return ""
