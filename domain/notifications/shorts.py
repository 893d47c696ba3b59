"""What an SMS says: one sentence and a link. The link signs nobody in: a number proves no e-mail address."""

from domain.notifications.matters import Matter
from domain.notifications.notices import Template
from domain.texts import _, say
from models.fact import Delivery
from settings import settings

TEXTS: dict[Template, str] = {
    Template.QUOTE_SENT: _("{firm}: quote {number} is waiting for your approval. {url}"),
    Template.QUOTE_CHANGED: _("{firm}: quote {number} has changed, please look again. {url}"),
    Template.APPROVAL_ASKED: _("{firm}: a document is waiting for your approval. {url}"),
    Template.DOCUMENT_SHARED: _("{firm}: a new document is ready for you. {url}"),
    Template.QUESTION_ANSWERED: _("{firm}: your question about quote {number} has been answered. {url}"),
    Template.ORDER_CONFIRMED: _("{firm}: order {number} is confirmed. {url}"),
    Template.INVOICE_SENT: _("{firm}: invoice {number} is ready. {url}"),
    Template.PAYMENT_RECEIVED: _("{firm}: your payment for invoice {number} has arrived. {url}"),
    Template.MESSAGES: _("{firm}: you have a new message. {url}"),
    Template.VISITS_PLANNED: _("{firm}: there is news about when we come. {url}"),
    Template.CREDIT_NOTE: _("{firm}: credit note {number} is ready. {url}"),
    Template.REQUEST_RECEIVED: _("{firm}: your request {number} has arrived. {url}"),
    Template.REQUEST_QUESTION: _("{firm} has a question about your request {number}. {url}"),
    Template.REQUEST_ORDERED: _("{firm} takes on your request {number}. {url}"),
    Template.REQUEST_DECLINED: _("{firm}: an answer to your request {number}. {url}"),
}


def write_short(delivery: Delivery, matter: Matter, path: str) -> str:
    text = TEXTS[Template(delivery.template)]
    url = settings.address + path
    return say(delivery.language, text, firm=matter.company.name, number=matter.number, url=url)
