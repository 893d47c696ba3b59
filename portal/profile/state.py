"""What the profile knows and does."""

from typing import Any

import reflex as rx

from domain import accounts, companies, customers, notifications
from domain.access import Actor
from domain.work import Work
from models.account import Channel, Door
from portal.arriving import Arriving, arriving
from portal.frame import FrameState
from portal.profile.shapes import (
    AccountShape,
    BrowserShape,
    DeviceShape,
    SeatShape,
    account_shape,
    browser_shape,
    device_shape,
    seat_shape,
)
from ui.ask import ask, reading
from ui.form import Form, filling
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell

Whole = tuple[AccountShape, list[DeviceShape], list[BrowserShape], list[SeatShape]]

SHOWN = 4  # browsers; the others unfold


class ProfileState(ForCustomer, Arriving, Form, rx.State):
    """One person: how to reach him or her, on which devices, and what may be done where."""

    account: AccountShape = AccountShape()
    devices: list[DeviceShape] = []
    browsers: list[BrowserShape] = []
    older_browsers: list[BrowserShape] = []
    seats: list[SeatShape] = []

    @rx.event
    async def load(self):
        with arriving(self):
            found: Whole = await ask(self, _whole, shape=_shaped)
            self.account, self.devices, browsers, self.seats = found
            browsers.sort(key=lambda browser: not browser.is_here)
            self.browsers, self.older_browsers = browsers[:SHOWN], browsers[SHOWN:]

    @rx.event
    async def save(self, form: dict[str, Any]):
        """Name, phone and channel; the language is changed by its own buttons."""
        frame = await self.get_state(FrameState)
        with filling(self):
            self.account = await ask(
                self, accounts.change_profile, name=str(form.get("name", "")), phone=str(form.get("phone", "")),
                channel=_channel(form), language=frame.language, country=frame.country or "NL", shape=account_shape,
            )  # fmt: skip
            frame.me = self.account.name
            return tell(N_("Saved. It applies at every firm."))

    @rx.event
    async def change_password(self, form: dict[str, Any]):
        """For who comes in with a user name."""
        old, new = (str(form.get(name, ""))[:1024] for name in ("old", "password"))
        with filling(self):
            await ask(self, accounts.change_password, old=old, new=new)
            return tell(N_("The password is changed. Other browsers are signed out."))

    @rx.event
    async def after(self, outcome: str):
        """Push was switched on or off in the browser: the list of devices follows."""
        return ProfileState.load

    @rx.event
    async def remove_device(self, device_id: str):
        await ask(self, notifications.unsubscribe, device_id, shape=lambda _: None)
        return ProfileState.load

    @rx.event
    async def end_browser(self, session_id: str):
        await ask(self, accounts.end_session, session_id, shape=lambda _: None)
        return ProfileState.load

    @rx.event
    async def end_others(self):
        await ask(self, accounts.end_other_sessions, shape=lambda _: None)
        return [ProfileState.load, tell(N_("Signed out everywhere else."))]


def _channel(form: dict[str, Any]) -> Channel:
    return Channel.SMS if form.get("channel") == Channel.SMS.value else Channel.EMAIL


@reading
def _whole(work: Work) -> tuple[Any, ...]:
    seats, firms = customers.my_memberships(work), companies.mine(work)
    return accounts.mine(work), notifications.devices(work), accounts.sessions(work), seats, firms


def _shaped(found: tuple[Any, ...], actor: Actor) -> Whole:
    account, devices, sessions, seats, firms = found
    names, here = {firm.id: firm.name for firm in firms}, actor.proof.get("session")
    return (
        account_shape(account),
        [device_shape(device) for device in devices],
        [browser_shape(session, here) for session in sessions if session.door is Door.PORTAL],
        [seat_shape(seat, record, names) for seat, record in seats],
    )
