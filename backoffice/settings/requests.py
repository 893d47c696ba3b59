"""What customers may ask for: the kinds of requests, in the firm's own words and order."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.settings.frame import Setting, setting
from domain import requests
from domain.requests import ICONS, TypeForm, TypeView
from models.request import Aim
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_, nt, t, ta
from ui.page import office_page
from ui.parts import (
    button,
    dialog_actions,
    each,
    empty,
    fieldset,
    form,
    icon,
    icon_button,
    radio,
    row,
    section,
    submit_button,
    tag,
    text_area,
    text_field,
    tile,
)
from ui.sheets import sheet


@dataclass(frozen=True)
class KindShape:
    """A kind of request in the list."""

    id: str = ""
    name: str = ""
    explanation: str = ""
    icon: str = "tools"
    is_order: bool = False
    is_offered: bool = True
    questions: int = 0


class RequestTypesState(ForStaff, Setting, Form, rx.State):
    kinds: list[KindShape] = []

    @rx.event
    async def load(self):
        self.step, self.errors = "", {}
        await self._read()

    @rx.event
    def open_new(self):
        self.errors, self.step = {}, "kind"

    @rx.event
    async def add(self, form: dict[str, Any]):
        with filling(self):
            id = await ask(self, requests.add_type, type_form(form), shape=lambda kind: str(kind.id))
            self.step = ""
            return rx.redirect(f"/office/settings/requests/{id}")

    @rx.event
    async def add_usual(self):
        """Begin with the kinds most firms take."""
        await ask(self, requests.add_usual_types)
        await self._read()

    @rx.event
    async def move(self, id: str, by: int):
        await ask(self, requests.move_type, id, by=by)
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            self.kinds = await ask(self, requests.types, shape=lambda kinds: [kind_shape(kind) for kind in kinds])


def kind_shape(kind: TypeView) -> KindShape:
    return KindShape(
        str(kind.id), kind.name, kind.explanation, kind.icon, kind.aim is Aim.ORDER, kind.is_offered,
        len(kind.questions),
    )  # fmt: skip


def type_form(form: dict[str, Any]) -> TypeForm:
    aim = Aim.ORDER if text_in(form, "aim") == "order" else Aim.QUOTE
    return TypeForm(text_in(form, "name"), text_in(form, "explanation"), text_in(form, "icon") or "tools", aim)


@office_page("/settings/requests", title=N_("Requests"), load=RequestTypesState.load)
def request_types_page() -> rx.Component:
    add = button(t("Kind of request"), icon="plus", key="n", on_click=RequestTypesState.open_new)
    usual = button(t("Begin with the usual kinds"), icon="list", on_click=RequestTypesState.add_usual)
    nothing = empty(
        t("Customers cannot ask for anything yet"),
        t("Say what they may ask for; each kind has questions of its own."),
        action=rx.cond(RequestTypesState.may_manage, usual),
    )
    listed = rx.cond(RequestTypesState.kinds.length() > 0, rx.el.div(*each(RequestTypesState.kinds, _kind)), nothing)
    return setting(
        RequestTypesState,
        "/requests",
        section(
            t("What customers may ask for"), listed, more=rx.cond(RequestTypesState.may_manage, add),
        ),
        over(RequestTypesState, "kind", t("New kind of request"), _form()),
    )  # fmt: skip


def _kind(kind: Any) -> rx.Component:
    up = icon_button("up", ta("{what} up", what=kind.name), size="sm", on_click=RequestTypesState.move(kind.id, -1))
    down = icon_button(
        "down", ta("{what} down", what=kind.name), size="sm", on_click=RequestTypesState.move(kind.id, 1)
    )
    aim = rx.cond(kind.is_order, tag(t("orders work")), tag(t("asks for a quote")))
    off = rx.cond(kind.is_offered, rx.fragment(), rx.fragment(" ", tag(t("not offered"))))
    name = rx.el.a(kind.name, href="/office/settings/requests/" + kind.id, class_name="link")
    asked = nt("{n} question", "{n} questions", kind.questions)
    return row(
        rx.fragment(name, " ", aim, off),
        rx.fragment(asked, rx.cond(kind.explanation != "", rx.fragment(" · ", kind.explanation))),
        lead=tile(kind.icon),
        end=rx.cond(RequestTypesState.may_manage, rx.fragment(up, down)),
    )


def _form() -> rx.Component:
    return form(
        *type_fields(RequestTypesState.errors, KindShape()),
        dialog_actions(cancel_button(), submit_button(t("Add"), busy=RequestTypesState.busy)),
        on_submit=RequestTypesState.add,
    )


def type_fields(errors: Any, kind: Any) -> list[rx.Component]:
    """Name, explanation, what it leads to, its picture."""
    pictures = [
        rx.el.label(
            rx.el.input(type="radio", name="icon", value=name, default_checked=kind.icon == name, aria_label=name),
            icon(name, size="l"),
            class_name="check",
        )
        for name in ICONS
    ]
    quote = radio(
        t("Asks for a quote"), "aim", "quote", default_checked=_not(kind.is_order),
        hint=t("You write a price first, the customer decides."),
    )  # fmt: skip
    order = radio(
        t("Orders work"), "aim", "order", default_checked=kind.is_order, hint=t("You come, and charge what it takes.")
    )
    return [
        text_field(t("Name"), "name", default_value=kind.name, required=True, max_length=80, error=errors["name"]),
        text_area(
            t("Explanation for the customer"), "explanation", rows=2, default_value=kind.explanation, max_length=400,
            error=errors["explanation"],
        ),
        fieldset(t("What it leads to"), quote, order),
        fieldset(t("Picture"), sheet("requests"), rx.el.div(*pictures, class_name="pictures")),
    ]  # fmt: skip


def _not(flag: Any) -> Any:
    return ~flag if isinstance(flag, rx.Var) else not flag
