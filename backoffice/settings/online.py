"""The firm's key at Mollie: written here, never shown again."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Clash, Guarded, clash_note, minding
from domain import companies
from domain.companies import Section
from ui.ask import ask
from ui.form import Form, text_in
from ui.gated import ForStaff
from ui.language import N_, t
from ui.page import office_page
from ui.parts import (
    Badge,
    Tone,
    danger_button,
    form,
    form_actions,
    note,
    section,
    state_badge,
    submit_button,
    text_field,
)
from ui.problems import tell

MODES = {
    "": Badge("ring", Tone.PLAIN, N_("No key: customers pay by bank transfer only")),
    "test": Badge("half", Tone.WAIT, N_("Test key: no money moves")),
    "live": Badge("check", Tone.OK, N_("Live key: customers pay for real")),
    "unreadable": Badge("alert", Tone.BAD, N_("The key cannot be read any more. Enter it again.")),
}


class OnlineState(ForStaff, Guarded, Form, rx.State):
    """`mode` says what kind of key is set; the key itself never comes back to a browser. `saved`: how many times."""

    mode: str = ""
    saved: int = 0

    @rx.event
    async def load(self):
        self.errors, self.clash = {}, Clash()
        await self._read()

    @rx.event
    async def save(self, form: dict[str, Any]):
        if await self._change(text_in(form, "mollie_key")):
            yield tell(N_("Saved."))

    @rx.event
    async def remove(self):
        await self._change("")

    async def _change(self, key: str) -> bool:
        with minding(self):
            await ask(self, companies.change_mollie_key, key, revision=self._revision)
            self.saved += 1
        await self._read()
        return not (self.errors or self.clash.by)

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            await self._look_again(Section.PAYMENTS)
            self.mode = await ask(self, companies.mollie_mode, shape=lambda mode: mode.value)


@office_page("/settings/online", title=N_("Online payments"), load=OnlineState.load)
def online_page() -> rx.Component:
    return setting(
        OnlineState,
        "/online",
        section(
            t("Mollie"),
            rx.el.p(state_badge(OnlineState.mode, MODES)),
            clash_note(OnlineState),
            form(
                text_field(
                    t("New key"),
                    "mollie_key",
                    kind="password",
                    error=OnlineState.errors["mollie_key"],
                    hint=t("From your Mollie dashboard, under Developers. It starts with live_ or test_."),
                    auto_complete="off",
                    required=True,
                    key=OnlineState.saved,
                ),
                form_actions(
                    submit_button(t("Save"), busy=OnlineState.busy),
                    rx.cond(OnlineState.mode != "", danger_button(t("Remove the key"), on_click=OnlineState.remove)),
                ),
                on_submit=OnlineState.save,
            ),
            note(t("The key is kept encrypted. Nobody can read it here again, only replace it.")),
        ),
    )
