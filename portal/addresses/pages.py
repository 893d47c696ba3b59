"""Addresses: the list, one home or building with everything about it, and all of one part of it."""

from typing import Any

import reflex as rx

from portal.addresses.guests import GuestsState
from portal.addresses.moving import MovingState
from portal.addresses.parts import PART_TITLES, entry_row, parts_of_place, place_card, side_of_place
from portal.addresses.state import AddressesState, AddressPartState, AddressState
from portal.arriving import arrival
from portal.frame import FrameState
from ui.language import N_, nt, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    button,
    card,
    detail_bar,
    each,
    empty,
    intro,
    note,
    page_title,
    rows,
    tab,
    tabs,
    with_aside,
)
from ui.sheets import sheet

PLACE = AddressState.address.place
PART = AddressPartState
ARRIVE = [AddressState.load, GuestsState.close, MovingState.close]  # what lay open over another address is closed


@portal_page("/addresses", title=N_("Addresses"), load=AddressesState.load, menu=Menu("house", place=80), live=True)
def addresses_page() -> rx.Component:
    places = AddressesState.places
    many = nt("{n} home or building", "{n} homes and buildings", places.length())
    nothing = empty(
        t("No address yet"), t("As soon as a firm writes down where it works for you, the address appears here."),
        door=True,
    )  # fmt: skip
    cards = rx.el.div(*each(places, lambda one: place_card(one, "/addresses/" + one.key)), class_name="all-places")
    return rx.fragment(
        sheet("addresses"),
        intro(t("Addresses"), rx.cond(places.length() > 0, many, t("Your homes and buildings."))),
        arrival(AddressesState, rx.cond(places.length() > 0, cards, card(nothing))),
    )


@portal_page("/addresses/[address_key]", title=N_("Address"), load=ARRIVE, live=AddressState.load)
def address_page() -> rx.Component:
    return rx.fragment(
        sheet("addresses"),
        detail_bar(t("Address"), PLACE.street, back="/addresses"),
        arrival(
            AddressState,
            page_title(PLACE.street, PLACE.place),
            rx.cond(PLACE.left_at != "", _left()),
            rx.cond(PLACE.roles.length() > 1, _firms()),
            with_aside(
                rx.fragment(place_card(PLACE), parts_of_place()), side_of_place(), label=ta("What and who is there")
            ),
        ),
    )


@portal_page(
    "/addresses/[address_key]/[part]", title=N_("Everything about this address"), load=PART.load, live=True
)  # fmt: skip
def address_part_page() -> rx.Component:
    title: Any = rx.match(PART.part, *[(name, t(text)) for name, text in PART_TITLES.items()], t("Documents"))
    older = button(t("Older ones"), icon="down", wide=True, on_click=PART.turn(PART.older))
    newest = button(t("To the newest"), icon="up", wide=True, on_click=PART.turn(""))
    several = (FrameState.firm_count > 1) & (PART.firm_id == "")
    listed = rows(*each(PART.rows, lambda one: rx.el.li(entry_row(one, with_firm=several))))
    query: Any = rx.cond(PART.firm_id != "", "?firm=" + PART.firm_id, "")
    return rx.fragment(
        detail_bar(title, PART.street, back="/addresses/" + PART.key + query),
        arrival(
            PART,
            page_title(title, PART.street),
            rx.cond(PART.rows.length() > 0, rx.el.section(listed), card(empty(t("Nothing here yet")))),
            rx.el.div(rx.cond(~PART.is_first, newest), rx.cond(PART.older != "", older), class_name="turns"),
        ),
    )


def _left() -> rx.Component:
    day = {"iso": PLACE.left_at, "kind": "date"}
    said = t("You left this address on {day}. What you agreed and paid before stays here.", day=day)
    return rx.el.section(note(said), class_name="outcome")


def _firms() -> rx.Component:
    """One firm's part of the address, or all; links, so that going back and sending them on keep it."""
    here = "/addresses/" + PLACE.key

    def firm(role: Any) -> rx.Component:
        return tab(role.firm, current=AddressState.firm_id == role.firm_id, href=here + "?firm=" + role.firm_id)

    every = tab(t("All firms"), current=AddressState.firm_id == "", href=here)
    return rx.el.section(tabs(every, *each(PLACE.roles, firm), label=ta("Firm")), class_name="firm-tabs")
