"""Who would be told, and how: asked before something is sent."""

from dataclasses import dataclass
from uuid import UUID

from domain import customers
from domain.access import Right, needs
from domain.notifications import rules, subscriptions
from domain.notifications.notices import RIGHT_ASKED, Receiver, Template
from domain.notifications.pushes import has_push
from domain.work import Work
from integrations import sms
from models.fact import DeliveryChannel


@dataclass(frozen=True)
class Reach:
    """One person: by mail or SMS (None when by neither), and on how many devices."""

    name: str
    channel: DeliveryChannel | None
    devices: int


@needs(Right.SEE_CUSTOMERS)
def audience(work: Work, customer_id: UUID, template: Template, *, only_for: UUID | None = None) -> list[Reach]:
    """Who at this customer hears of such an occasion."""
    known = customers.recipients(work, customer_id)
    people = [found for found in known if may_hear(found, template, only_for=only_for)]
    accounts = {found.account_id for found in people if found.account_id}
    devices = subscriptions.targets(accounts) if has_push(template) else {}
    return [_reach(found, len(devices.get(found.account_id, []) if found.account_id else [])) for found in people]


def may_hear(found: customers.Recipient, template: Template | str, *, only_for: UUID | None = None) -> bool:
    """Who has a seat needs the right; who has none yet stands on the record because the firm writes there.

    Of what is personal (`only_for`) nobody else hears.
    """
    if only_for and found.account_id != only_for:
        return False
    asked = RIGHT_ASKED.get(Template(template))
    return asked is None or found.account_id is None or asked in found.rights


def _reach(found: customers.Recipient, devices: int) -> Reach:
    person = Receiver(found.name, found.email, found.language, found.phone, found.channel, found.account_id)
    return Reach(found.name, rules.channel_for(person, sms_available=sms.is_available()), devices)
