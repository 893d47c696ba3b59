"""The parts of an address: what was offered, agreed and billed, who comes, papers and photos, things and people."""

from typing import Any

import reflex as rx

from portal.addresses.guests import guests
from portal.addresses.moving import moving
from portal.addresses.state import AddressState
from portal.frame import FrameState
from ui.language import N_, Money, When, nt, t
from ui.parts import address_card, card, each, empty, icon, link, row, rows, section, tile

ADDRESS = AddressState.address
#: The firm's own word for its projects, unless orders stand under it already.
WORK = rx.cond(FrameState.projects == "Orders", N_("Running orders"), FrameState.projects)
PART_TITLES = {
    "quotes": N_("Quotes"), "orders": N_("Orders"), "invoices": N_("Invoices"), "projects": WORK,
    "documents": N_("Documents"), "photos": N_("Photos"),
}  # fmt: skip
ALL = {
    "quotes": N_("All quotes"), "orders": N_("All orders"), "invoices": N_("All invoices"),
    "projects": N_("Show all"), "documents": N_("All documents"), "photos": N_("All photos"),
}  # fmt: skip
SEVERAL = (FrameState.firm_count > 1) & (AddressState.firm_id == "")


def place_card(one: Any, href: Any = None) -> rx.Component:
    """The address, how the visitor stands to it at each firm, and what is to be done there.

    On the address's own page (no `href`) its head is there already, so the card begins with the firms.
    """
    firms = rx.el.span(
        *each(one.roles, lambda role: rx.el.span(role.firm, " · ", t(role.capacity))), class_name="lines-of"
    )
    known = nt("{n} firm knows this address", "{n} firms know this address", one.roles.length())
    street, place = (known, firms) if href is None else (one.street, rx.fragment(one.place, firms))
    facts = (t("To approve"), one.waiting), (t("To pay"), Money(one.to_pay_cents, one.currency))

    def drawn(*numbers: Any) -> rx.Component:
        house, office = (address_card(street, place, *numbers, href=href, drawn=is_so) for is_so in (True, False))
        return rx.cond(one.is_house, house, office)

    day = t("left on {day}", day={"iso": one.left_at, "kind": "date"})
    left = address_card(street, place if href is None else rx.fragment(one.place, ", ", day), href=href, drawn=False)
    return rx.cond(one.left_at != "", left, rx.cond(one.sees_bills, drawn(*facts), drawn(facts[0])))


def parts_of_place() -> rx.Component:
    """Only what there is; an address nobody worked at yet says so."""
    nothing = empty(t("Nothing here yet"), t("Quotes, papers and photos about this address come here by themselves."))
    return rx.fragment(
        rx.cond(ADDRESS.visits.length() > 0, _visits()),
        *[_part(name) for name in ("projects", "quotes", "orders", "invoices", "documents")],
        rx.cond(ADDRESS.photos.rows.length() > 0, _photos()),
        rx.cond(ADDRESS.is_empty, rx.el.section(card(nothing))),
    )


def side_of_place() -> rx.Component:
    return rx.fragment(
        rx.cond(ADDRESS.things.length() > 0, _things()),
        rx.cond(ADDRESS.people.length() > 0, _people()),
        guests(),
        rx.cond(ADDRESS.before.length() > 0, _before()),
        moving(),
    )


def entry_row(one: Any, *, with_firm: Any) -> rx.Component:
    """A row of any part: firm, number, state and day; the amount at the right."""
    words = rx.fragment(
        rx.cond(with_firm, rx.fragment(one.firm, ", ")),
        rx.cond(one.number != "", rx.fragment(rx.el.span(one.number, class_name="nowrap"), ", ")),
        t(one.state),
    )
    day = rx.cond(one.at != "", rx.el.span(When(one.at, "date"), class_name="under"))
    shown = {
        "detail": rx.fragment(words, day),
        "lead": tile(one.mark, tone=one.tone),
        "end": rx.cond(
            one.has_amount, Money(one.cents, one.currency), rx.cond(one.href != "", icon("right", size="s"))
        ),
    }
    return rx.cond(one.href != "", row(one.title, href=one.href, **shown), row(one.title, **shown))


def _part(name: str) -> rx.Component:
    part: Any = getattr(ADDRESS, name)
    listed = rows(*each(part.rows, lambda one: rx.el.li(entry_row(one, with_firm=SEVERAL))))
    return rx.cond(part.rows.length() > 0, section(t(PART_TITLES[name]), listed, more=_all(name, part)))


def _photos() -> rx.Component:
    def photo(one: Any) -> rx.Component:
        picture = rx.el.img(src="/files/documents/" + one.id, alt=one.title, loading="lazy", width="240", height="180")
        return rx.el.li(rx.el.a(picture, href=one.href))

    listed = rx.el.ul(*each(ADDRESS.photos.rows, photo), class_name="place-photos")
    return section(t("Photos"), listed, more=_all("photos", ADDRESS.photos))


def _all(name: str, part: Any) -> rx.Component:
    query: Any = rx.cond(AddressState.firm_id != "", "?firm=" + AddressState.firm_id, "")
    href = "/addresses/" + ADDRESS.place.key + "/" + name + query
    return rx.cond(part.has_more, link(t(ALL[name]), href=href))


def _visits() -> rx.Component:
    def visit(one: Any) -> rx.Component:
        span = rx.fragment(When(one.starts, "datetime", zone=one.zone), "–", When(one.ends, "time", zone=one.zone))
        times = rx.cond(one.ends != "", span, When(one.starts, "day"))
        who = rx.cond(one.who != "", rx.fragment(", ", one.who))
        firm = rx.cond(SEVERAL, rx.fragment(", ", one.firm))
        return rx.el.li(row(one.title, rx.fragment(times, who, firm), lead=tile("cal"), href=one.href))

    return section(t("Next appointments"), rows(*each(ADDRESS.visits, visit)))


def _things() -> rx.Component:
    def thing(one: Any) -> rx.Component:
        placed = t("since {day}", day={"iso": one.installed_on, "kind": "date"})
        service = t("next service {day}", day={"iso": one.next_on, "kind": "date"})
        ask = link(t("Ask or report something"), href="/requests/new?sticker=" + one.sticker)
        words = rx.fragment(
            one.detail,
            rx.cond(SEVERAL, rx.el.span(one.firm, class_name="under")),
            rx.cond(one.installed_on != "", rx.el.span(placed, class_name="under")),
            rx.cond(one.next_on != "", rx.el.span(service, class_name="under")),
            rx.cond(FrameState.may_request, rx.el.span(ask, class_name="under")),
        )
        return rx.el.li(row(one.name, words, lead=tile(rx.cond(one.is_vehicle, "truck", "tools"))))

    return section(t("Installations and vehicles"), rows(*each(ADDRESS.things, thing)))


def _people() -> rx.Component:
    """Names and capacities within the record of one firm; nobody is named to people of another record."""

    def person(one: Any) -> rx.Component:
        ends = rx.fragment(", ", t("until {day}", day={"iso": one.until, "kind": "date"}))
        firm = rx.cond(SEVERAL, rx.fragment(", ", one.firm))
        words = rx.fragment(t(one.capacity), rx.cond(one.until != "", ends), firm)
        return rx.el.li(row(one.name, words, lead=tile("user")))

    return section(t("Others with access"), rows(*each(ADDRESS.people, person)))


def _before() -> rx.Component:
    def job(one: Any) -> rx.Component:
        firm, day = rx.cond(SEVERAL, one.firm, ""), rx.el.small(When(one.on, "date"))
        return rx.el.li(row(one.title, firm, lead=icon("clock"), end=day))

    return section(t("Done here before your time"), rows(*each(ADDRESS.before, job)))
