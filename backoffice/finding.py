"""The search in the top bar: a customer, a quote, an invoice or an order, wherever one is."""

from dataclasses import dataclass

import reflex as rx

from domain import customers, invoices, orders, projects, quotes
from domain.access import Right
from domain.work import Work
from ui.ask import ask
from ui.gated import ForStaff
from ui.language import ta
from ui.parts import seek

EACH = 4  # how many of each kind are offered


@dataclass(frozen=True)
class Hit:
    """Something found: where it is, what it is called, and a few words more."""

    value: str = ""
    text: str = ""
    detail: str = ""


class FindingState(ForStaff, rx.State):
    hits: list[Hit] = []

    @rx.event
    async def look(self, text: str):
        self.hits = await ask(self, everywhere, text, shape=lambda found: found) if text.strip() else []

    @rx.event
    def go(self, href: str):
        """Only to a page of the office: what was offered came from us, what comes back may not."""
        self.hits = []
        return rx.redirect(href if href.startswith("/office/") else "/office")


def everywhere(work: Work, text: str) -> list[Hit]:
    """What a colleague may see and what starts with these words, by kind."""
    may, hits = work.actor.may, []
    if may(Right.SEE_CUSTOMERS):
        found = customers.page(work, search=text, size=EACH).rows
        hits += [Hit(f"/office/customers/{row.id}", row.name, f"{row.number} {row.email}") for row in found]
    if may(Right.SEE_QUOTES):
        found = quotes.page(work, search=text, size=EACH).rows
        hits += [Hit(f"/office/quotes/{row.id}", row.number, f"{row.title}, {row.customer}") for row in found]
        found = orders.page(work, search=text, size=EACH).rows
        hits += [Hit(f"/office/orders/{row.id}", row.number, f"{row.title}, {row.customer}") for row in found]
    if may(Right.SEE_PROJECTS):
        found = projects.page(work, search=text, size=EACH).rows
        hits += [Hit(f"/office/projects/{row.id}", row.number, f"{row.title}, {row.customer}") for row in found]
    if may(Right.SEE_INVOICES):
        found = invoices.page(work, search=text, size=EACH).rows
        hits += [Hit(f"/office/invoices/{row.id}", row.number or row.title, row.customer_name) for row in found]
    return hits


def finding() -> rx.Component:
    return seek(
        ta("Find a customer, number or address"),
        FindingState.hits,
        list_label=ta("Found"),
        nothing=ta("Nothing found"),
        on_search=FindingState.look,
        on_pick=FindingState.go,
    )
