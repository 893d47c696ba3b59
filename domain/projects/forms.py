"""What staff may type about a project, and what is wrong with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from domain.companies.forms import REQUIRED, raise_if, too_long
from domain.problems import NotFound
from domain.texts import _
from domain.work import Work
from models.account import StaffMember
from models.customer import Address


@dataclass(frozen=True)
class ProjectForm:
    """Days as "2026-03-31", ids as text; "" where there is none."""

    title: str
    address_id: str = ""
    lead_id: str = ""
    starts_on: str = ""
    ends_on: str = ""
    info: str = ""


def check(work: Work, form: ProjectForm, customer_id: UUID) -> dict[str, Any]:
    """The columns that the form fills, or Invalid with everything that is wrong."""
    errors = too_long(form, {"title": 160, "info": 2000})
    if not form.title.strip():
        errors["title"] = REQUIRED
    address = _address(work, form.address_id, customer_id, errors)
    lead = _lead(work, form.lead_id, errors)
    starts_on, ends_on = (_day(getattr(form, name), name, errors) for name in ("starts_on", "ends_on"))
    if starts_on and ends_on and ends_on < starts_on:
        errors["ends_on"] = _("The end is before the start.")
    raise_if(errors)
    return {
        "title": form.title.strip(),
        "info": form.info.strip(),
        "address_id": address.id if address else None,
        "site": address.one_line() if address else "",
        "lead_id": lead.id if lead else None,
        "lead_name": lead.name if lead else "",
        "starts_on": starts_on,
        "ends_on": ends_on,
    }


def _address(work: Work, id: str, customer_id: UUID, errors: dict[str, str]) -> Address | None:
    if not id:
        return None
    try:
        address = work.get(Address, id)
    except NotFound:
        address = None
    if address is None or address.customer_id != customer_id:
        errors["address_id"] = _("Choose one of the customer's addresses.")
        return None
    return address


def _lead(work: Work, id: str, errors: dict[str, str]) -> StaffMember | None:
    if not id:
        return None
    try:
        member = work.get(StaffMember, id)
    except NotFound:
        member = None
    if member is None or member.left_at is not None:
        errors["lead_id"] = _("Choose one of your colleagues.")
        return None
    return member


def _day(typed: str, name: str, errors: dict[str, str]) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        errors[name] = _("Choose a day.")
        return None
