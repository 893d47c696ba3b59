"""Can this page be installed as an app? Chromium's own verdict, and what phones need besides."""

import json
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import APIResponse, Page

REQUIRED = ("id", "name", "short_name", "start_url", "scope", "theme_color", "background_color")
DISPLAYS = ("standalone", "fullscreen")  # iOS up to 18 gives push to no other
SIZES = {"192x192", "512x512"}


def installability_problems(page: Page) -> list[str]:
    """Nothing to say is an empty list. The page's service worker must be running."""
    session = page.context.new_cdp_session(page)
    verdict = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    answer = session.send("Page.getAppManifest")
    session.detach()
    manifest = json.loads(answer.get("data") or "{}")
    return [
        *(f"Chromium: {error['errorId']} {error['errorArguments']}" for error in verdict),
        *(f"manifest: {error['message']}" for error in answer["errors"]),
        *_manifest_problems(manifest),
        *_icon_problems(page, answer["url"], manifest.get("icons", [])),
        *_touch_icon_problems(page),
    ]


def _manifest_problems(manifest: dict[str, Any]) -> list[str]:
    problems = [f"manifest: no {name}" for name in REQUIRED if not manifest.get(name)]
    if manifest.get("display") not in DISPLAYS:
        problems.append(f"manifest: display is {manifest.get('display')!r}")
    return problems


def _icon_problems(page: Page, base: str, icons: list[dict[str, str]]) -> list[str]:
    sizes = {size for icon in icons for size in icon["sizes"].split()}
    problems = [f"icons: none of {size}" for size in sorted(SIZES - sizes)]
    if not any("maskable" in icon.get("purpose", "") for icon in icons):
        problems.append("icons: none is maskable (Android puts the others on a white disc)")
    for icon in icons:
        answer = page.request.get(urljoin(base, icon["src"]))
        problems += _picture_problems(icon["src"], icon["sizes"], answer)
    return problems


def _picture_problems(name: str, declared: str, answer: APIResponse) -> list[str]:
    if answer.status != 200 or not answer.headers.get("content-type", "").startswith("image/"):
        return [f"icon {name}: {answer.status} {answer.headers.get('content-type')}"]
    if declared == "any":
        return []
    width, height = Image.open(BytesIO(answer.body())).size
    fits = f"{width}x{height}" in declared.split()
    return [] if fits else [f"icon {name}: {width}x{height}, declared {declared}"]


def _touch_icon_problems(page: Page) -> list[str]:
    links = page.locator('link[rel="apple-touch-icon"]')
    if not links.count():
        return ["no apple-touch-icon (an iPhone takes a picture of the page instead)"]
    href = links.first.get_attribute("href") or ""
    answer = page.request.get(urljoin(page.url, href))
    return [] if answer.ok else [f"apple-touch-icon: {answer.status}"]
