"""Facts as people read them: the timeline of a quote, a customer, an invoice, in both user interfaces."""

from dataclasses import dataclass, field
from functools import cache
from string import Formatter
from typing import Any

import reflex as rx

from domain.texts import Money
from models.fact import ActorKind, Fact
from ui.language import N_, When, say, t
from ui.parts import each, moment, timeline
from ui.problems import browser_values

#: What each fact says; {name} are values of the fact. A fact that is not here is no news to people.
TEXTS = {
    "quote.created": N_("Quote written"),
    "quote.sent": N_("Version {version} sent"),
    "quote.opened": N_("Quote opened"),
    "quote.question_asked": N_("Question asked"),
    "quote.question_answered": N_("Question answered"),
    "quote.change_asked": N_("Change requested"),
    "quote.approved": N_("Approved for {cents}"),
    "quote.declined": N_("Declined: {reason}"),
    "quote.superseded": N_("Replaced by a newer version"),
    "quote.withdrawn": N_("Quote withdrawn"),
    "quote.expired": N_("Quote expired"),
    "quote.sealed": N_("Decision sealed as number {number}"),
    "quote.evidence_filed": N_("Evidence filed"),
    "quote.discarded": N_("Draft discarded"),
    "order.made": N_("Order made"),
    "order.taken_on": N_("Taken on as it was asked for"),
    "order.imported": N_("Brought in by an import"),
    "order.completed": N_("Completed by an import"),
    "order.confirmed": N_("Order confirmed"),
    "order.withdrawn": N_("{by} withdrew from the contract"),
    "order.cancelled": N_("Order cancelled: {reason}"),
    "invoice.drafted": N_("Invoice drafted"),
    "invoice.issued": N_("Invoice {number} issued"),
    "invoice.sent": N_("Invoice {number} sent"),
    "invoice.paid": N_("Invoice {number} paid"),
    "invoice.overdue": N_("Invoice {number} is overdue, {open_cents} open"),
    "invoice.reopened": N_("Invoice {number} is open again"),
    "invoice.overpaid": N_("Invoice {number} overpaid by {excess_cents}"),
    "invoice.credited": N_("Invoice {number} credited for {amount_cents}"),
    "invoice.discarded": N_("Draft invoice discarded"),
    "credit_note.issued": N_("Credit note issued"),
    "payment.started": N_("Payment started"),
    "payment.received": N_("Payment of {amount_cents} received"),
    "payment.failed": N_("Payment failed"),
    "payment.expired": N_("Payment expired"),
    "payment.canceled": N_("Payment stopped by the customer"),
    "payment.refunded": N_("{amount_cents} paid back"),
    "payment.charged_back": N_("{amount_cents} charged back by the bank"),
    "payment.amount_mismatch": N_("The provider reports another amount"),
    "refund.asked": N_("Refund requested"),
    "refund.failed": N_("Refund failed"),
    "document.shared": N_("Document shared"),
    "document.filed": N_("Document filed"),
    "document.received": N_("Document received"),
    "document.replaced": N_("Document replaced"),
    "document.opened": N_("Document opened"),
    "document.approval_asked": N_("Approval requested"),
    "document.approval_opened": N_("Approval opened"),
    "document.approved": N_("Document approved"),
    "document.declined": N_("Document declined: {reason}"),
    "document.withdrawn": N_("Request for approval withdrawn"),
    "document.moved": N_("Document put in another folder"),
    "document.unshared": N_("Document hidden from the customer"),
    "document.superseded": N_("Replaced by a newer version"),
    "request.sent": N_("Request sent: {type}"),
    "request.registered": N_("Request {number} has arrived"),
    "request.asked_back": N_("Asked back about the request"),
    "request.answered": N_("Question about the request answered"),
    "request.quoted": N_("Quote {number} begun from the request"),
    "request.ordered": N_("Order {number} made from the request"),
    "request.planned": N_("{number} made from the request"),
    "request.declined": N_("Request declined: {reason}"),
    "request.withdrawn": N_("Request withdrawn"),
    "request.reopened": N_("The draft of the quote was thrown away; the request waits again"),
    "installation.added": N_("{name} added"),
    "installation.changed": N_("{name} changed"),
    "installation.serviced": N_("{name} serviced"),
    "installation.sticker_replaced": N_("New sticker for {name}"),
    "installation.removed": N_("{name} taken off the record"),
    "message.sent": N_("Wrote a message"),
    "hours.started": N_("{name} began"),
    "hours.stopped": N_("{name} stopped"),
    "hours.entered": N_("Hours of {name} written down"),
    "hours.corrected": N_("Hours of {name} corrected"),
    "hours.removed": N_("Hours of {name} removed"),
    "material.used": N_("Material used: {name}"),
    "material.taken_back": N_("Material taken back: {name}"),
    "photo.added": N_("Photo added: {title}"),
    "customer.created": N_("Customer added"),
    "customer.changed": N_("Customer changed"),
    "customer.imported": N_("Customer brought in by an import"),
    "customer.completed": N_("Completed by an import"),
    "customer.portal_opened": N_("Portal opened"),
    "customer.portal_closed": N_("Portal closed"),
    "customer.looked_as": N_("Looked at the portal as {who}"),
    "customer.link_disowned": N_("Somebody said: this mail is not for me ({email})"),
    "customer.invited": N_("Invitation to the portal sent to {email}"),
    "contact.added": N_("Contact person {name} added"),
    "contact.removed": N_("Contact person {name} removed"),
    "address.added": N_("Address added"),
    "address.moving": N_("Moves away from {address}"),
    "address.staying": N_("Stays at {address} after all"),
    "address.moving_noted": N_("Move from {address} dealt with"),
    "address.handed_over": N_("Left {address}"),
    "address.handed_to": N_("Address handed over to {to}"),
    "address.taken_over": N_("Took the address over, with its technical history"),
    "address.removed": N_("Address {address} removed"),
    "guest.invited": N_("{name} invited to the portal"),
    "guest.changed": N_("Rights of {name} changed"),
    "guest.ended": N_("Access of {name} ended"),
    "membership.created": N_("Came into the portal for the first time"),
    "membership.capacity_chosen": N_("Capacity chosen"),
    "membership.profile_changed": N_("Profile changed"),
    "membership.rights_changed": N_("Rights changed"),
    "membership.ended": N_("Access to the portal ended"),
    "membership.restored": N_("Access to the portal given again"),
    "customer.projects_opened": N_("All work opened to the customer"),
    "customer.projects_closed": N_("Work no longer all open"),
    "customer.greeting_changed": N_("Greeting in the portal changed"),
    "project.created": N_("{number} added"),
    "project.changed": N_("Work changed"),
    "project.planned": N_("Work planned"),
    "project.active": N_("Work going on, {progress}% done"),
    "project.done": N_("Work done"),
    "project.cancelled": N_("Work stopped"),
    "project.opened": N_("Work opened to the customer"),
    "project.closed": N_("Work closed to the customer"),
    "project.member_added": N_("{name} joined the team"),
    "project.member_removed": N_("{name} left the team"),
    "project.access_given": N_("Access given to {user_name}"),
    "project.access_changed": N_("Rights of {user_name} changed"),
    "project.access_ended": N_("Access of {user_name} ended"),
    "project.access_restored": N_("Access given to {user_name} again"),
    "project.password_renewed": N_("New password for {user_name}"),
    "planning.added": N_("Planned: {title}"),
    "planning.changed": N_("Planned anew: {title}"),
    "planning.cancelled": N_("Cancelled: {title}"),
    "delivery.handed_over": N_("Message sent to {recipient}"),
    "delivery.opened": N_("Message opened by {recipient}"),
    "delivery.acted_on": N_("Acted on the message"),
    "delivery.failed": N_("Message to {recipient} not delivered"),
    "delivery.resent": N_("Message sent again to {to}"),
}

MARKS = {ActorKind.CUSTOMER: "info", ActorKind.STAFF: "", ActorKind.SYSTEM: ""}
BAD = ("delivery.failed", "payment.failed", "refund.failed", "payment.charged_back", "payment.amount_mismatch")


@dataclass(frozen=True)
class FactShape:
    """One moment of a timeline."""

    at: str = ""
    who: str = ""
    text: str = ""
    mark: str = ""
    values: dict[str, Any] = field(default_factory=dict)


def fact_shapes(facts: list[Fact]) -> list[FactShape]:
    """The facts that are news to people."""
    return [_shape(fact) for fact in facts if fact.name in TEXTS]


def facts_timeline(facts: Any) -> rx.Component:
    """A timeline of `FactShape`s, newest first."""
    return timeline(*each(facts, _moment))


def _moment(fact: Any) -> rx.Component:
    return moment(
        When(fact.at, "datetime"),
        say(fact.text, fact["values"]),
        rx.cond(fact.who != "", rx.el.span(", ", t("by {name}", name=fact.who), class_name="dim")),
        mark=fact.mark,
    )


def _shape(fact: Fact) -> FactShape:
    who = "" if fact.actor_kind is ActorKind.SYSTEM else fact.actor_name
    mark = "bad" if fact.name in BAD else MARKS[fact.actor_kind]
    return FactShape(fact.at.isoformat(), who, TEXTS[fact.name], mark, browser_values(_values(fact)))


def _values(fact: Fact) -> dict[str, Any]:
    """Only what the sentence says goes to the browser; amounts are written as money."""
    currency = fact.data.get("currency", "EUR")
    return {
        name: Money(value, currency) if name.endswith("cents") and isinstance(value, int) else value
        for name, value in fact.data.items()
        if name in _said(fact.name) and isinstance(value, str | int)
    }


@cache
def _said(name: str) -> frozenset[str]:
    """The {places} of a fact's sentence."""
    return frozenset(place for _, place, _, _ in Formatter().parse(TEXTS[name]) if place)
