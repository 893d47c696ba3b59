"""What a push says on a locked screen: the firm and a number, no names, no amounts."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from domain.notifications.matters import Matter
from domain.notifications.notices import WAITS_FOR_DECISION, Template
from domain.texts import _, say
from integrations import push
from models.fact import Delivery
from settings import settings


@dataclass(frozen=True)
class Words:
    """`title`, `body` and the label of the button, as message ids."""

    title: str
    body: str
    action: str = ""


DECIDE = _("Read and approve")
LOOK = _("View")
ANSWER = _("Read and answer")

WORDS: dict[Template, Words] = {
    Template.QUOTE_SENT: Words(_("Quote {number} is waiting for your approval"), _("From {firm}"), DECIDE),
    Template.QUOTE_CHANGED: Words(
        _("Quote {number} has changed"), _("{firm} sent version {version}, which replaces the one before."), DECIDE
    ),
    Template.APPROVAL_ASKED: Words(_("A document is waiting for your approval"), _("From {firm}"), DECIDE),
    Template.DOCUMENT_SHARED: Words(_("A new document is ready"), _("From {firm}"), LOOK),
    Template.QUESTION_ANSWERED: Words(_("Your question has been answered"), _("{firm}, quote {number}"), LOOK),
    Template.ORDER_CONFIRMED: Words(_("Order {number} is confirmed"), _("From {firm}"), LOOK),
    Template.INVOICE_SENT: Words(_("Invoice {number} is ready"), _("From {firm}"), LOOK),
    Template.PAYMENT_RECEIVED: Words(_("Your payment has arrived"), _("{firm}, invoice {number}"), LOOK),
    Template.CREDIT_NOTE: Words(_("Credit note {number} is ready"), _("From {firm}"), LOOK),
    Template.REQUEST_RECEIVED: Words(_("Request {number} has arrived"), _("{firm} looks at it"), LOOK),
    Template.REQUEST_QUESTION: Words(_("A question about your request"), _("{firm}, request {number}"), ANSWER),
    Template.REQUEST_ORDERED: Words(_("Request {number} is taken on"), _("From {firm}"), LOOK),
    Template.REQUEST_DECLINED: Words(_("Answer to request {number}"), _("From {firm}"), LOOK),
    Template.VISITS_PLANNED: Words(_("When we come: there is news"), _("From {firm}"), LOOK),
    Template.MESSAGES: Words(_("You have a new message"), _("From {firm}"), ANSWER),
    Template.STAFF_MESSAGES: Words(_("A customer wrote"), _("To {firm}"), ANSWER),
    Template.PUSH_TEST: Words(_("It works"), _("This device will tell you when something needs you.")),
}


@dataclass(frozen=True)
class Push:
    """A push, ready for its device. `ttl` in seconds."""

    payload: dict[str, Any]
    ttl: int
    topic: str
    urgency: push.Urgency = push.Urgency.HIGH

    @property
    def title(self) -> str:
        return self.payload["notification"]["title"]


def has_push(template: Template) -> bool:
    return template in WORDS


def write_push(delivery: Delivery, matter: Matter, path: str) -> Push:
    """The message in the receiver's language. A later one about the same subject takes its place on the screen."""
    template = Template(delivery.template)
    words, url = WORDS[template], settings.address + path
    values = {"number": matter.number, "firm": matter.company.name, "version": matter.version}
    in_words = partial(say, delivery.language, **values)
    subject = f"{delivery.data.get('about')}-{delivery.subject_id}"
    payload = push.declarative(
        title=in_words(words.title),
        body=in_words(words.body),
        navigate=url,
        language=delivery.language,
        tag=subject,
        actions=(push.Action("open", in_words(words.action), url),) if words.action else (),
        data={"delivery": str(delivery.id)},
    )
    return Push(payload, ttl=int(lifetime(template).total_seconds()), topic=push.topic_for(subject))


def lifetime(template: Template) -> timedelta:
    """How long a push service keeps it for a phone that is off."""
    if template is Template.PUSH_TEST:
        return timedelta(minutes=5)
    return timedelta(hours=24) if template in WAITS_FOR_DECISION else timedelta(hours=12)
