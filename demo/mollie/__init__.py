"""A simulated payment provider that speaks Mollie's Payments API over real HTTP. For the demo and the tests.

simulator = start_simulator()
Mollie("test_anything", base_url=simulator.url).create_payment(…)
"""

from demo.mollie.app import simulator_app
from demo.mollie.chaos import Chaos, Trouble, TroubleKind, WebhookTiming
from demo.mollie.payment import Payment, Status
from demo.mollie.server import Simulator, start_simulator

__all__ = [
    "Chaos",
    "Payment",
    "Simulator",
    "Status",
    "Trouble",
    "TroubleKind",
    "WebhookTiming",
    "simulator_app",
    "start_simulator",
]
