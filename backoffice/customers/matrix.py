"""Who may what at this customer: a row per person, a column per matter."""

from typing import Any

import reflex as rx

from backoffice.customers.record import CustomerState
from backoffice.customers.shapes import CAPACITIES
from backoffice.frame import OfficeFrameState
from backoffice.looking import look_button
from ui.language import N_, Money, t, ta
from ui.parts import Badge, Column, Tone, avatar, grid, icon, icon_button, section, state_badge
from ui.sheets import sheet

PAGE = CustomerState.page
ACCESS = {
    "active": Badge("check", Tone.OK, N_("active")),
    "invited": Badge("half", Tone.WAIT, N_("invited")),
    "asked": Badge("half", Tone.WAIT, N_("invited")),
    "outside": Badge("ring", Tone.PLAIN, N_("never been here")),
    "ended": Badge("lock", Tone.PLAIN, N_("ended")),
}


def matrix() -> rx.Component:
    return section(
        t("Who may what"),
        sheet("matrix"),
        rx.cond(
            PAGE.seats.length() > 0,
            rx.el.div(
                grid(ta("Rights per person"), COLUMNS, PAGE.seats, row_id=lambda seat: seat.key), class_name="mat"
            ),
            rx.el.p(t("Nobody can be invited yet: there is no e-mail address on this record."), class_name="dim"),
        ),
        _legend(),
        aside=t("the capacity at the address sets the rights; you can change them per person"),
    )


def _person(seat: Any) -> rx.Component:
    return rx.el.div(
        avatar(seat.initials, mine=seat.access == "active"),
        rx.el.span(rx.el.b(seat.name), rx.el.small(seat.email), title=seat.email),
        class_name="seat",
    )


def _capacity(seat: Any) -> rx.Component:
    """How the person stands to the address; of whom somebody else let in, by whom and until when."""
    cases = [(name, t(text)) for name, text in CAPACITIES.items()]
    by = rx.el.small(t("invited by {name}", name=seat.invited_by))
    until = rx.el.small(t("until {day}", day={"iso": seat.until, "kind": "date"}))
    return rx.fragment(
        rx.match(seat.capacity, *cases, rx.fragment("–")),
        rx.cond(seat.invited_by != "", by),
        rx.cond(seat.until != "", until),
    )


def _mark(name: str) -> Any:
    def cell(seat: Any) -> rx.Component:
        return rx.fragment(
            rx.match(
                seat[name],
                ("act", rx.el.span(icon("done", label=ta("may act")), class_name="t-brand")),
                ("see", icon("eye", label=ta("may see"))),
                rx.el.span(icon("minus", label=ta("no access")), class_name="dim"),
            )
        )

    return cell


def _limit(seat: Any) -> rx.Component:
    amount = rx.cond(seat.has_limit, Money(seat.limit_cents), t("any amount"))
    return rx.cond(seat.can_approve, amount, rx.fragment("–"))


def _access(seat: Any) -> rx.Component:
    since = rx.cond(seat.access == "ended", rx.el.small(t("since {day}", day={"iso": seat.since, "kind": "date"})))
    return rx.fragment(state_badge(seat.access, ACCESS), since)


def _deed(seat: Any) -> rx.Component:
    """The one thing that can be done with this person."""
    look = {"look": "", "size": "sm"}
    rights, again = ta("Rights of {name}", name=seat.name), ta("Give {name} access again", name=seat.name)
    invite, forbid = ta("Invite {name}", name=seat.name), ta("Take the invitation of {name} back", name=seat.name)
    deeds: Any = rx.match(
        seat.access,
        ("active", icon_button("pen", rights, on_click=CustomerState.open_rights(seat.id), **look)),
        ("ended", icon_button("undo", again, on_click=CustomerState.restore_access(seat.id), **look)),
        ("asked", icon_button("x", forbid, on_click=CustomerState.forbid(seat.id), **look)),
        icon_button("mail", invite, on_click=CustomerState.invite(seat.contact_id), **look),
    )
    return rx.cond(PAGE.can_edit, deeds)


def _look(seat: Any) -> rx.Component:
    eyes = look_button(customer=PAGE.record.id, membership=seat.id, contact=seat.contact_id, name=seat.name)
    return rx.cond(PAGE.can_look & PAGE.record.has_portal & (seat.access != "ended"), eyes)


MATTERS = (
    ("quotes", ta("Quotes")),
    ("invoices", ta("Invoices")),
    ("documents", ta("Documents")),
    ("questions", ta("Questions")),
    ("projects", ta(OfficeFrameState.around.projects)),
    ("planning", ta("Planning")),
    ("hours", ta("Hours")),
    ("messages", ta("Messages")),
    ("requests", ta("New requests")),
    ("inviting", ta("Inviting")),
)
COLUMNS = (
    Column(ta("Person"), _person, phone="title", width=176),
    Column(ta("Capacity"), _capacity),
    *[Column(label, _mark(name), look="c", width=30) for name, label in MATTERS],
    Column(ta("Approves up to"), _limit, number=True),
    Column(ta("Access"), _access, phone="bare"),
    Column("", _deed, width=44, phone="bare"),
    Column("", _look, width=44, phone="bare"),
)


def _legend() -> rx.Component:
    return rx.el.p(
        rx.el.span(rx.el.span(icon("done"), class_name="t-brand"), " ", t("may act")),
        rx.el.span(icon("eye"), " ", t("may see")),
        rx.el.span(icon("minus"), " ", t("no access")),
        class_name="matkey",
    )
