"""The page for an address that leads nowhere."""

import reflex as rx

from ui.language import N_, t
from ui.parts import ask_server, door_drawing
from ui.theme import styles
from ui.visitor import Door

MISSING = N_("There is nothing at this address")


def missing_page() -> rx.Component:
    """Says so, and offers the way back. Shows nothing of anybody.

    A redirect to a page of the server (the gate's to the sign-in) comes by here within the screens and goes on.
    """
    return rx.el.div(
        styles(Door.PORTAL),
        ask_server(),
        rx.el.main(
            door_drawing(),
            rx.el.h1(t(MISSING)),
            rx.el.p(t("The link may be old, or a letter may be missing."), class_name="dim"),
            rx.el.a(t("Go to the start"), href="/", reload_document=True, class_name="btn primary big"),
            class_name="page missing",
        ),
        class_name="portal",
    )
