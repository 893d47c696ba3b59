"""The firm's colour and logo, with a look at what customers will see."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Desk, Guarded, Read, clash_note
from domain import companies
from domain.companies import Section
from domain.companies.rules import CONTRAST, contrast_with_white, is_colour, readable_shade
from domain.work import Work
from models.company import Company
from ui.form import Form
from ui.gated import ForStaff
from ui.initials import mark_of
from ui.language import N_, Number, t, ta
from ui.page import office_page
from ui.parts import (
    PICTURES,
    Tone,
    button,
    css,
    field,
    fieldset,
    file_drop,
    form_actions,
    if_any,
    note,
    primary_button,
    wired,
)
from ui.parts.files import OFFICE_UPLOAD_URL
from ui.problems import tell


class LookState(ForStaff, Guarded, Form, rx.State):
    """`shade` is the nearest colour on which white can be read: the chosen one when that is readable itself."""

    name: str = ""
    mark: str = ""
    brand: str = "#0f5c4d"
    shade: str = "#0f5c4d"
    contrast: float = 21.0
    logo: str = ""
    file: str = ""

    @rx.event
    async def load(self):
        self.errors, self.file = {}, ""
        with arriving(self):
            await self._look_who()
            await self._open(DESK)

    @rx.event
    async def pick(self, colour: str):
        """Try a colour; nothing is saved yet."""
        colour = colour.strip().lower()
        self.brand, self.errors = colour[:7], {}
        if is_colour(colour):
            self.shade, self.contrast = readable_shade(colour), round(contrast_with_white(colour), 1)

    @rx.event
    async def received(self, ids: list[str]):
        """The upload arrived; it is shown here before it is saved."""
        if ids:
            self.file, self.logo = ids[-1], f"/files/uploads/{ids[-1]}"

    @rx.event
    async def take_off(self):
        if await self._save(REMOVING, {}, lambda _: None):
            yield tell(N_("Saved."))

    @rx.event
    async def save(self):
        file = self.file
        if await self._save(DESK, {"brand": self.brand}, lambda typed: (typed["brand"], file or None)):
            self.file = ""
            self._show_logo()
            yield tell(N_("Saved. Open pages take the new look when they are opened again."))

    def _show(self, found: Read) -> None:
        super()._show(found)
        self.name, self.mark, self.brand = self.given["name"], self.given["mark"], self.given["brand"]
        if is_colour(self.brand):
            self.shade, self.contrast = readable_shade(self.brand), round(contrast_with_white(self.brand), 1)
        self._show_logo()

    def _show_logo(self) -> None:
        """The uploaded one until it is saved: a colleague's save must not take it away."""
        self.logo = f"/files/uploads/{self.file}" if self.file else self.given["logo"]


def look_of(company: Company) -> dict[str, str]:
    logo = f"/files/logo/{company.id}?{company.logo_file_id}" if company.logo_file_id else ""
    return {
        "name": company.name,
        "mark": mark_of(company.name),
        "brand": company.brand,
        "logo": logo,
    }


def _change_look(work: Work, chosen: tuple[str, str | None], *, revision: int) -> Company:
    brand, file = chosen
    return companies.change_look(work, brand=brand, logo_file_id=file, revision=revision)


def _remove_logo(work: Work, _nothing: None, *, revision: int) -> Company:
    return companies.remove_logo(work, revision=revision)


DESK = Desk(Section.LOOK, look_of, {"brand": N_("Colour")}, _change_look)
REMOVING = Desk(Section.LOOK, look_of, {}, _remove_logo)


@office_page("/settings/look", title=N_("Colour and logo"), load=LookState.load)
def look_page() -> rx.Component:
    locked: Any = ~LookState.may_manage
    return setting(
        LookState,
        "/look",
        clash_note(LookState),
        rx.el.div(
            rx.el.fieldset(_colour(), _logo(), _save(), disabled=locked, class_name="form"),
            _preview(),
            class_name="two",
        ),
    )


def _colour() -> rx.Component:
    picker = rx.el.span(
        rx.el.input(type="color", value=LookState.shade, on_change=LookState.pick, aria_label=ta("Pick a colour")),
        rx.el.input(
            class_name="input",
            default_value=LookState.brand,
            key=LookState.shade,
            max_length=7,
            on_blur=LookState.pick,
            **wired("brand", None, LookState.errors["brand"]),
        ),
        class_name="colour",
    )
    good = note(t("White text reads well on it."), " ", _ratio(), tone=Tone.OK)
    pale = note(
        rx.el.p(t("White text cannot be read on this colour."), " ", _ratio()),
        button(
            rx.el.i(class_name="dab", custom_attrs=css({"--brand": LookState.shade})),
            t("Use {shade} instead", shade=LookState.shade),
            size="sm",
            on_click=LookState.pick(LookState.shade),
        ),
        tone=Tone.WAIT,
    )
    return fieldset(
        t("Colour"),
        field(t("Buttons, links and the head of mails"), picker, name="brand", error=LookState.errors["brand"]),
        rx.cond(LookState.contrast >= CONTRAST, good, pale),
    )


def _ratio() -> rx.Component:
    return rx.fragment(t("Contrast"), " ", Number(LookState.contrast, digits=1), " : 1")


def _logo() -> rx.Component:
    away = button(t("Remove the logo"), look="quiet", icon="trash", on_click=LookState.take_off)
    return fieldset(
        t("Logo"),
        file_drop(
            t("Drop your logo here, or choose it"),
            on_done=LookState.received,
            accept=PICTURES,
            multiple=False,
            hint=t("A square picture works best: PNG, JPEG or WebP."),
            name="logo",
            url=OFFICE_UPLOAD_URL,
        ),
        if_any(LookState.errors["logo"]),
        rx.cond((LookState.logo != "") & (LookState.file == ""), rx.el.p(away)),
    )


def _save() -> rx.Component:
    save = primary_button(t("Save"), busy=LookState.busy, key="mod+s", on_click=LookState.save)
    return rx.cond(LookState.may_manage, form_actions(save))


def _mark() -> rx.Component:
    return rx.cond(
        LookState.logo != "",
        rx.el.img(src=LookState.logo, alt="", class_name="mark", width="40", height="40"),
        rx.el.span(LookState.mark, class_name="mark", aria_hidden="true"),
    )


def _preview() -> rx.Component:
    """A door and the head of a mail, drawn with the colour as it would be."""
    head = rx.el.header(_mark(), rx.el.b(LookState.name))
    press = rx.el.span(t("Sign in"), class_name="btn primary")
    door = rx.el.div(
        head, rx.el.h3(t("A quote is ready for you")), rx.el.p(t("From {firm}", firm=LookState.name)), press,
        class_name="specimen",
    )  # fmt: skip
    mail = rx.el.div(
        rx.el.p(rx.el.small(t("From {firm}", firm=LookState.name), class_name="dim")), head,
        rx.el.p(t("Your quote is ready.")), press, class_name="specimen",
    )  # fmt: skip
    colours = css({"--brand": LookState.shade, "--brand-ink": "#ffffff"})
    return rx.el.section(
        rx.el.h2(t("What customers see")),
        rx.el.p(t("The door on a phone"), class_name="dim"),
        door,
        rx.el.p(t("A mail"), class_name="dim"),
        mail,
        class_name="specimens",
        aria_label=ta("Preview"),
        custom_attrs=colours,
    )
