"""Debian's Chromium with its push client turned to our push service and desktop."""

import json
import os
import shutil
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import BrowserContext, Page, Playwright

from .desktop import Desktop
from .service import PushService

FLAGS = [
    "--disable-dev-shm-usage",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
ALLOWED = 1
WINDOWS_EPOCH = 11_644_473_600  # Chromium counts from 1601; seconds to 1970
LIST_NOTIFICATIONS = """async () => {
  const registrations = await navigator.serviceWorker.getRegistrations();
  const lists = await Promise.all(registrations.map(one => one.getNotifications()));
  return lists.flat().map(({title, body, tag, data, actions}) => ({
    title, body, tag, data, actions: actions.map(({action, title}) => ({action, title}))}));
}"""


class Chromium:
    """A browser with a profile: Chromium refuses push in Playwright's incognito contexts.

    `granted`: origins that may show notifications, as if the person had agreed before; asking
    on any other is answered "denied". `options` go to Playwright's `launch_persistent_context`
    (`viewport`, `locale`, `is_mobile`, …).
    """

    def __init__(
        self,
        playwright: Playwright,
        service: PushService,
        desktop: Desktop,
        *,
        profile: Path,
        granted: Iterable[str] = (),
        **options: Any,
    ) -> None:
        _grant(profile, granted)
        root = ["--no-sandbox"] if os.geteuid() == 0 else []
        self.context: BrowserContext = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=_binary(),
            args=[*FLAGS, *root, *service.chromium_flags],
            env={**os.environ, **desktop.env},
            **options,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    @property
    def page(self) -> Page:
        return self.context.pages[0] if self.context.pages else self.context.new_page()

    def notifications(self, page: Page | None = None) -> list[dict[str, Any]]:
        """Title, body, tag, data and actions of what the page's service workers show now."""
        return (page or self.page).evaluate(LIST_NOTIFICATIONS)

    def stop_workers(self) -> None:
        """As the browser does with idle service workers; a push must wake them."""
        session = self.context.new_cdp_session(self.page)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        session.detach()


def _grant(profile: Path, origins: Iterable[str]) -> None:
    """In the profile itself: Playwright's own grants end with the page they were made for."""
    stamp = str(int((time.time() + WINDOWS_EPOCH) * 1_000_000))
    allowed = {f"{origin},*": {"setting": ALLOWED, "last_modified": stamp} for origin in origins}
    preferences = {"profile": {"content_settings": {"exceptions": {"notifications": allowed}}}}
    path = profile / "Default" / "Preferences"
    if path.exists():
        return  # granted when the profile was new
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(preferences))


def _binary() -> str:
    binary = shutil.which("chromium")
    if not binary:
        raise RuntimeError("Chromium is missing (Debian: apt-get install chromium)")
    return binary
