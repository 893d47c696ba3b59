"""The app with two workers and Celery beside it: every request may meet another process, and jobs run elsewhere."""

import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from demo import catchers
from demo.caught import newest_mails
from models.account import Door
from tests.people import People
from tests.seed import token_for
from tests.servers.redis_server import RedisServer
from tests.servers.running import Installation, installation, wait_until
from ui.serve import build_frontend


@pytest.fixture
def served(on_postgres: str, redis: RedisServer, tmp_path: Path) -> Iterator[tuple[Installation, str]]:
    build_frontend()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    post = catchers.start()
    environment = {"PORT": str(port), "APP_WORKERS": "2", "SMTP_URL": post.smtp_url}
    with installation(tmp_path, DATABASE_URL=on_postgres, REDIS_URL=redis.url, **environment) as house:
        house.start("app", "manage.py", "serve")
        house.worker("only")
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: _answers(address), "the app answers", within=90)
        yield house, address
    post.stop()


def _answers(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/ready", timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def test_two_workers_serve_and_see_the_broker(served):
    house, address = served
    assert httpx.get(f"{address}/health/ready").json()["checks"]["broker"]["ok"]
    assert house.log("app").count("Started worker-") == 2


def test_a_code_asked_of_the_app_is_mailed_by_a_celery_worker(served, people: People):
    _house, address = served
    form = {"email": "alice@home.example", "next": "/"}
    answer = httpx.post(f"{address}/sign-in", data=form, headers={"origin": address}, timeout=10)
    assert answer.status_code < 400
    wait_until(lambda: bool(newest_mails()), "the mail arrived", within=30)
    assert newest_mails()[0].to == "alice@home.example"


def test_a_session_made_elsewhere_opens_the_office_at_every_worker(served, people: People):
    _house, address = served
    cookies = {"vd_office": token_for(people.sanne, Door.OFFICE)}
    answers = {httpx.get(f"{address}/office", cookies=cookies).status_code for _ in range(10)}
    assert answers == {200}
    assert httpx.get(f"{address}/office").status_code == 303
