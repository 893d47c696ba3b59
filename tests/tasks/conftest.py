"""Real post offices and the payment simulator for every test of this room."""

from tests.paying import running_simulator, simulator  # noqa: F401
from tests.tasks.post import gateway, postbox, push_service, running_push_services  # noqa: F401
