"""The communication log has a name for everything that is ever sent."""

from domain.notifications import NAMES, Template
from models.fact import DeliveryChannel, DeliveryState
from ui.deliveries import FATES, ICONS, WAYS


def test_every_message_way_and_fate_has_its_words():
    assert set(Template) == NAMES.keys()
    assert set(DeliveryChannel) == ICONS.keys() == WAYS.keys()
    assert set(DeliveryState) == FATES.keys()
