"""All a letter is made of."""

from dataclasses import dataclass
from typing import Any

from domain.notifications.matters import Matter
from domain.work import Work
from integrations import mail
from integrations.mail import Entrance, Person
from integrations.reader import Reader
from models.fact import Delivery


@dataclass(frozen=True)
class Draft:
    """All a letter is made of."""

    work: Work
    delivery: Delivery
    matter: Matter
    entrance: Entrance
    reader: Reader
    firm: mail.Firm
    person: Person

    @property
    def values(self) -> dict[str, Any]:
        return self.delivery.data.get("values", {})

    @property
    def head(self) -> dict[str, Any]:
        """What every letter to a customer begins with."""
        name = self.delivery.recipient_name
        return {"addressee": name, "entrance": self.entrance, "person": self.person}

    @property
    def customer_name(self) -> str:
        return self.values.get("by") or (self.matter.customer.name if self.matter.customer else "")

    def say(self, text: str, **values: Any) -> str:
        return self.reader.say(text, **values)
