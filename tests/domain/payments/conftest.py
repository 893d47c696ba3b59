"""The simulator for every test of this room."""

from tests.paying import running_simulator, simulator  # noqa: F401
