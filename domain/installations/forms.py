"""What a clerk may type about an installation or a vehicle, and what is wrong with it."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from domain.problems import Invalid
from domain.texts import _
from models.installation import InstallationKind

LIMITS = {"name": 120, "brand": 80, "model": 80, "serial": 80, "plate": 20, "room": 80, "note": 1000}
DAYS = ("installed_on", "serviced_on", "next_service_on")


@dataclass(frozen=True)
class InstallationForm:
    """Days are dates or their ISO text; ids may be empty."""

    name: str
    kind: InstallationKind = InstallationKind.INSTALLATION
    address_id: UUID | str | None = None
    brand: str = ""
    model: str = ""
    serial: str = ""
    plate: str = ""
    room: str = ""
    note: str = ""
    installed_on: date | str = ""
    serviced_on: date | str = ""
    next_service_on: date | str = ""


def check(form: InstallationForm, addresses: dict[str, UUID]) -> dict[str, Any]:
    """The columns the form fills, or Invalid with everything that is wrong. `addresses` are the customer's."""
    values: dict[str, Any] = {field.name: getattr(form, field.name) for field in fields(form)}
    values |= {name: " ".join(values[name].split()) if name != "note" else values[name].strip() for name in LIMITS}
    errors = {name: _("This is too long.") for name, most in LIMITS.items() if len(values[name]) > most}
    if not values["name"]:
        errors["name"] = _("Please fill this in.")
    for name in DAYS:
        values[name] = _day(values[name], name, errors)
    values["address_id"] = addresses.get(str(form.address_id)) if form.address_id else None
    if form.address_id and values["address_id"] is None:
        errors["address_id"] = _("Choose one of the customer's addresses.")
    if errors:
        raise Invalid(errors)
    values["plate"] = values["plate"].upper()
    return values


def _day(typed: date | str, name: str, errors: dict[str, str]) -> date | None:
    if not typed or isinstance(typed, date):
        return typed or None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        errors[name] = _("Choose a day.")
        return None
