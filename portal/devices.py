"""Word on the phone: how to put the portal on the home screen, and how to switch push on, as this device can."""

from typing import Any

import reflex as rx

from portal.frame import FrameState
from ui.language import t
from ui.parts import Tone, card, device_button, icon, inside, note, on_device

HERE = "off needs-home-screen"


def device_panel(*, always: bool = False, on_done: Any = None) -> rx.Component:
    """What this device can still do. On the home page it goes once push is on; `always` keeps it, for the profile.

    `on_done(outcome)` runs after push was switched on or off.
    """
    asks = on_device(_card(_not_yet(on_done)), push=HERE + " denied unsupported" if always else HERE)
    return rx.fragment(asks, on_device(_card(_on(on_done)), push="on") if always else rx.fragment())


def _card(*content: rx.Component) -> rx.Component:
    return rx.el.section(card(inside(*content)), class_name="device-panel")


def _not_yet(on_done: Any) -> rx.Component:
    return rx.fragment(
        rx.el.h2(icon("bell", size="l"), t("Know at once")),
        on_device(_iphone(), push="needs-home-screen"),
        on_device(_ask(on_done), push="off"),
        on_device(_denied(), push="denied"),
        on_device(_unsupported(), push="unsupported"),
        _outcome(),
    )


def _ask(on_done: Any) -> rx.Component:
    return rx.fragment(
        rx.el.p(
            rx.cond(
                FrameState.sees_quotes,
                t("A message on this device when something waits for you. You approve with one tap."),
                t("A message on this device when something waits for you."),
            )
        ),
        rx.el.div(
            device_button(t("Switch messages on"), deed="enable", icon="bell", on_done=on_done),
            on_device(device_button(t("Install the app"), deed="install", icon="device"), installable=True),
            class_name="deeds",
        ),
        _by_hand(),
    )


def _by_hand() -> rx.Component:
    """Browsers that do not offer to install can do it all the same."""
    android = t("As an app on your phone: open the menu of your browser and choose “Add to Home screen” or “Install”.")
    return on_device(
        rx.el.p(android, class_name="meta"), push="off on", device="android", installed=False, installable=False
    )


def _iphone() -> rx.Component:
    """Apple allows push only for apps on the Home Screen: a switch here would be dead."""
    return rx.fragment(
        rx.el.p(t("On an iPhone or iPad messages work once the portal is on the Home Screen.")),
        rx.el.ol(
            rx.el.li(
                t("Tap the Share button: the square with the arrow, below in Safari, beside the address elsewhere."),
                icon("share", size="l"),
            ),
            rx.el.li(t("Scroll down and choose “Add to Home Screen”."), icon("add-box", size="l")),
            rx.el.li(t("Open the portal from there and sign in once with the code we mail you.")),
            class_name="plain-steps",
        ),
    )


def _denied() -> rx.Component:
    ways = {
        "apple": t("Open Settings, then Notifications, choose this app, and allow them."),
        "android": t("Tap the mark left of the address, then Permissions, and allow notifications."),
        "desktop": t("Click the mark left of the address and allow notifications for this site."),
    }
    return note(
        rx.el.strong(t("This browser refuses messages.")),
        " ",
        t("You said no before, so we cannot ask again."),
        " ",
        *[on_device(way, device=device) for device, way in ways.items()],
        " ",
        t("Then come back here. Until then you get an e-mail each time."),
        tone=Tone.WAIT,
    )


def _unsupported() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("This browser cannot show messages. You get an e-mail each time instead.")),
        on_device(
            rx.el.p(t("With iOS 16.4 or newer this iPhone or iPad can show them."), class_name="meta"), device="apple"
        ),
    )


def _on(on_done: Any) -> rx.Component:
    return rx.fragment(
        rx.el.h2(icon("bell", size="l"), t("Messages are on for this device")),
        rx.el.p(t("You hear at once when something waits for you.")),
        rx.el.div(
            device_button(t("Send me a test"), deed="test", icon="send"),
            device_button(t("Switch off here"), deed="disable", look="quiet", on_done=on_done),
            class_name="deeds",
        ),
        on_device(device_button(t("Install the app"), deed="install", icon="device"), installable=True),
        _by_hand(),
        _outcome(),
    )


def _outcome() -> rx.Component:
    """What the last press came to, where it needs words."""
    return rx.fragment(
        on_device(note(t("A test is on its way. It can take half a minute."), tone=Tone.OK), outcome="sent"),
        on_device(
            note(t("The test could not be sent. Wait a minute and try again."), tone=Tone.WAIT), outcome="failed"
        ),
        on_device(
            note(
                t(
                    "The message service of your browser does not answer. Some company networks block it; "
                    "try again on another network."
                ),
                tone=Tone.WAIT,
            ),
            outcome="unreachable",
        ),
        on_device(note(t("Not installed. You can do it later."), tone=Tone.PLAIN), outcome="dismissed"),
    )  # fmt: skip
