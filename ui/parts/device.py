"""What the browser alone knows: this device, whether somebody looks, and how to leave for a page of the server."""

from typing import Any

import reflex as rx

from .icons import icon as draw
from .markup import Child, classes, maybe, present, when_given


class OnDevice(rx.Component):
    """Shows its children where the device is as asked; see assets/device.js."""

    library = "$/public/device.js"
    tag = "OnDevice"

    push: rx.Var[str]
    device: rx.Var[str]
    outcome: rx.Var[str]
    installed: rx.Var[bool]
    installable: rx.Var[bool]


class DeviceButton(rx.Component):
    """A button whose deed needs the tap itself."""

    library = "$/public/device.js"
    tag = "DeviceButton"

    deed: rx.Var[str]

    on_done: rx.EventHandler[lambda outcome: [outcome]]


class Seen(rx.Component):
    """Tells that a person looks: visible for two seconds, which no scanner waits for on purpose."""

    library = "$/public/device.js"
    tag = "Seen"

    what: rx.Var[str]

    on_seen: rx.EventHandler[rx.event.no_args_event_spec]


class Onward(rx.Component):
    """Leaves the screens for a page of the server."""

    library = "$/public/device.js"
    tag = "Onward"

    to: rx.Var[str]
    turn: rx.Var[str]


class AskServer(rx.Component):
    """Loads this address from the server, unless it came from there."""

    library = "$/public/device.js"
    tag = "AskServer"


def on_device(*content: Child, **facts: Any) -> rx.Component:
    """`push`: on, off, denied, unsupported, needs-home-screen; `device`: apple, android, desktop; `outcome`: what the
    last press came to (sent, failed, unreachable, dismissed, …): words, several with a space between; `installed`,
    `installable`: bool."""
    return OnDevice.create(*present(*content), **facts)


def device_button(
    *label: Child, deed: str, look: str = "", size: str = "", icon: str | None = None, wide: bool = False,
    on_done: Any = None,
) -> rx.Component:  # fmt: skip
    """`deed`: install, enable, disable or test. `on_done(outcome)` runs when it is over."""
    return DeviceButton.create(
        *present(maybe(draw, icon), *label),
        deed=deed,
        class_name=classes("btn", look, size, "wide" if wide else ""),
        **when_given(on_done=on_done),
    )


def seen(what: str | rx.Var, on_seen: Any) -> rx.Component:
    """Run a handler when a person looks at what `what` names; once for each thing. Shows nothing."""
    return Seen.create(what=what, on_seen=on_seen)


def onward(to: str | rx.Var, *, turn: str | rx.Var) -> rx.Component:
    """Go to this address of the server when it is not empty; once for each `turn`. Shows nothing."""
    return Onward.create(to=to, turn=turn)


def ask_server() -> rx.Component:
    """For the page of unknown addresses: sign-in, doors and files are the server's. Shows nothing."""
    return AskServer.create()
