"""The general terms: the version in force, older ones, and a new one."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Clash, Guarded, clash_note, minding
from domain import companies
from domain.companies import Section
from models.company import Terms
from ui.ask import ask
from ui.form import Form, text_in
from ui.gated import ForStaff
from ui.language import N_, When, t
from ui.page import office_page
from ui.parts import (
    button,
    dialog_actions,
    empty,
    form,
    note,
    row,
    section,
    submit_button,
    tag,
    text_area,
    text_field,
)
from ui.problems import tell


@dataclass(frozen=True)
class TermsShape:
    id: str = ""
    version: int = 0
    title: str = ""
    text: str = ""
    at: str = ""


class TermsState(ForStaff, Guarded, Form, rx.State):
    """`newest` is the version in force, `shown` the one that is being read."""

    versions: list[TermsShape] = []
    newest: TermsShape = TermsShape()
    shown: TermsShape = TermsShape()

    @rx.event
    async def load(self):
        self.step, self.errors, self.clash = "", {}, Clash()
        await self._read()

    @rx.event
    async def write(self):
        """Start from the text in force."""
        await self._read()
        self.errors, self.clash, self.step = {}, Clash(), "write"

    @rx.event
    async def read(self, id: str):
        self.shown = await ask(self, companies.terms, id, shape=shape_of)
        self.step = "read"

    @rx.event
    async def publish(self, form: dict[str, Any]):
        with minding(self):
            title, text = text_in(form, "title"), text_in(form, "text")
            said = {"title": title, "text": text, "revision": self._revision}
            await ask(self, companies.publish_terms, **said)
            self.step = ""
        await self._read()
        if not self.step:
            yield tell(N_("Version {n} is in force."), n=self.newest.version)

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            await self._look_again(Section.TERMS)
            self.versions = await ask(
                self, companies.terms_versions, shape=lambda rows: [shape_of(row) for row in rows]
            )
            self.newest = self.versions[0] if self.versions else TermsShape()


def shape_of(row: Terms) -> TermsShape:
    return TermsShape(str(row.id), row.version, row.title, row.text, row.created_at.isoformat())


@office_page("/settings/terms", title=N_("Terms"), load=TermsState.load)
def terms_page() -> rx.Component:
    new = button(t("New version"), icon="pen", key="n", on_click=TermsState.write)
    none = empty(t("No terms yet"), t("Quotes can be sent without; with terms the customer agrees to them too."))
    return setting(
        TermsState,
        "/terms",
        section(
            t("Terms"),
            rx.cond(TermsState.versions.length() > 0, rx.foreach(TermsState.versions, _version), none),
            more=rx.cond(TermsState.may_manage, new),
        ),
        over(TermsState, "write", t("New version of the terms"), _form(), side=True),
        over(TermsState, "read", TermsState.shown.title, rx.el.p(TermsState.shown.text, class_name="lines-kept")),
    )


def _version(terms: Any) -> rx.Component:
    is_newest = terms.version == TermsState.newest.version
    return row(
        rx.fragment(t("Version {n}", n=terms.version), " ", rx.cond(is_newest, tag(t("in force")))),
        rx.fragment(terms.title, ", ", When(terms.at)),
        on_click=TermsState.read(terms.id),
    )


def _form() -> rx.Component:
    errors, newest = TermsState.errors, TermsState.newest
    title = {"default_value": newest.title, "error": errors["title"], "max_length": 120}
    return form(
        clash_note(TermsState),
        note(t("Documents sent before keep the version they were sent with.")),
        text_field(t("Title"), "title", required=True, **title),
        text_area(t("Text"), "text", rows=18, default_value=newest.text, error=errors["text"], required=True),
        dialog_actions(cancel_button(), submit_button(t("Publish"), busy=TermsState.busy)),
        on_submit=TermsState.publish,
    )
