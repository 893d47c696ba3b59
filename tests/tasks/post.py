"""The post offices the deliveries go to, all real: a mail server that can be stopped, an SMS gateway, push services."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from sqlmodel import col, select

from domain import notifications
from domain.access import HOUSE, Actor
from domain.notifications import Device
from domain.work import work_as
from integrations import vapid
from models.fact import Delivery, DeliveryChannel, DeliveryState, Fact, Job, Todo
from settings import settings
from tests.integrations.mailbox import Mailbox
from tests.integrations.sink import Sink
from tests.people import do
from tests.push.records import Subscription, Vendor
from tests.push.service import PushService


class Postbox(Mailbox):
    """A mail server that can go down and come back at the same address."""

    def stop(self) -> None:
        self.controller.stop()

    def start_again(self) -> None:
        self.controller = Controller(self, hostname="127.0.0.1", port=self.controller.port)
        self.controller.start()

    def to_person(self, address: str) -> list[EmailMessage]:
        return [mail for mail, to in zip(self.mails, self.to, strict=True) if to == address]


@pytest.fixture
def postbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postbox]:
    """The installation's mail server."""
    with Postbox() as box:
        monkeypatch.setattr(settings, "smtp_url", box.url)
        yield box


@pytest.fixture
def gateway(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sink]:
    """The installation's SMS gateway."""
    with Sink(status=202) as running:
        monkeypatch.setattr(settings, "sms_url", f"{running.url}/messages")
        yield running


@pytest.fixture(scope="session")
def running_push_services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PushService]:
    with PushService(tmp_path_factory.mktemp("push-services")) as service:
        yield service


@pytest.fixture
def push_service(running_push_services: PushService, monkeypatch: pytest.MonkeyPatch) -> PushService:
    """The vendors' push services, behind the proxy that leads to them."""
    running_push_services.reset()
    for name, value in running_push_services.app_env.items():
        monkeypatch.setenv(name, value)
    return running_push_services


def text_of(mail: EmailMessage) -> str:
    part = mail.get_body(("plain",))
    assert part is not None
    return part.get_content()


def link_in(mail: EmailMessage) -> str:
    """The token behind the mail's button."""
    found = re.search(r"/(?:link|office/password)/([\w-]+)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


def attachments_of(mail: EmailMessage) -> list[str]:
    return sorted(part.get_filename() or "" for part in mail.iter_attachments())


def a_device(person: Actor, service: PushService, vendor: Vendor = Vendor.APPLE) -> tuple[Device, Subscription]:
    """A phone of this person on which notifications were switched on."""
    subscription = service.subscribe_virtually(vapid.public_key(), vendor)
    given = subscription.as_json()
    device = do(
        person,
        notifications.subscribe,
        endpoint=given["endpoint"],
        p256dh=given["keys"]["p256dh"],
        auth=given["keys"]["auth"],
        label="iPhone, Safari",
    )
    return device, subscription


def deliveries(channel: DeliveryChannel | None = None, template: str = "") -> list[Delivery]:
    """The communication log of every firm, oldest first."""
    with work_as(HOUSE, writes=False) as work:
        found = work.session.exec(select(Delivery).order_by(col(Delivery.id))).all()
    return [row for row in found if channel in (None, row.channel) and template in ("", row.template)]


def todos() -> list[Todo]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Todo).order_by(col(Todo.id))))


def facts_named(name: str) -> list[Fact]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Fact).where(Fact.name == name)))


def waiting_jobs(kind: str = "deliveries.send") -> list[Job]:
    with work_as(HOUSE, writes=False) as work:
        return list(work.session.exec(select(Job).where(Job.kind == kind, Job.state == "queued")))


def mark(delivery: Delivery, state: DeliveryState) -> None:
    """As a worker leaves it that was killed half-way."""
    with work_as(HOUSE) as work:
        work.get(Delivery, delivery.id).state = state
