"""The desktop a browser shows notifications on: a private D-Bus session with a scripted daemon.

Chromium turns the daemon's signals into trusted `notificationclick` events, the only kind that may
open a window; no browser automation protocol can click a notification.
Protocol: https://specifications.freedesktop.org/notification-spec/
"""

import html
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""
NAME = "org.freedesktop.Notifications"
DAEMON = DBusAddress("/org/freedesktop/Notifications", bus_name=None, interface=NAME)
CAPABILITIES = ["actions", "body", "body-markup", "persistence"]
BODY = "default"  # the action of a click beside the buttons
BROWSERS_OWN = (BODY, "settings", "close")
CLOSED_BY_PERSON, CLOSED_BY_APP = 2, 3


@dataclass(frozen=True)
class Shown:
    """One notification as it stands on the screen."""

    id: int
    title: str
    markup: str
    actions: dict[str, str]  # key -> label

    @property
    def body(self) -> str:
        """Plain text, without the origin that Chromium puts on top."""
        text = html.unescape(re.sub(r"<[^>]+>", "", self.markup))
        return re.sub(r"\A[\w.:-]+\n\n", "", text).strip()

    @property
    def buttons(self) -> list[str]:
        return [label for key, label in self.actions.items() if key not in BROWSERS_OWN]

    def key_of(self, button: str) -> str:
        return next(key for key, label in self.actions.items() if label == button)


class Desktop:
    """What is on the screen, and a person who clicks it."""

    def __init__(self, folder: Path) -> None:
        self.on_screen: dict[int, Shown] = {}
        self._changed, self._next_id = threading.Condition(), 1
        self._bus, self._address = _start_bus(folder)
        self._connection = open_dbus_connection(self._address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bus.terminate()
        self._bus.wait(10)
        self._thread.join(10)
        self._connection.close()

    @property
    def env(self) -> dict[str, str]:
        """For the browser's environment."""
        return {"DBUS_SESSION_BUS_ADDRESS": self._address}

    def wait_for(self, title: str, *, timeout: float = 20) -> Shown:
        """The newest notification whose title contains this text."""

        def look() -> Shown | None:
            fitting = [shown for shown in self.on_screen.values() if title in shown.title]
            return fitting[-1] if fitting else None

        with self._changed:
            found = self._changed.wait_for(look, timeout)
        if found is None:
            raise TimeoutError(f"no {title!r} in {timeout} s; on screen: {self.on_screen}")
        return found

    def click(self, shown: Shown, button: str | None = None) -> None:
        """Press a button by its label, or the notification itself."""
        key = shown.key_of(button) if button else BODY
        self._signal("ActionInvoked", "us", (shown.id, key))

    def wait_until_gone(self, shown: Shown, *, timeout: float = 10) -> None:
        with self._changed:
            gone = self._changed.wait_for(lambda: shown not in self.on_screen.values(), timeout)
        if not gone:
            raise TimeoutError(f"still on screen after {timeout} s: {shown}")

    def dismiss(self, shown: Shown) -> None:
        self._close(shown.id, CLOSED_BY_PERSON)

    def _serve(self) -> None:
        while True:
            try:
                call = self._connection.receive()
            except (ConnectionError, OSError):
                return  # the session ended
            if call.header.message_type is MessageType.method_call:
                signature, answer = self._answer(call.header.fields[HeaderFields.member], call.body)
                with self._changed:
                    self._connection.send(new_method_return(call, signature, answer))

    def _answer(self, method: str, arguments: tuple[Any, ...]) -> tuple[str | None, tuple]:
        match method:
            case "GetCapabilities":
                return "as", (CAPABILITIES,)
            case "GetServerInformation":
                return "ssss", ("desktop", "tests", "1.0", "1.2")
            case "Notify":
                return "u", (self._show(*arguments),)
            case "CloseNotification":
                self._close(arguments[0], CLOSED_BY_APP)
        return None, ()

    def _show(self, _app: str, replaces: int, _icon: str, title: str, markup: str, actions: list[str], *_) -> int:
        with self._changed:
            shown_id = replaces if replaces in self.on_screen else self._next_id
            self._next_id += shown_id == self._next_id
            self.on_screen.pop(shown_id, None)  # what changed becomes the newest
            labels = dict(zip(actions[::2], actions[1::2], strict=True))
            self.on_screen[shown_id] = Shown(shown_id, title, markup, labels)
            self._changed.notify_all()
        return shown_id

    def _close(self, shown_id: int, reason: int) -> None:
        with self._changed:
            self.on_screen.pop(shown_id, None)
            self._changed.notify_all()
        self._signal("NotificationClosed", "uu", (shown_id, reason))

    def _signal(self, name: str, signature: str, body: tuple) -> None:
        signal: Message = new_signal(DAEMON, name, signature, body)
        with self._changed:
            self._connection.send(signal)


def _start_bus(folder: Path) -> tuple[subprocess.Popen, str]:
    binary = shutil.which("dbus-daemon")
    if not binary:
        raise RuntimeError("dbus-daemon is missing (Debian: apt-get install dbus-daemon)")
    config = folder / "bus.conf"
    config.write_text(BUS.format(socket=folder / "bus"))
    command = [binary, f"--config-file={config}", "--nofork", "--nosyslog", "--print-address"]
    bus = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert bus.stdout
    address = bus.stdout.readline().strip()  # said once it listens
    if not address:
        raise RuntimeError("dbus-daemon did not start")
    return bus, address
