"""Real post offices for the tasks."""

from collections.abc import Iterator

import pytest

from settings import settings
from tests.integrations.sink import Sink
from tests.push.service import PushService
from tests.tasks.post import Postbox


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
