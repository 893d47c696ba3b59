"""The app itself, in a browser: first visits, entry doors, clicks, and what reaches other screens."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from demo import fill
from domain import accounts, jobs
from domain.access import HOUSE, system_of
from domain.accounts import Whereto
from domain.work import work_as
from models.account import Door
from tests.bench import clicks, visits
from tests.bench.blank import Blank
from tests.bench.crowds import open_tabs
from tests.bench.offices import inside, post_office
from tests.bench.table import Line
from tests.bills import an_invoice
from tests.live_app import CHROMIUM, LiveApp, free_port
from tests.makers import a_sent_quote, seen_by
from tests.people import People, do
from tests.seed import CUSTOMERS, STAFF, token_for
from tests.servers.postgres import cluster
from tests.servers.redis_server import redis_server
from tests.servers.running import installation, wait_until
from ui.serve import build_frontend

APPROVALS = 24  # all on the first page
OTHERS = (("niels", "/", 20), ("bo", "/", 10), ("stranger", "/office/quotes", 10), ("sanne", "/office/quotes", 10))
DESK: Any = {"viewport": {"width": 1440, "height": 900}}


@dataclass
class House:
    """A running app with people, a full list of quotes, and approvals that wait for Alice."""

    app: LiveApp
    people: People
    asked: list[clicks.Asked]
    doors: dict[str, tuple[str, list[Any]]]

    @property
    def others(self) -> list[tuple[str, str]]:
        return [(self.app.cookie(who), path) for who, path, many in OTHERS for _ in range(many)]


def lines(folder: Path) -> Iterator[Line]:
    """One worker, embedded: everything a person sees."""
    build_frontend()
    with Blank(folder / "blank") as blank, _browser() as browser, _house(folder / "app") as house:
        alice = house.app.browser_cookies("alice")
        yield from visits.doors(browser, house.app.url, house.doors)
        yield from visits.home(browser, house.app.url, alice, blank.url)
        with open_tabs(house.app.url, house.others), open_tabs(blank.url, [("", "/counter")] * 50):
            yield from clicks.in_lists(_office(browser, house), _counter(browser, blank))
            yield from _approved(browser, house, blank, "embedded")


def shared(folder: Path) -> Iterator[Line]:
    """PostgreSQL, Redis, two workers of the app and one of Celery."""
    build_frontend()
    folder.mkdir(parents=True)
    with ExitStack() as stack:
        url, redis = stack.enter_context(cluster()).database("bench"), stack.enter_context(redis_server(folder))
        outside = {"DATABASE_URL": url, "REDIS_URL": redis.url, "APP_WORKERS": "2"}
        blank, browser = stack.enter_context(Blank(folder / "blank")), stack.enter_context(_browser())
        house = stack.enter_context(_house(folder / "app", url, **outside))
        stack.enter_context(open_tabs(house.app.url, house.others))
        yield from _approved(browser, house, blank, "Redis, 2 workers")


def _approved(browser: Browser, house: House, blank: Blank, how: str) -> Iterator[Line]:
    context = browser.new_context(**visits.PHONE)
    context.add_cookies(house.app.browser_cookies("alice"))
    office, counter = _office(browser, house), _counter(browser, blank)
    phone = context.new_page()
    yield from clicks.of_approvals(phone, office, counter, house.app.url, house.asked, how)
    for page, path in ((phone, "/messages/with"), (office, "/office/messages/with")):
        page.goto(f"{house.app.url}{path}/{house.people.alice_customer}")
        page.locator(".composer textarea").wait_for()
    yield from clicks.of_messages(phone, office, how)


def _office(browser: Browser, house: House) -> Page:
    """Sanne, at the list of quotes."""
    context = browser.new_context(**DESK)
    context.add_cookies(house.app.browser_cookies("sanne"))
    page = context.new_page()
    page.goto(f"{house.app.url}/office/quotes")
    page.locator("tbody tr").first.wait_for()
    return page


def _counter(browser: Browser, blank: Blank) -> Page:
    page = browser.new_context(**DESK).new_page()
    page.goto(f"{blank.url}/counter")
    page.locator("output", has_text="0").wait_for()
    page.wait_for_timeout(1000)
    return page


@contextmanager
def _browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def _house(folder: Path, url: str = "", **environment: str) -> Iterator[House]:
    folder.mkdir(parents=True)
    with post_office() as smtp_url, ExitStack() as stack:
        house = _settled(folder, url, {**environment, "SMTP_URL": smtp_url})
        workers = stack.enter_context(installation(folder / "workers", **house.app._env()))
        stack.callback(_end, house.app)
        house.app.start()
        if environment:
            workers.start("worker", "manage.py", "worker", "--concurrency", "1")
            workers.start("beat", "manage.py", "beat")
        with inside(folder, url):
            wait_until(_is_quiet, "what follows from the quotes is done", within=600)
        yield house


def _end(app: LiveApp) -> None:
    """The server waits for the last of its sockets, which on a busy machine may be longer than we do."""
    try:
        app.stop()
    except subprocess.TimeoutExpired:
        assert app.process
        app.process.kill()  # its worker ends with it


def _settled(folder: Path, url: str, environment: dict[str, str]) -> House:
    with inside(folder, url):
        people = People.settle()
        fill.fill(200)
        sent = [a_sent_quote(people) for _ in range(APPROVALS)]
        asked = [seen_by(people.alice, quote.id).approval for quote in sent]
        tokens = {name: token_for(getattr(people, name), Door.PORTAL) for name in CUSTOMERS}
        tokens |= {name: token_for(getattr(people, name), Door.OFFICE) for name in STAFF}
        app = LiveApp(folder, free_port(), environment, tokens)
        doors = _doors(people, app, asked[0].id)
    waiting = [clicks.Asked(f"/approvals/{one.id}", quote.number) for one, quote in zip(asked, sent, strict=True)]
    return House(app, people, waiting, doors)


def _doors(people: People, app: LiveApp, approval_id: Any) -> dict[str, tuple[str, list[Any]]]:
    alice = app.browser_cookies("alice")
    whereto = Whereto("alice@home.example", company_id=people.company.id, customer_id=people.alice_customer)
    way_in = do(system_of(people.company.id), accounts.way_in, whereto)
    return {
        "sign in": ("/sign-in", []),
        "sign in of staff": ("/office/sign-in", []),
        "the link of a mail": (f"/link/{way_in.link_token}", []),
        "approve": (f"/a/{approval_id}", alice),
        "pay": (f"/pay/{an_invoice(people).id}", alice),
        "offline": ("/offline", alice),
    }


def _is_quiet() -> bool:
    with work_as(HOUSE, writes=False) as work:
        return not jobs.due(work, limit=1)
