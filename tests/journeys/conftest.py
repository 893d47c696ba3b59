"""One house for all journeys, and browsers for the clerk and the customer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.fixtures import *  # noqa: F403
from tests.journeys.house import PICTURES_WANTED, House, open_house, serve
from tests.oidc_provider.provider import CLIENT_ID, CLIENT_SECRET
from tests.oidc_provider.running import a_provider
from tests.push.service import PushService

HERE = Path(__file__).parent
#: Pictures are taken in a house with two years of history, in which the journeys would not find what they begin with.
collect_ignore = [file.name for file in HERE.glob("test_*.py") if ("pictures" in file.name) is not PICTURES_WANTED]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def house(running_push_service: PushService, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """SQLite, embedded runner, staff may also come in by OpenID Connect."""
    with a_provider() as provider:
        oidc = {"OIDC_ISSUER": provider.issuer, "OIDC_CLIENT_ID": CLIENT_ID, "OIDC_CLIENT_SECRET": CLIENT_SECRET}
        with open_house(tmp_path_factory.mktemp("house"), running_push_service, **oidc) as made:
            serve(made)
            yield made
