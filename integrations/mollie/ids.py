"""The ids Mollie gives out, checked before one is ever put into a URL.

The vendor's client only looks at the prefix and pastes the rest into the path, so `tr_x/../../organizations/me`
would reach any endpoint with our key.
"""

import re

from integrations.mollie.problems import ProviderNotFound

_PAYMENT = re.compile(r"tr_[A-Za-z0-9]{6,64}")
_REFUND = re.compile(r"re_[A-Za-z0-9]{6,64}")


def is_payment_id(text: str) -> bool:
    return _PAYMENT.fullmatch(text) is not None


def is_refund_id(text: str) -> bool:
    return _REFUND.fullmatch(text) is not None


def payment_id(text: str) -> str:
    """The id itself; ProviderNotFound if no payment can have it."""
    if not is_payment_id(text):
        raise ProviderNotFound("That is not the id of a payment.")
    return text
