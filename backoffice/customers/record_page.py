"""The page of one customer."""

from typing import Any

import reflex as rx

from backoffice.arriving import arrival
from backoffice.badges import INVOICES, PROJECTS, QUOTES
from backoffice.customers.dialogs import dialogs
from backoffice.customers.handover import HandoverState, handover_dialog
from backoffice.customers.matrix import matrix
from backoffice.customers.record import CustomerState
from backoffice.frame import OfficeFrameState
from backoffice.looking import look_button
from ui.deliveries import delivery_log
from ui.facts import facts_timeline
from ui.language import N_, NAMES, Money, When, t, ta
from ui.page import office_page
from ui.parts import (
    button,
    empty,
    icon_button,
    link,
    link_button,
    menu,
    page_head,
    pill,
    row,
    section,
    split,
    state_badge,
    switch,
    tab,
    tabs,
    tag,
)

PAGE = CustomerState.page
STATES = QUOTES | INVOICES
PARTS = (
    ("overview", N_("Overview")),
    ("quotes", N_("Quotes")),
    ("invoices", N_("Invoices")),
    ("documents", N_("Documents")),
    ("projects", OfficeFrameState.around.projects),
    ("timeline", N_("Timeline")),
)


@office_page(
    "/customers/[customer_id]", title=N_("Customer"), load=CustomerState.load, live=CustomerState.refresh
)  # fmt: skip
def customer_page() -> rx.Component:
    return arrival(
        CustomerState,
        split(rx.fragment(_head(), _tabs(), _part()), rx.fragment(_log(), _portal(), _note()), label=ta("Messages")),
        dialogs(),
        handover_dialog(),
        back="/office/customers",
    )


def _head() -> rx.Component:
    record = PAGE.record
    owed = {"cents": PAGE.open_cents, "currency": "EUR"}
    languages = rx.match(record.language, *[(code, rx.fragment(name)) for code, name in NAMES.items()], rx.fragment())
    return page_head(
        record.name,
        menu(
            None,
            link_button(t("New invoice"), href="/office/invoices/new?customer=" + record.id, icon="invoice"),
            rx.cond(
                PAGE.can_run,
                link_button(
                    t(OfficeFrameState.around.new_project),
                    href="/office/projects/new?customer=" + record.id,
                    icon="clipboard",
                ),
            ),
            link_button(t("Share a document"), href="/office/documents/new?customer=" + record.id, icon="doc"),
            rx.cond(PAGE.can_look & record.has_portal, look_button(customer=record.id)),
            label=ta("More"),
        ),
        link_button(t("Messages"), href="/office/messages/with/" + record.id, icon="chat"),
        rx.cond(PAGE.can_edit, button(t("Edit"), icon="pen", key="e", on_click=CustomerState.edit)),
        rx.cond(
            PAGE.can_quote,
            link_button(
                t("New quote"), href="/office/quotes/new?customer=" + record.id, look="primary", icon="plus", key="n"
            ),
        ),
        crumb=rx.fragment(rx.el.a(t("Customers"), href="/office/customers"), " / ", record.number),
        badge=rx.fragment(
            " ",
            tag(languages),
            " ",
            tag(rx.cond(record.kind == "business", t("Business"), t("Private"))),
            rx.cond(record.has_portal, rx.fragment(), pill(t("Portal closed"), icon="lock")),
        ),
        context=rx.fragment(
            t("Customer since {day}", day={"iso": record.since, "kind": "date"}),
            rx.cond(PAGE.sees_invoices, rx.fragment(", ", t("{amount} open", amount=owed))),
            rx.cond(record.email != "", rx.fragment(". ", link(record.email, href="mailto:" + record.email))),
            rx.cond(record.phone != "", rx.fragment(", ", link(record.phone, href="tel:" + record.phone))),
        ),
    )


def _tabs() -> rx.Component:
    shown = {
        "overview": None,
        "quotes": PAGE.sees_quotes,
        "invoices": PAGE.sees_invoices,
        "documents": None,
        "projects": None,
        "timeline": None,
    }
    return tabs(*[_tab(name, title, number, shown[name]) for number, (name, title) in enumerate(PARTS, 1)],
        label=ta("Parts of the page"))  # fmt: skip


def _tab(name: str, title: str, number: int, condition: Any) -> rx.Component:
    made = tab(t(title), current=CustomerState.part == name, key=str(number), on_click=CustomerState.show(name))
    return made if condition is None else rx.cond(condition, made)


def _part() -> rx.Component:
    shown: Any = rx.match(
        CustomerState.part,
        ("quotes", _papers(PAGE.quotes, N_("No quotes yet"), "/office/quotes", N_("All quotes"))),
        ("invoices", _papers(PAGE.invoices, N_("No invoices yet"), "/office/invoices", N_("All invoices"))),
        ("documents", _papers(PAGE.documents, N_("No documents yet"), "/office/documents", N_("All documents"))),
        ("projects", _papers(PAGE.projects, N_("Nothing here yet"), "/office/projects", N_("Show all"), PROJECTS)),
        ("timeline", section(t("Timeline"), facts_timeline(PAGE.facts))),
        rx.fragment(matrix(), rx.el.div(_addresses(), _contacts(), class_name="two"), _things()),
    )
    return shown


def _papers(papers: Any, none: str, all_href: str, all_text: str, states: Any = STATES) -> rx.Component:
    """The newest; the whole list knows the customer by number."""
    return rx.el.div(
        rx.cond(papers.length() > 0, rx.foreach(papers, lambda paper: _paper(paper, states)), empty(t(none))),
        rx.el.p(link(t(all_text), href=all_href + "?search=" + PAGE.record.number), class_name="more-line"),
    )


def _paper(paper: Any, states: Any) -> rx.Component:
    return row(
        rx.fragment(rx.cond(paper.number != "", rx.fragment(paper.number, " ")), paper.title),
        When(paper.at, "date"),
        href=paper.href,
        end=rx.fragment(
            rx.cond(paper.has_amount, rx.fragment(Money(paper.cents), " ")), state_badge(paper.status, states)
        ),
    )  # fmt: skip


def _addresses() -> rx.Component:
    add = button(t("Address"), icon="plus", on_click=CustomerState.open_step("address"))
    return section(
        t("Addresses"),
        rx.cond(
            PAGE.addresses.length() > 0,
            rx.foreach(PAGE.addresses, _address),
            rx.el.p(t("No address yet."), class_name="dim"),
        ),
        more=rx.cond(PAGE.can_edit, add),
    )


def _address(address: Any) -> rx.Component:
    away = icon_button(
        "trash", ta("Remove {what}", what=address.street), size="sm", on_click=CustomerState.remove_address(address.id)
    )
    over = icon_button(
        "swap", ta("Hand over {what}", what=address.street), size="sm", on_click=HandoverState.open(address.id)
    )
    left = t("left on {day}", day={"iso": address.left_on, "kind": "date"})
    is_home = (address.left_on == "") & ~address.is_invoice
    return row(
        rx.fragment(address.street, rx.cond(address.is_invoice, rx.fragment(" ", tag(t("for invoices"))))),
        rx.fragment(address.place, rx.cond(address.left_on != "", rx.fragment(", ", left))),
        end=rx.cond(PAGE.can_edit, rx.fragment(rx.cond(is_home, over), away)),
    )


def _things() -> rx.Component:
    """What the firm looks after here; the way to change it, and to the stickers."""
    there = link_button(
        t("Installations and stickers"), href="/office/installations/" + PAGE.record.id, icon="qr", size="sm"
    )
    return section(
        t("Installations and vehicles"),
        rx.cond(
            PAGE.things.length() > 0,
            rx.foreach(PAGE.things, _thing),
            rx.el.p(t("Nothing here is looked after yet."), class_name="dim"),
        ),
        more=there,
    )


def _thing(thing: Any) -> rx.Component:
    service = rx.fragment(t("Service"), " ", When(thing.service, "date"))
    return row(thing.name, thing.about, end=rx.cond(thing.service != "", service))


def _contacts() -> rx.Component:
    add = button(t("Person"), icon="plus", on_click=CustomerState.open_step("contact"))
    return section(
        t("Contact persons"),
        rx.cond(
            PAGE.contacts.length() > 0,
            rx.foreach(PAGE.contacts, _contact),
            rx.el.p(t("Nobody besides the customer."), class_name="dim"),
        ),
        more=rx.cond(PAGE.can_edit, add),
    )


def _contact(contact: Any) -> rx.Component:
    away = icon_button(
        "trash", ta("Remove {what}", what=contact.name), size="sm", on_click=CustomerState.remove_contact(contact.id)
    )
    return row(
        rx.fragment(contact.name, rx.cond(contact.role != "", rx.el.span(" ", contact.role, class_name="dim"))),
        rx.fragment(
            contact.email,
            rx.cond(contact.phone != "", rx.fragment(" ", contact.phone)),
            rx.cond(contact.hears, rx.fragment(), rx.fragment(" · ", t("gets no documents"))),
        ),
        end=rx.cond(PAGE.can_edit, away),
    )


def _log() -> rx.Component:
    return section(
        t("What was sent"),
        rx.cond(
            PAGE.log.length() > 0,
            delivery_log(PAGE.log, on_resend=CustomerState.resend),
            rx.el.p(t("Nothing was sent yet."), class_name="dim"),
        ),
        aside=rx.cond(PAGE.log.length() > 0, t("four dashes mean: opened")),
    )


def _portal() -> rx.Component:
    return rx.cond(
        PAGE.can_edit,
        section(
            t("Portal"),
            switch(
                t("Open for this customer"),
                "portal",
                hint=t("When closed, nobody of this customer can sign in here."),
                checked=PAGE.record.has_portal,
                on_change=CustomerState.open_portal,
            ),
            switch(
                t("{things}: open all to this customer", things=ta(OfficeFrameState.around.projects)),
                "projects",
                hint=t("Also those to come, whatever their own switches say."),
                checked=PAGE.record.opens_projects,
                on_change=CustomerState.open_projects,
            ),
            rx.cond(PAGE.record.info != "", rx.el.blockquote(PAGE.record.info, class_name="dim lines-kept")),
            button(t("Greeting in the portal"), look="quiet", size="sm", on_click=CustomerState.open_step("greeting")),
        ),
    )


def _note() -> rx.Component:
    return section(
        t("Note of the team"),
        rx.cond(
            PAGE.record.note != "",
            rx.el.p(PAGE.record.note, class_name="lines-kept"),
            rx.el.p(t("No note yet."), class_name="dim"),
        ),
        rx.el.p(rx.el.small(t("The customer never sees this."), class_name="dim")),
        more=rx.cond(PAGE.can_edit, button(t("Edit"), look="quiet", size="sm", on_click=CustomerState.edit)),
    )
