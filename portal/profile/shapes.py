"""What the profile shows: plain values."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from domain import papers
from domain.access import Right
from domain.notifications import Device
from models.account import Capacity, Membership, WebSession
from models.customer import Customer
from ui.language import N_

RIGHTS = {
    Right.SEE_QUOTES: N_("read quotes"),
    Right.APPROVE_QUOTES: N_("approve quotes"),
    Right.SEE_INVOICES: N_("read invoices"),
    Right.PAY_INVOICES: N_("pay invoices"),
    Right.SEE_DOCUMENTS: N_("read documents"),
    Right.APPROVE_DOCUMENTS: N_("approve documents"),
    Right.SEE_PROJECTS: N_("follow the work"),
    Right.SEE_PLANNING: N_("see who comes when"),
    Right.SEE_HOURS: N_("see hours and material used"),
    Right.ASK: N_("ask questions and send files"),
    Right.TALK: N_("read and write messages"),
    Right.MAKE_REQUESTS: N_("ask for new work"),
    Right.INVITE: N_("invite housemates or colleagues"),
}
CAPACITIES = {
    Capacity.OWNER: N_("as the owner"),
    Capacity.TENANT: N_("as the tenant"),
    Capacity.MANAGER: N_("as the manager"),
}
CHOSEN_BY_FIRM, GUEST = N_("as the firm arranged it"), N_("as a guest")


@dataclass(frozen=True)
class AccountShape:
    name: str = ""
    email: str = ""
    phone: str = ""
    channel: str = "email"
    user_name: str = ""


@dataclass(frozen=True)
class DeviceShape:
    id: str
    label: str
    heard_at: str
    has_failed: bool


@dataclass(frozen=True)
class BrowserShape:
    """A signed-in browser; `is_here` is the one that looks at it."""

    id: str
    device: str
    seen_at: str
    is_here: bool
    is_phone: bool


@dataclass(frozen=True)
class SeatShape:
    """What this person may do at one firm: `rights` are msgids; a limit counts only with `has_limit`."""

    firm: str
    record: str
    capacity: str
    has_limit: bool
    limit_cents: int
    until: str = ""
    invited_by: str = ""
    rights: list[str] = field(default_factory=list)


def account_shape(account: Any) -> AccountShape:
    return AccountShape(account.name, account.address, account.phone, account.channel.value, account.user_name or "")


def device_shape(device: Device) -> DeviceShape:
    return DeviceShape(str(device.id), device.label, device.confirmed_at.isoformat(), device.failed_at is not None)


def browser_shape(session: WebSession, here: Any) -> BrowserShape:
    is_phone = any(name in session.device for name in ("iPhone", "iPad", "Android"))
    return BrowserShape(str(session.id), session.device, session.seen_at.isoformat(), session.id == here, is_phone)


def seat_shape(seat: Membership, record: Customer, firms: dict[UUID, str]) -> SeatShape:
    held = {Right(right) for right in seat.rights}
    return SeatShape(
        firm=firms.get(seat.company_id, ""),
        record=record.name,
        capacity=CAPACITIES[seat.capacity] if seat.capacity else GUEST if seat.invited_by else CHOSEN_BY_FIRM,
        has_limit=seat.approve_up_to_cents is not None,
        limit_cents=seat.approve_up_to_cents or 0,
        until=papers.last_moment(seat.until) if seat.until else "",
        invited_by=seat.invited_by,
        rights=[text for right, text in RIGHTS.items() if right in held],
    )
