"""Home: the one thing that ends first, the others, the address, the newest papers, and word on the phone."""

from typing import Any

import reflex as rx

from portal.arriving import arrival
from portal.devices import device_panel
from portal.frame import FrameState
from portal.home.state import HomeState
from portal.paper import paper_row
from portal.visits import visit_row
from ui.language import N_, Money, nt, t, ta
from ui.menu import Menu
from ui.page import portal_page
from ui.parts import (
    Tone,
    address_card,
    card,
    each,
    empty,
    intro,
    lead,
    link,
    link_button,
    pill,
    row,
    rows,
    section,
    tile,
    with_aside,
)

STATES = {
    "request": (N_("A question for you"), "ask", Tone.WAIT),
    "quote": (N_("Waits for your approval"), "wait", Tone.WAIT),
    "document": (N_("Waits for your approval"), "wait", Tone.WAIT),
    "invoice": (N_("To be paid"), "clock", Tone.WAIT),
}
LEAD_VERBS = {
    "request": N_("Answer the question"),
    "quote": N_("Look at the quote"),
    "document": N_("Look at the document"),
    "invoice": N_("Look at the invoice"),
}
FIRST = {
    "request": N_("The question comes first."),
    "quote": N_("The quote ends first."),
    "document": N_("The document ends first."),
    "invoice": N_("The invoice comes first."),
}
MARKS = {"request": "ask", "quote": "doc", "document": "folder", "invoice": "euro"}


@portal_page("/", title=N_("Home"), load=HomeState.load, menu=Menu("home", place=10), live=True)
def home_page() -> rx.Component:
    return rx.fragment(
        intro(t("What you can do now"), _sentence()),
        arrival(
            HomeState,
            with_aside(
                rx.fragment(
                    rx.cond(HomeState.count > 0, _lead(), _nothing()),
                    rx.cond((HomeState.count > 1) | (HomeState.visits.length() > 0), _next()),
                    _asking(),
                    device_panel(),
                ),
                rx.fragment(
                    rx.cond(HomeState.addresses.length() > 0, _addresses()),
                    rx.cond(HomeState.papers.length() > 0, _papers()),
                ),
                label=ta("Your address and papers"),
            ),
        ),
    )


def _sentence() -> rx.Component:
    first = rx.cond(HomeState.lead.is_late, t("One invoice is late."), _by_kind(HomeState.lead.kind, FIRST))
    several = rx.fragment(nt("{n} thing waits for you.", "{n} things wait for you.", HomeState.count), " ", first)
    one = t("One thing waits for you.")
    quiet = rx.cond(HomeState.is_there, t("Nothing waits for you."), rx.fragment(" "))
    return rx.cond(HomeState.count > 1, several, rx.cond(HomeState.count == 1, one, quiet))


def _lead() -> rx.Component:
    first = HomeState.lead
    photo = rx.cond(HomeState.picture != "", rx.el.img(src=HomeState.picture, alt="", width="640", height="480"))
    return lead(
        rx.cond(first.is_late, pill(t("The day to pay is past"), tone=Tone.BAD, icon="alert"), _state(first.kind)),
        title=first.title,
        detail=_firm_line(first),
        deadline=_deadline(first),
        amount=rx.cond(first.has_amount, Money(first.cents, first.currency)),
        action=link_button(_by_kind(first.kind, LEAD_VERBS), href=first.href, look="primary"),
        picture=photo,
    )


def _next() -> rx.Component:
    """What else waits, and who comes."""
    return rows(
        *each(HomeState.rest, lambda one: rx.el.li(_waiting_row(one))),
        *each(HomeState.visits, lambda visit: rx.el.li(visit_row(visit, opens=True))),
    )


def _waiting_row(one: Any) -> rx.Component:
    several = (FrameState.firm_count > 1) & (FrameState.chosen == "")
    mark: Any = rx.match(one.kind, *MARKS.items(), "doc")
    return row(
        one.title,
        rx.fragment(_until(one), rx.cond(several, rx.fragment(", ", one.firm))),
        lead=tile(mark, tone=rx.cond(one.is_late, "bad", "")),
        end=rx.cond(one.has_amount, Money(one.cents, one.currency)),
        href=one.href,
    )


def _until(one: Any) -> rx.Component:
    """The deed and its last day, in a few words."""
    day = {"iso": one.until, "kind": "day"}
    pay = rx.cond(one.is_late, t("to pay since {day}", day=day), t("pay by {day}", day=day))
    return _by_day(one.kind, pay, day)


def _deadline(one: Any) -> rx.Component:
    day = {"iso": one.until, "kind": "day"}
    pay = rx.cond(one.is_late, t("was due {day}", day=day), t("by {day}", day=day))
    return _by_day(one.kind, pay, day)


def _by_day(kind: Any, pay: rx.Component, day: dict[str, Any]) -> rx.Component:
    """`pay` for an invoice; a question has no last day."""
    question = t("A question about your request")
    return rx.cond(kind == "invoice", pay, rx.cond(kind == "request", question, t("valid until {day}", day=day)))


def _firm_line(one: Any) -> rx.Component:
    words = rx.el.p(one.firm, class_name="meta")
    return rx.cond((FrameState.firm_count > 1) & (FrameState.chosen == ""), words)


def _asking() -> rx.Component:
    """Quiet: what waits comes first."""
    ask = link_button(t("New request"), href="/requests/new", icon="clipboard", wide=True)
    return rx.cond(FrameState.may_request, rx.el.section(ask))


def _nothing() -> rx.Component:
    """Kind, and honest: nothing is asked of the customer."""
    calm = empty(
        t("All is in order"),
        rx.cond(
            FrameState.sees_quotes | FrameState.sees_invoices,
            t("When a firm sends you a quote, an invoice or a document, it appears here first."),
            t("As soon as something waits for you, it stands here."),
        ),
        door=True,
    )
    unknown = empty(
        t("No firm has opened its door yet"),
        t("You are signed in as {email}. When a firm knows you by another address, sign in with that one.",
          email=FrameState.email),
        door=True,
    )  # fmt: skip
    return card(rx.cond(FrameState.is_known, calm, unknown))


def _addresses() -> rx.Component:
    title = nt("Your address", "Your addresses", HomeState.addresses.length())
    every = rx.cond(HomeState.addresses.length() > 1, link(t("All addresses"), href="/addresses"))
    return section(title, *each(HomeState.addresses, _address), more=every)


def _address(one: Any) -> rx.Component:
    facts = [(t("To approve"), one.waiting), (t("To pay"), Money(one.to_pay_cents, one.currency))]
    role = rx.fragment(" · ", t(one.seats[0].capacity, firm=one.seats[0].firm))
    firms = each(one.seats, lambda seat: rx.el.span(seat.firm, " · ", t(seat.capacity, firm=seat.firm)))
    place = rx.fragment(one.place, rx.cond(FrameState.firm_count > 1, rx.el.span(*firms, class_name="lines-of"), role))
    href = "/addresses/" + one.key

    def card_with(*numbers: Any) -> rx.Component:
        drawn, plain = (address_card(one.street, place, *numbers, href=href, drawn=is_so) for is_so in (True, False))
        return rx.cond(one.is_house, drawn, plain)

    return rx.cond(FrameState.sees_invoices, card_with(*facts), card_with(facts[0]))


def _papers() -> rx.Component:
    several = (FrameState.firm_count > 1) & (FrameState.chosen == "")
    papers = each(HomeState.papers, lambda paper: rx.el.li(paper_row(paper, with_firm=several)))
    return section(t("New in your archive"), rows(*papers), more=link(t("All documents"), href="/documents"))


def _state(kind: Any) -> rx.Component:
    cases = [(kind_, pill(t(text), tone=tone, icon=mark)) for kind_, (text, mark, tone) in STATES.items()]
    return rx.fragment(rx.match(kind, *cases, rx.fragment()))


def _by_kind(kind: Any, texts: dict[str, str]) -> rx.Component:
    return rx.fragment(rx.match(kind, *[(name, t(text)) for name, text in texts.items()], rx.fragment()))
