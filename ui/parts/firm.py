"""Whose house this is: the firm's mark and its colour."""

from dataclasses import dataclass

import reflex as rx

from .forms import native_form
from .markup import choose, css


@dataclass(frozen=True)
class FirmShape:
    """What the shells show of a firm. `mark`: two letters; `logo_url`: "" when there is none; colours as "#0f5c4d"."""

    id: str = ""
    name: str = ""
    mark: str = ""
    brand: str = ""  # "" until the state has arrived: the page keeps the colour it has
    brand_ink: str = ""
    logo_url: str = ""
    phone: str = ""
    href: str = "/"


@dataclass(frozen=True)
class FirmChoice:
    """A firm somebody works for and may go over to; `role` is a msgid."""

    id: str = ""
    name: str = ""
    role: str = ""
    is_here: bool = False


@dataclass(frozen=True)
class PersonShape:
    """Who is signed in, for the shells. `role` is a msgid."""

    name: str = ""
    initials: str = ""
    role: str = ""


NO_FIRM = FirmShape(name="Voordeur", mark="V")
NOBODY = PersonShape()


class Brand(rx.Component):
    """Paints the page in the firm's colour and remembers it, so the next page starts in it."""

    library = "$/public/parts.js"
    tag = "Brand"

    brand: rx.Var[str]
    ink: rx.Var[str]


def brand(firm: FirmShape | rx.Var) -> rx.Component:
    """Set the colour of everything on the page. Shows nothing."""
    return Brand.create(brand=firm.brand, ink=firm.brand_ink)


def go_over(firm: FirmChoice | rx.Var, button: rx.Component, *, path: str | rx.Var = "/office") -> rx.Component:
    """A button that goes over to another firm: a plain form, because the session is the server's."""
    return native_form(
        rx.el.input(type="hidden", name="company", value=firm.id),
        rx.el.input(type="hidden", name="next", value=path),
        button,
        action="/office/switch",
    )


def firm_mark(firm: FirmShape | rx.Var) -> rx.Component:
    """The logo, or else the letters on the firm's colour."""
    has_logo = firm.logo_url.bool() if isinstance(firm.logo_url, rx.Var) else bool(firm.logo_url)
    return choose(
        has_logo,
        rx.el.img(src=firm.logo_url, alt="", class_name="mark", width="40", height="40"),
        rx.el.span(
            firm.mark,
            class_name="mark",
            aria_hidden="true",
            custom_attrs=css({"--brand": firm.brand, "--brand-ink": firm.brand_ink}),
        ),
    )
