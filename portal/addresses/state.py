"""What the screens of addresses know and do."""

import reflex as rx

from portal.addresses.reading import all_places, page_of_part, whole
from portal.addresses.shapes import AddressShape, EntryShape, PlaceShape
from portal.arriving import Arriving, arriving, named_in
from portal.frame import FrameState
from ui.ask import ask
from ui.gated import ForCustomer


class AddressesState(ForCustomer, Arriving, rx.State):
    """Every home or building, over all firms or of the chosen one."""

    places: list[PlaceShape] = []

    @rx.event
    async def load(self):
        with arriving(self):
            frame = await self.get_state(FrameState)
            self.places = await ask(self, all_places, frame.chosen or None, shape=lambda found: found)


class AddressState(ForCustomer, Arriving, rx.State):
    """One address. `firm_id` narrows it to what one firm has there; it stands in the address bar."""

    address: AddressShape = AddressShape()
    firm_id: str = ""

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.address.place.key != wanted:
            self.address, self.is_there = AddressShape(), False
            yield
        self.firm_id = firm_in(self)
        with arriving(self):
            self.address = await ask(self, whole, wanted, self.firm_id, shape=lambda found: found)
            firms = {role.firm_id for role in self.address.place.roles}
            shown = self.firm_id if self.firm_id in firms else firms.pop() if len(firms) == 1 else ""
            (await self.get_state(FrameState))._open(shown)
        if not self.is_there:
            self.address = AddressShape()


class AddressPartState(ForCustomer, Arriving, rx.State):
    """All of one part of an address, a page at a time."""

    key: str = ""
    part: str = ""
    street: str = ""
    firm_id: str = ""
    rows: list[EntryShape] = []
    older: str = ""
    is_first: bool = True

    @rx.event
    async def load(self):
        self.rows, self.older, self.firm_id = [], "", firm_in(self)
        with arriving(self):
            *_rest, self.key, self.part = self.router.url.path.rstrip("/").split("/")
            await self._turn(None)

    @rx.event
    async def turn(self, after: str):
        """Another page: the older rows, or "" for the newest."""
        with arriving(self):
            await self._turn(after or None)

    async def _turn(self, after: str | None) -> None:
        asked = self.key, self.part, self.firm_id, after
        self.street, self.rows, older = await ask(self, page_of_part, *asked, shape=lambda found: found)
        self.older, self.is_first = older or "", after is None
        (await self.get_state(FrameState))._open(self.firm_id)


def firm_in(screen: rx.State) -> str:
    """The firm the address bar names (`?firm=…`), "" for all of them."""
    return screen.router.url.query_parameters.get("firm", "")[:36]
