"""Mollie's JSON -> our shapes. A missing or odd field raises KeyError/ValueError, which `translated` answers for."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from integrations.mollie.amounts import cents_of
from integrations.mollie.shapes import (
    Mode,
    PaymentMethod,
    PaymentStatus,
    ProviderPayment,
    ProviderRefund,
    RefundStatus,
)

Answer = Mapping[str, Any]


def payment_of(answer: Answer) -> ProviderPayment:
    return ProviderPayment(
        id=answer["id"],
        status=PaymentStatus(answer["status"]),
        amount_cents=cents_of(answer["amount"]),
        currency=answer["amount"]["currency"],
        mode=Mode(answer["mode"]),
        profile_id=answer["profileId"],
        description=answer["description"],
        metadata=_metadata(answer.get("metadata")),
        method=answer.get("method"),
        checkout_url=_link(answer, "checkout"),
        is_cancelable=bool(answer.get("isCancelable")),
        created_at=_moment(answer["createdAt"]),
        paid_at=_moment_or_none(answer.get("paidAt")),
        expires_at=_moment_or_none(answer.get("expiresAt")),
        refunded_cents=cents_of(answer.get("amountRefunded")),
        charged_back_cents=cents_of(answer.get("amountChargedBack")),
        details=answer.get("details") or {},
    )


def refund_of(answer: Answer) -> ProviderRefund:
    return ProviderRefund(
        id=answer["id"],
        payment_id=answer["paymentId"],
        status=RefundStatus(answer["status"]),
        amount_cents=cents_of(answer["amount"]),
        currency=answer["amount"]["currency"],
        description=answer.get("description") or "",
        created_at=_moment(answer["createdAt"]),
    )


def method_of(answer: Answer) -> PaymentMethod:
    lowest, highest = answer.get("minimumAmount"), answer.get("maximumAmount")
    return PaymentMethod(
        id=answer["id"],
        name=answer["description"],
        min_cents=None if lowest is None else cents_of(lowest),
        max_cents=None if highest is None else cents_of(highest),
        image_url=(answer.get("image") or {}).get("svg"),
    )


def _metadata(value: Any) -> dict[str, str]:
    """Mollie gives back whatever was sent; only what we send ourselves, a flat object, means anything to us."""
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, Mapping) else {}


def _link(answer: Answer, name: str) -> str | None:
    return (answer["_links"].get(name) or {}).get("href")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def _moment_or_none(text: str | None) -> datetime | None:
    return _moment(text) if text else None
