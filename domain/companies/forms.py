"""What people may type about their firm, and what is wrong with it."""

from dataclasses import dataclass, fields

from domain.companies import rules
from domain.problems import Invalid
from domain.texts import LANGUAGES, _
from models.company import ProjectWord

REQUIRED = _("Please fill this in.")
TOO_LONG = _("This is too long.")


@dataclass(frozen=True)
class DetailsForm:
    """Who the firm is, as it stands on every document."""

    name: str
    legal_name: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "NL"
    phone: str = ""
    email: str = ""
    website: str = ""
    vat_number: str = ""
    registration_number: str = ""
    iban: str = ""
    bic: str = ""
    language: str = "nl"
    timezone: str = "Europe/Amsterdam"
    welcome: str = ""


@dataclass(frozen=True)
class PolicyForm:
    """How the firm sends, numbers and gets paid."""

    sender_name: str = ""
    reply_to: str = ""
    quote_valid_days: int = 30
    payment_days: int = 14
    withdrawal_days: int = 14
    code_above_cents: int = 250_000


@dataclass(frozen=True)
class ProjectsForm:
    """What the firm calls its projects, whether customers see each new one at once (MA-9, MA-11), and of visits the
    time or only the day (MA-E2)."""

    project_word: ProjectWord = ProjectWord.PROJECT
    projects_open: bool = False
    visit_times: bool = True


def check_details(form: DetailsForm) -> None:
    checks = {
        "email": (rules.is_email, _("This is not an e-mail address.")),
        "iban": (rules.is_iban, _("This IBAN has a mistake in it. Check the digits.")),
        "bic": (rules.is_bic, _("This is not a BIC.")),
        "vat_number": (rules.is_vat_number, _("This VAT number has a mistake in it.")),
    }
    errors = {name: text for name, (is_right, text) in checks.items() if (v := getattr(form, name)) and not is_right(v)}
    if not form.name.strip():
        errors["name"] = REQUIRED
    if form.language not in LANGUAGES:
        errors["language"] = _("Choose one of the languages.")
    if not rules.is_timezone(form.timezone):
        errors["timezone"] = _("This time zone does not exist.")
    if len(form.country) != 2 or not form.country.isalpha():
        errors["country"] = _("Choose a country.")
    raise_if(errors | too_long(form, DETAILS_LIMITS))


def check_policy(form: PolicyForm) -> None:
    errors = {}
    if form.reply_to and not rules.is_email(form.reply_to):
        errors["reply_to"] = _("This is not an e-mail address.")
    if not 1 <= form.quote_valid_days <= 365:
        errors["quote_valid_days"] = _("Choose between 1 and 365 days.")
    if not 0 <= form.payment_days <= 365:
        errors["payment_days"] = _("Choose between 0 and 365 days.")
    if form.withdrawal_days and not 14 <= form.withdrawal_days <= 365:
        errors["withdrawal_days"] = _("The law gives consumers 14 days at least; 0 where there is no such right.")
    if form.code_above_cents < 0:
        errors["code_above_cents"] = _("An amount cannot be negative.")
    raise_if(errors | too_long(form, {"sender_name": 120}))


DETAILS_LIMITS = {
    "name": 120, "legal_name": 160, "street": 120, "postcode": 12, "city": 80, "phone": 20, "email": 254,
    "website": 200, "registration_number": 30, "welcome": 400,
}  # fmt: skip


def too_long(form: object, limits: dict[str, int]) -> dict[str, str]:
    """Fields of a form whose text is longer than its column."""
    names = {field.name for field in fields(form)}  # type: ignore[arg-type]
    return {name: TOO_LONG for name, limit in limits.items() if name in names and len(getattr(form, name)) > limit}


def raise_if(errors: dict[str, str]) -> None:
    if errors:
        raise Invalid(errors)
