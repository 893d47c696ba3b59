"""What the screen of a day knows and does. Every press may arrive twice."""

from typing import Any
from urllib.parse import urlencode

import reflex as rx

from backoffice.arriving import Arriving, arriving, asked_in
from backoffice.day.reading import whole
from backoffice.day.shapes import DayShape
from domain import hours
from domain.hours import MaterialForm
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell


class DayState(ForStaff, Arriving, Form, rx.State):
    day: DayShape = DayShape()

    @rx.event
    async def load(self):
        """At arrival, and when something happened; what is being typed stays."""
        with arriving(self):
            await self._read(asked_in(self, "who"), asked_in(self, "day"))

    @rx.event
    async def look_at(self, who: str):
        """A colleague's day."""
        return rx.redirect(f"/office/day?{urlencode({'who': who[:40], 'day': self.day.day})}")

    @rx.event
    async def start(self, project_id: str, visit_id: str):
        """The clock runs; `visit_id` is "" when nothing was planned."""
        await ask(self, hours.start, project_id, planning_item_id=visit_id or None)
        await self._again()

    @rx.event
    async def pause(self):
        await ask(self, hours.pause, self.day.clock.id)
        await self._again()

    @rx.event
    async def resume(self):
        await ask(self, hours.resume, self.day.clock.id)
        await self._again()

    @rx.event
    async def stop(self):
        """Who forgot to stop is asked when it really ended."""
        if self.day.clock.is_forgotten:
            return rx.redirect(f"/office/hours/{self.day.clock.id}")
        await ask(self, hours.stop, self.day.clock.id)
        return await self._again()

    @rx.event
    async def open_step(self, step: str):
        self.errors, self.step = {}, step

    @rx.event
    async def write_note(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, hours.note, self.day.clock.id, text_in(form, "note"))
            await self._again()
            return tell(N_("Noted."))

    @rx.event
    async def use_material(self, form: dict[str, Any]):
        typed = MaterialForm(text_in(form, "name"), text_in(form, "quantity"), text_in(form, "unit"), self.day.day)
        with filling(self):
            await ask(self, hours.use, self._place(form), typed)
            self.step = ""
            return tell(N_("Material noted."))

    @rx.event
    async def take_photos(self, ids: list[str]):
        """The pictures have arrived; now they stand in the project."""
        with filling(self):
            for id in ids:
                await ask(self, hours.add_photo, self._place({}), id)
            self.step = ""
            return tell(N_("The photos have arrived."))

    def _place(self, form: dict[str, Any]) -> str:
        """Where the clock runs, else what was chosen, else the first place of the day."""
        first = next((stop.project_id for stop in self.day.stops), "")
        return text_in(form, "project") or self.day.clock.project_id or first

    async def _again(self) -> None:
        await self._read(self.day.who, self.day.day)

    async def _read(self, who: str, day: str) -> None:
        self.day = await ask(self, whole, who, day, shape=lambda found: found)
