"""Installations and vehicles of one customer: added, changed, serviced, taken away; and their stickers."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from domain import customers, documents, installations
from domain.access import Right
from domain.installations import InstallationForm, InstallationRow
from domain.problems import NotFound
from domain.work import Work
from models.installation import InstallationKind
from ui.ask import ask, reading
from ui.form import Form, day_in, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell

TEXTS = ("name", "brand", "model", "serial", "plate", "room", "note", "address_id", "installed_on", "next_service_on")


@dataclass(frozen=True)
class ChoiceShape:
    value: str = ""
    text: str = ""


@dataclass(frozen=True)
class ThingShape:
    """One of them; days are ISO dates or ""."""

    id: str = ""
    kind: str = "installation"
    name: str = ""
    brand: str = ""
    model: str = ""
    serial: str = ""
    plate: str = ""
    room: str = ""
    note: str = ""
    address_id: str = ""
    place: str = ""
    about: str = ""
    installed_on: str = ""
    serviced_on: str = ""
    next_service_on: str = ""
    revision: int = 0


@dataclass(frozen=True)
class ThingsShape:
    """The page of one customer."""

    customer: str = ""
    customer_id: str = ""
    things: list[ThingShape] = field(default_factory=list)
    addresses: list[ChoiceShape] = field(default_factory=list)
    stickers: str = ""
    can_edit: bool = False


class InstallationsState(ForStaff, Arriving, Form, rx.State):
    """`thing` is the one whose form is open, without an id for a new one."""

    page: ThingsShape = ThingsShape()
    thing: ThingShape = ThingShape()
    kind: str = "installation"

    @rx.event
    async def load(self):
        if self.page.customer_id != named_in(self):
            self.page, self.is_there, self.step = ThingsShape(), False, ""
        await self._read()

    @rx.event
    def open_form(self, id: str):
        """Change one, or with "" add one."""
        self.thing = next((one for one in self.page.things if one.id == id), ThingShape())
        self.kind, self.errors, self.step = self.thing.kind, {}, "form"

    @rx.event
    def open_service(self, id: str):
        self.thing = next((one for one in self.page.things if one.id == id), ThingShape())
        self.errors, self.step = {}, "service"

    @rx.event
    def choose_kind(self, kind: str):
        self.kind = kind if kind in set(InstallationKind) else "installation"

    @rx.event
    async def save(self, form: dict[str, Any]):
        typed = {name: text_in(form, name) for name in TEXTS}
        given = InstallationForm(**typed, kind=InstallationKind(self.kind), serviced_on=self.thing.serviced_on)
        with filling(self):
            if self.thing.id:
                await ask(self, installations.change, self.thing.id, self.thing.revision, given)
            else:
                await ask(self, installations.add, self.page.customer_id, given)
            await self._done()

    @rx.event
    async def service(self, form: dict[str, Any]):
        with filling(self):
            on = day_in(form, "on")
            next_on = day_in(form, "next_on") if text_in(form, "next_on") else None
            await ask(self, installations.note_service, self.thing.id, self.thing.revision, on=on, next_on=next_on)
            await self._done()

    @rx.event
    async def remove(self):
        await ask(self, installations.remove, self.thing.id, self.thing.revision)
        await self._done()

    @rx.event
    async def renew_sticker(self):
        """The old sticker got lost, or into the wrong hands."""
        await ask(self, installations.new_sticker, self.thing.id, self.thing.revision)
        await self._done()
        return tell(N_("The old sticker opens nothing any more. Print the new one."))

    @rx.event
    async def print_stickers(self):
        await ask(self, installations.ask_for_stickers, self.page.customer_id)
        return tell(N_("The sheet is being made. It appears here in a moment."))

    async def _done(self) -> None:
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            self.page = await ask(self, _whole, named_in(self), shape=lambda found: found)


@reading
def _whole(work: Work, customer_id: str) -> ThingsShape:
    customer = customers.by_id(work, customer_id)
    places = customers.addresses(work, customer.id)
    return ThingsShape(
        customer=customer.name,
        customer_id=str(customer.id),
        things=[_thing(row) for row in installations.of_customer(work, customer.id)],
        addresses=[ChoiceShape("", "–"), *(ChoiceShape(str(one.id), one.one_line()) for one in places)],
        stickers=_stickers(work, customer_id),
        can_edit=work.actor.may(Right.EDIT_CUSTOMERS),
    )


def _stickers(work: Work, customer_id: str) -> str:
    """Where the newest printed sheet is; whoever may not read documents does not see it."""
    printed = installations.printed_stickers(work, customer_id)
    try:
        return f"/files/documents/{documents.by_id(work, printed).id}" if printed else ""
    except NotFound:
        return ""


def _thing(row: InstallationRow) -> ThingShape:
    days = {name: value.isoformat() if (value := getattr(row, name)) else ""
            for name in ("installed_on", "serviced_on", "next_service_on")}  # fmt: skip
    words = {
        name: getattr(row, name) for name in ("name", "brand", "model", "serial", "plate", "room", "note", "place")
    }
    make = f"{row.brand} {row.model}".strip()
    return ThingShape(
        id=str(row.id),
        kind=row.kind.value,
        address_id=str(row.address_id or ""),
        revision=row.revision,
        about=" · ".join(filter(None, (make, row.plate, row.serial, row.room, row.place))),
        **words,
        **days,
    )
