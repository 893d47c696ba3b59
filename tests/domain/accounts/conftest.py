"""Codes are sent by post."""

from tests.tasks.post import postbox  # noqa: F401  fixture
