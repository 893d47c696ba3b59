"""Bringing the years before along: what was brought, and one table on its way in."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving, named_in
from backoffice.imports.shapes import (
    ColumnShape,
    Heading,
    ImportShape,
    TallyShape,
    VerdictShape,
    column_shapes,
    headings_of,
    import_shape,
    tally_shape,
    verdict_shapes,
)
from backoffice.settings.frame import Setting
from domain import companies, imports
from domain.work import Work
from models.company import Company
from models.imports import Import, ImportState, Outcome, Twins
from settings import settings
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell

Seen = tuple[ImportShape, list[Heading], list[ColumnShape], TallyShape, list[VerdictShape]]


class ImportsState(ForStaff, Setting, rx.State):
    """`door`: where this firm's customers register, for its website."""

    brought: list[ImportShape] = []
    door: str = ""

    @rx.event
    async def load(self):
        with arriving(self):
            await self._look_who()
            self.brought = await ask(self, imports.recent, shape=lambda rows: [import_shape(row) for row in rows])
            self.door = await ask(
                self, companies.current, shape=lambda firm: f"{settings.address}/register/{firm.slug}"
            )

    @rx.event
    async def received(self, ids: list[str]):
        """The table arrived and could be read: on to what its columns mean."""
        if ids:
            yield rx.redirect(f"/office/settings/import/{ids[-1]}")


def door_of(firm: Company) -> str:
    return f"{settings.address}/register/{firm.slug}"


class TableState(ForStaff, Setting, Form, rx.State):
    """`rows` are of the rehearsal, or of what became of them; `chosen` keeps to one outcome."""

    table: ImportShape = ImportShape()
    headings: list[Heading] = []
    columns: list[ColumnShape] = []
    tally: TallyShape = TallyShape()
    rows: list[VerdictShape] = []
    rehearsed: bool = False
    chosen: str = ""

    @rx.event
    async def load(self):
        self.errors, self.rehearsed, self.chosen = {}, False, ""
        await self._read()

    @rx.event
    async def refresh(self):
        """It is coming in; a rehearsal on the screen stays as it is."""
        if not self.rehearsed:
            await self._read()

    @rx.event
    async def received_papers(self, ids: list[str]):
        self.rehearsed = False
        await self._read()

    @rx.event
    async def rehearse(self, form: dict[str, Any]):
        """Keep what the columns mean, and go through the table without writing anything."""
        with filling(self):
            said = {column.name: text_in(form, column.name) for column in self.columns}
            columns = {name: int(place) for name, place in said.items() if place.isdecimal()}
            twins = Twins.SKIP if text_in(form, "twins") == Twins.SKIP else Twins.UPDATE
            await ask(self, imports.settle, self.table.id, columns=columns, twins=twins)
            self.tally, self.rows = await ask(self, imports.rehearse, self.table.id, shape=self._foretold)
            self.rehearsed, self.chosen = True, ""

    @rx.event
    async def start(self):
        await ask(self, imports.start, self.table.id)
        self.rehearsed = False
        await self._read()

    @rx.event
    async def discard(self):
        await ask(self, imports.discard, self.table.id)
        yield tell(N_("Thrown away. Nothing was brought in."))
        yield rx.redirect("/office/settings/import")

    @rx.event
    async def show(self, outcome: str):
        """Only the rows with this outcome, "" for all of them; once it began."""
        self.chosen = outcome if outcome in set(Outcome) else ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            seen = await ask(self, _seen, named_in(self), self.chosen, shape=lambda found: found)
            self.table, self.headings, self.columns, self.tally, self.rows = seen

    def _foretold(self, found: imports.Rehearsal) -> tuple[TallyShape, list[VerdictShape]]:
        return tally_shape(found.tally), verdict_shapes(found, self.table.kind)


@reading
def _seen(work: Work, import_id: str, chosen: str) -> Seen:
    brought = imports.by_id(work, import_id)
    rows = [] if brought.state is ImportState.DRAFT else _outcomes(work, brought, chosen)
    columns = column_shapes(brought, imports.first_rows(work, import_id))
    return import_shape(brought), headings_of(brought), columns, tally_shape(brought), rows


def _outcomes(work: Work, brought: Import, chosen: str) -> list[VerdictShape]:
    found = imports.outcomes(work, brought.id, outcome=Outcome(chosen) if chosen else None)
    return verdict_shapes(found, brought.kind)
