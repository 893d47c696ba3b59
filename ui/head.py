"""What stands in the head of every page."""

import reflex as rx

from ui.theme import EARLY_COLOURS


def head() -> list[rx.Component]:
    """The firm's colour before the first frame, then what makes the site installable. The prerender adds the texts."""
    return [
        rx.el.script(EARLY_COLOURS),
        rx.el.meta(name="viewport", content="width=device-width, initial-scale=1, viewport-fit=cover"),
        rx.el.meta(name="color-scheme", content="light dark"),
        rx.el.meta(name="theme-color", content="#0f5c4d"),
        rx.el.meta(name="mobile-web-app-capable", content="yes"),
        rx.el.link(rel="manifest", href="/manifest.webmanifest", cross_origin="use-credentials"),
        rx.el.link(rel="apple-touch-icon", href="/icons/180.png"),
        rx.el.link(rel="icon", href="/icons/favicon.svg", type="image/svg+xml"),
        rx.el.script(src="/pwa.js", defer=True),
    ]
