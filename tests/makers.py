"""Quotes in the state a test starts from, made by the actions themselves."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from domain import approvals, quotes
from domain.access import Actor
from domain.approvals import ApprovalView
from domain.lines import LineForm
from domain.quotes import CustomerQuote, Draft
from domain.work import clock
from models.lines import LineKind
from tests.people import People, do

BOILER = LineForm(title="Boiler", quantity="1", price="1500,00", tax="S:2100")
LABOUR = LineForm(title="Labour", quantity="8", price="62,50", tax="S:900", cost="labour", unit="hour")
THERMOSTAT = LineForm(title="Thermostat", quantity="1", price="249,00", tax="S:2100", kind=LineKind.OPTIONAL)
LINES = (BOILER, LABOUR, THERMOSTAT)


def a_draft(people: People, *lines: LineForm, title: str = "New boiler", customer: UUID | None = None) -> Draft:
    """A draft for Alice by Sanne: € 2 360,00 with VAT, and a thermostat of € 301,29 to choose."""
    draft = do(people.sanne, quotes.create, customer or people.alice_customer, title=title)
    for line in lines or LINES:
        draft = do(people.sanne, quotes.add_line, draft.id, draft.revision, line)
    return draft


def a_sent_quote(people: People, *lines: LineForm, **how: Any) -> Draft:
    draft = a_draft(people, *lines, **how)
    return do(people.sanne, quotes.send, draft.id, draft.revision)


def line_of(draft: Draft) -> str:
    """The first line, to ask about."""
    return draft.lines[0].item.id


def a_new_version(people: People, draft: Draft, *, price: str = "1600,00") -> Draft:
    """The same quote, sent once more with another price for its first line."""
    line = replace(draft.lines[0].typed, price=price)
    draft = do(people.sanne, quotes.change_line, draft.id, draft.revision, draft.lines[0].item.id, line)
    return do(people.sanne, quotes.send, draft.id, draft.revision)


def seen_by(actor: Actor, quote_id: UUID) -> CustomerQuote:
    return do(actor, quotes.for_customer, quote_id)


def approved(actor: Actor, approval: ApprovalView, **how: Any) -> ApprovalView:
    """This person approves what was shown, with everything in order unless the test says otherwise."""
    given = {"sha256": approval.sha256, "typed_name": actor.name, "terms_accepted": True} | how
    return do(actor, approvals.approve, approval.id, **given)


def just_proved(actor: Actor) -> Actor:
    """The same person, who typed a code a moment ago."""
    return replace(actor, proof={**actor.proof, "proved_at": clock()})


def with_limit(actor: Actor, cents: int) -> Actor:
    return replace(actor, seats=tuple(replace(seat, approve_up_to_cents=cents) for seat in actor.seats))


def with_rights(actor: Actor, *rights: Any) -> Actor:
    return replace(actor, seats=tuple(replace(seat, rights=frozenset(rights)) for seat in actor.seats))
