"""The property: its street drawn in the firm's colour. The house is the only ornament."""

import reflex as rx

from ui.language import t

from .cards import facts, inside, row
from .markup import Child, present

NEIGHBOURS = (
    "M-10 104V52l26-20 26 20v52M42 104V40h18v-9h22v9h18v64M2 62h10v14H2zM20 62h10v14H20zM52 52h12v16H52zM78 52h12v16"
    "H78zM52 80h12v24H52zM78 80h12v12H78zM100 104V48l12-7V30h8v7l12-7 30 18v56M110 58h13v15h-13zM138 58h13v15h-13z"
    "M110 84h12v20h-12zM132 84h19v12h-19zM232 104V44h10v-8h10v-8h16v8h10v8h10v60M242 54h12v15h-12zM266 54h12v15h-12z"
    "M242 82h12v12h-12zM266 80h12v24h-12zM288 104V50l24-22 24 22v54M300 58h24v15h-24zM298 82h10v22h-10z"
    "M316 82h12v12h-12z"
    "M336 104V42h40M344 52h12v16h-12zM344 80h12v24h-12zM0 103.3h358"
)
HOUSE = "M162 104V42l35-28 35 28v62z"
WINDOWS = "M188 33h18v12h-18zM172 52h17v18h-17zM205 52h17v18h-17zM180.5 52v18M213.5 52v18M203 80h20v14h-20zM213 80v14"
FRONT_DOOR = "M172 104V78h18v26z"


def street() -> rx.Component:
    """The customer's house between its neighbours."""
    return rx.el.svg(
        rx.el.path(d=NEIGHBOURS, class_name="h"),
        rx.el.path(d=HOUSE, class_name="me"),
        rx.el.path(d=WINDOWS, class_name="me open"),
        rx.el.path(d=FRONT_DOOR, class_name="door"),
        view_box="0 0 358 104",
        class_name="street",
        aria_hidden="true",
        custom_attrs={"preserveAspectRatio": "xMidYMax slice"},
    )


def address_card(
    street_line: Child,
    place_line: Child,
    *numbers: tuple[Child, Child],
    href: str | rx.Var | None = None,
    drawn: bool = True,
) -> rx.Component:
    """An address: drawing, street, place and capacity, up to three facts, the way in. `drawn=False` for an office."""
    way_in = row(t("Everything about this address"), href=href) if href is not None else None
    return rx.el.article(
        *present(
            street() if drawn else None,
            inside(
                rx.el.h3(*present(street_line)),
                rx.el.p(*present(place_line), class_name="meta"),
                facts(*numbers) if numbers else None,
            ),
            way_in,
        ),
        class_name="card home-address",
    )
