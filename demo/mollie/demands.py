"""What the API demands of a request body; each refusal names the field, as Mollie's 422 does."""

import json
import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from demo.mollie.methods import METHODS
from demo.mollie.payment import Amount
from demo.mollie.problems import unprocessable

Body = dict[str, Any]

# Those with two decimals; Mollie's yen and króna are left out.
_CURRENCY_CODES = (
    "AED AUD BGN BRL CAD CHF CZK DKK EUR GBP HKD HUF ILS MXN MYR NOK NZD PHP PLN RON SEK SGD THB TWD USD ZAR"
)
_LOCALE_CODES = (
    "en_US en_GB nl_NL nl_BE de_DE de_AT de_CH fr_FR fr_BE es_ES ca_ES pt_PT it_IT nb_NO sv_SE fi_FI da_DK is_IS"
    " hu_HU pl_PL lv_LV lt_LT"
)
CURRENCIES = frozenset(_CURRENCY_CODES.split())
LOCALES = frozenset(_LOCALE_CODES.split())
_VALUE = re.compile(r"\d{1,10}\.\d{2}", re.ASCII)
_METADATA_BYTES = 1024
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, kw_only=True)
class WebhookReach:
    """Which webhook addresses the simulator will call: this machine, its own host, and those named."""

    hosts: frozenset[str] = frozenset()
    loopback: bool = True

    def covers(self, host: str) -> bool:
        return host in self.hosts or (self.loopback and host in _LOOPBACK)


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A valid request for a payment."""

    amount: Amount
    description: str
    redirect_url: str
    webhook_url: str | None
    cancel_url: str | None
    methods: tuple[str, ...]
    locale: str | None
    metadata: Any = field(default=None)
    billing_email: str | None
    due_date: str | None


def wish_of(body: Body, now: datetime, reach: WebhookReach) -> Wish:
    amount = amount_in(body)
    methods = _methods(body, amount)
    if body.get("sequenceType", "oneoff") != "oneoff":
        raise unprocessable("The sequence type is not available for this profile", "sequenceType")
    return Wish(
        amount=amount,
        description=text_in(body, "description"),
        redirect_url=url_in(body, "redirectUrl", required=True) or "",
        webhook_url=webhook_in(body, reach),
        cancel_url=url_in(body, "cancelUrl"),
        methods=methods,
        locale=locale_in(body),
        metadata=metadata_in(body),
        billing_email=_email(body),
        due_date=due_date_in(body, now, methods),
    )


def amount_in(body: Body, *, highest: Decimal | None = None) -> Amount:
    amount = body.get("amount")
    if not isinstance(amount, dict) or not isinstance(amount.get("value"), str):
        raise unprocessable("The amount is required and needs a currency and a value of type string", "amount")
    value, currency = amount["value"], amount.get("currency")
    if currency not in CURRENCIES:
        raise unprocessable("The amount contains an unsupported currency", "amount.currency")
    if not _VALUE.fullmatch(value):
        raise unprocessable("The amount contains an invalid value: two decimals are needed", "amount.value")
    if Decimal(value) <= 0:
        raise unprocessable("The amount is lower than the minimum", "amount")
    if highest is not None and Decimal(value) > highest:
        raise unprocessable("The amount is higher than the maximum", "amount")
    return {"currency": currency, "value": value}


def text_in(body: Body, name: str, *, longest: int = 255) -> str:
    text = body.get(name)
    if not isinstance(text, str) or not text.strip():
        raise unprocessable(f"The {name} is required", name)
    if len(text) > longest:
        raise unprocessable(f"The {name} may have at most {longest} characters", name)
    return text


def webhook_in(body: Body, reach: WebhookReach) -> str | None:
    url = url_in(body, "webhookUrl")
    if url and not reach.covers(urlsplit(url).hostname or ""):
        raise unprocessable(
            "The webhook URL is invalid because it is unreachable from Mollie's point of view", "webhookUrl"
        )
    return url


def locale_in(body: Body) -> str | None:
    locale = body.get("locale")
    if locale is not None and locale not in LOCALES:
        raise unprocessable("The locale is not supported", "locale")
    return locale


def metadata_in(body: Body) -> Any:
    metadata = body.get("metadata")
    if len(json.dumps(metadata).encode()) > _METADATA_BYTES:
        raise unprocessable("The metadata may be about 1 kB at most", "metadata")
    return metadata


def due_date_in(body: Body, now: datetime, methods: tuple[str, ...]) -> str | None:
    text = body.get("dueDate")
    if text is None:
        return None
    if methods != ("banktransfer",):
        raise unprocessable("The due date is only for bank transfers", "dueDate")
    try:
        day = date.fromisoformat(text)
    except (TypeError, ValueError):
        raise unprocessable("The due date must be a date such as 2026-12-31", "dueDate") from None
    if not now.date() < day <= now.date() + timedelta(days=100):
        raise unprocessable("The due date must lie between tomorrow and 100 days ahead", "dueDate")
    return day.isoformat()


def _methods(body: Body, amount: Amount) -> tuple[str, ...]:
    asked = body.get("method")
    names = [asked] if isinstance(asked, str) else asked or []
    if not isinstance(names, list) or not all(isinstance(name, str) and name in METHODS for name in names):
        raise unprocessable("The payment method is invalid or not activated in your profile", "method")
    fitting = [name for name in names or METHODS if METHODS[name].takes(amount["value"], amount["currency"])]
    if not fitting:
        raise unprocessable("The amount lies outside what the payment method takes", "amount")
    return tuple(fitting) if names else ()


def url_in(body: Body, name: str, *, required: bool = False) -> str | None:
    url = body.get(name)
    if url is None and not required:
        return None
    parts = urlsplit(url) if isinstance(url, str) and len(url) <= 2048 and url.isprintable() else None
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise unprocessable(f"The {name} is {'invalid' if url else 'required'}", name)
    return url


def _email(body: Body) -> str | None:
    address = body.get("billingAddress") or {}
    email = body.get("billingEmail") or (address.get("email") if isinstance(address, dict) else None)
    if email is not None and (not isinstance(email, str) or not re.fullmatch(r"[^@\s]+@[^@\s]+", email)):
        raise unprocessable("The email address is invalid", "billingAddress.email")
    return email
