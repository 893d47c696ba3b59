"""The devices on which a person wants to be told at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import col, select

from domain.access import HOUSE, Right, needs
from domain.accounts import limits
from domain.notifications import rules
from domain.problems import NotFound
from domain.work import Work, work_as
from integrations import push
from models.account import PushSubscription
from models.fact import ActorKind

MOST_DEVICES = 20


@dataclass(frozen=True)
class Device:
    """A device as its owner sees it: since when, and when it was last heard of."""

    id: UUID
    label: str
    endpoint: str
    created_at: datetime
    confirmed_at: datetime
    failed_at: datetime | None


@needs(Right.OWN_ACCOUNT)
def subscribe(work: Work, *, endpoint: str, p256dh: str, auth: str, label: str = "") -> Device:
    """Remember this device, once; each visit sends it again, because subscriptions die silently.

    Who signs in on a device takes it over. Call it first in its work: it may write as the house beforehand.
    """
    if not push.is_subscription(push.Subscription(endpoint, p256dh, auth)) or len(endpoint) > 1000:
        raise rules.NotADevice
    _take_from_others(endpoint, work.actor.account_id)
    query = select(PushSubscription).where(PushSubscription.endpoint == endpoint).with_for_update()
    device = work.session.exec(query).one_or_none()
    if device is None:
        _make_room(work)
        device = PushSubscription(
            account_id=_account(work),
            endpoint=endpoint,
            p256dh=p256dh,
            auth=auth,
            label=label[:120],
            created_at=work.now,
            confirmed_at=work.now,
        )
    device.p256dh, device.auth, device.label = p256dh, auth, label[:120] or device.label
    device.confirmed_at, device.failed_at = work.now, None
    device.session_id = work.actor.proof.get("session")
    return _shown(work.add(device))


@needs(Right.OWN_ACCOUNT)
def unsubscribe(work: Work, device: UUID | str) -> None:
    """Forget a device of one's own, named by its id or, by the device itself, by its endpoint."""
    mine = work.session.exec(select(PushSubscription).where(PushSubscription.account_id == _account(work)))
    found = next((row for row in mine if str(device) in (str(row.id), row.endpoint)), None)
    if found is None:
        raise NotFound
    work.session.delete(found)


@needs(Right.OWN_ACCOUNT)
def test_push(work: Work) -> int:
    """Send a practice message to every device of one's own; returns to how many. A few a minute are enough."""
    limits.spend(f"push-test:{work.actor.account_id}", burst=3, per=20)
    known = devices(work)
    known_at = (one.company_id for one in (*work.actor.seats, *work.actor.passes))
    company_id = work.actor.company_id or next(known_at, None)
    if not known or company_id is None:
        raise rules.NoDevices
    work.later(
        "deliveries.test_push",
        company_id=company_id,
        queue="fast",
        account=str(work.actor.account_id),
        name=work.actor.name,
        language=work.actor.language,
        path="/office/me" if work.actor.kind is ActorKind.STAFF else "/profile",
    )
    return len(known)


@needs(Right.OWN_ACCOUNT, only_reads=True)
def devices(work: Work) -> list[Device]:
    """One's own devices, the one heard of last first."""
    query = select(PushSubscription).where(PushSubscription.account_id == _account(work))
    return [_shown(row) for row in work.session.exec(query.order_by(col(PushSubscription.confirmed_at).desc()))]


@dataclass(frozen=True)
class Target:
    """A device as the sender sees it."""

    id: UUID
    label: str
    subscription: push.Subscription


def targets(account_ids: set[UUID]) -> dict[UUID, list[Target]]:
    """The devices of these accounts. They belong to people, not to companies: read as the house."""
    found: dict[UUID, list[Target]] = {}
    if not account_ids:
        return found
    query = select(PushSubscription).where(col(PushSubscription.account_id).in_(account_ids))
    with work_as(HOUSE, writes=False) as house:
        for row in house.session.exec(query.order_by(col(PushSubscription.created_at))):
            found.setdefault(row.account_id, []).append(_target(row))
    return found


def target(device_id: UUID | None) -> Target | None:
    """The device, if it is still known."""
    with work_as(HOUSE, writes=False) as house:
        row = house.session.get(PushSubscription, device_id) if device_id else None
        return _target(row) if row else None


def forget_device(device_id: UUID) -> None:
    """The push service says that nobody is there any more."""
    with work_as(HOUSE) as house:
        if row := house.session.get(PushSubscription, device_id):
            house.session.delete(row)


def mark_device_failed(device_id: UUID) -> None:
    with work_as(HOUSE) as house:
        if row := house.session.get(PushSubscription, device_id):
            row.failed_at = house.now


def _take_from_others(endpoint: str, account_id: UUID | None) -> None:
    query = select(PushSubscription).where(
        PushSubscription.endpoint == endpoint, PushSubscription.account_id != account_id
    )
    with work_as(HOUSE, writes=False) as house:
        is_others = house.session.exec(query).first() is not None
    if is_others:
        with work_as(HOUSE) as house:
            for row in house.session.exec(query.with_for_update()):
                house.session.delete(row)


def _make_room(work: Work) -> None:
    """Old browsers come and go: the devices not heard of for longest make room."""
    query = select(PushSubscription).where(PushSubscription.account_id == _account(work))
    for row in work.session.exec(query.order_by(col(PushSubscription.confirmed_at).desc()).offset(MOST_DEVICES - 1)):
        work.session.delete(row)


def _account(work: Work) -> UUID:
    if work.actor.account_id is None:
        raise NotFound
    return work.actor.account_id


def _target(row: PushSubscription) -> Target:
    return Target(row.id, row.label, push.Subscription(row.endpoint, row.p256dh, row.auth))


def _shown(row: PushSubscription) -> Device:
    return Device(row.id, row.label, row.endpoint, row.created_at, row.confirmed_at, row.failed_at)
