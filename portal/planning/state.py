"""The private address of a person's planning."""

import reflex as rx

from domain import planning
from settings import settings
from ui.ask import ask
from ui.gated import ForCustomer
from ui.language import N_
from ui.problems import tell


class CalendarState(ForCustomer, rx.State):
    """`address` is for copying, `webcal` opens the calendar program; both "" until somebody asks for them."""

    address: str = ""
    webcal: str = ""

    @rx.event
    async def show(self):
        self._take(await ask(self, planning.calendar_address, shape=lambda path: path))

    @rx.event
    async def renew(self):
        """A new address; the old one reads nothing any more."""
        self._take(await ask(self, planning.renew_address, shape=lambda path: path))
        return tell(N_("The old address no longer works. Subscribe again with the new one."))

    @rx.event
    async def stop(self):
        await ask(self, planning.end_address, shape=lambda _: None)
        self.address, self.webcal = "", ""
        return tell(N_("The address no longer works."))

    def _take(self, path: str) -> None:
        self.address = settings.address + path
        self.webcal = "webcal" + self.address.removeprefix("https").removeprefix("http")
