"""Both walks of `tests/journeys` where every step may meet another process."""

from collections.abc import Iterator

import pytest

from tests.journeys.customer import DESKTOP
from tests.journeys.fixtures import *  # noqa: F403
from tests.journeys.house import House, open_house, serve
from tests.journeys.main_job import from_quote_to_money
from tests.journeys.refusal import TABLET, from_question_to_refusal
from tests.journeys.visitor import an_address
from tests.push.service import PushService
from tests.servers.postgres import Cluster
from tests.servers.redis_server import RedisServer
from tests.servers.running import wait_until

WORKERS = ("first", "second")


@pytest.fixture(scope="module")
def house(
    postgres: Cluster,
    redis_of_session: RedisServer,
    running_push_service: PushService,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[House]:
    """PostgreSQL, Redis, two app workers, two Celery workers and beat."""
    redis_of_session.forget()
    servers = {"DATABASE_URL": postgres.database("house"), "REDIS_URL": redis_of_session.url, "APP_WORKERS": "2"}
    with open_house(tmp_path_factory.mktemp("house"), running_push_service, **servers) as made:
        for name in WORKERS:
            made.installation.start(name, "manage.py", "worker", "--concurrency", "2")
        made.installation.beat()
        serve(made)
        for name in WORKERS:
            wait_until(lambda name=name: "ready" in made.installation.log(name), f"{name} is ready", within=60)
        yield made


def test_from_a_quote_to_a_paid_invoice_on_many_processes(house, clerk, customer):
    from_quote_to_money(house, clerk("mirjam@vanhouten.example"), customer(an_address("jan")))
    for name in WORKERS:
        assert "run_job" in house.installation.log(name), f"the {name} worker did nothing"
    assert house.installation.log("app").count("Started worker-") == 2


def test_question_change_and_refusal_on_many_processes(house, clerk, customer):
    lukas = clerk("lukas@zimmereiberger.example", language="de", viewport=TABLET)
    from_question_to_refusal(house, lukas, customer("katrin@vogel.example", "de", **DESKTOP))
