"""The simulator as one ASGI application, to mount under a path of the demo or to serve by itself."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from starlette.applications import Starlette

from demo.mollie.answers import Answers
from demo.mollie.api import Api
from demo.mollie.checkout import Checkout
from demo.mollie.clock import Clock, Now, machine_time
from demo.mollie.control import Control
from demo.mollie.dashboard import Dashboard
from demo.mollie.demands import WebhookReach
from demo.mollie.hooks import Postman
from demo.mollie.pages import Pages
from demo.mollie.provider import Provider
from demo.mollie.store import Store


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The application with what works behind it."""

    app: Starlette
    provider: Provider
    postman: Postman

    def close(self) -> None:
        self.postman.stop()
        self.provider.store.close()


def simulator_app(
    state: Path | None, public_url: str, *, clock: Now = machine_time, webhook_hosts: frozenset[str] = frozenset()
) -> Starlette:
    """The application; its postman runs from now on, so that it also works mounted, where no lifespan is run.

    state: the SQLite file that keeps payments over a restart; None keeps them in memory.
    public_url: how browsers and Voordeur reach it, path included; all links begin with it.
    webhook_hosts: hosts that may be told of payments beside this machine and public_url's.
    """
    return simulator_parts(state, public_url, clock=clock, webhook_hosts=webhook_hosts).app


def simulator_parts(
    state: Path | None, public_url: str, *, clock: Now = machine_time, webhook_hosts: frozenset[str] = frozenset()
) -> Parts:
    url = public_url.rstrip("/")
    store = Store(state)
    reach = WebhookReach(hosts=webhook_hosts | {urlsplit(url).hostname or ""})
    provider = Provider(store, Clock(store, clock), reach)
    postman, pages = Postman(provider), Pages(url)
    routes = [
        *Api(provider, postman, Answers(url), url).routes(),
        *Checkout(provider, postman, pages, url).routes(),
        *Dashboard(provider, postman, pages, url).routes(),
        *Control(provider, postman).routes(),
    ]
    postman.start()
    return Parts(app=Starlette(routes=routes), provider=provider, postman=postman)
