"""Our gateway against a real server that speaks Mollie's API."""

from datetime import UTC, datetime

KEY = "test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
