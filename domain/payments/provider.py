"""One company's account at the payment provider: its key, what we ask, and what the answers mean to us."""

import structlog

from domain.companies.keys import open_mollie_key
from domain.payments import rules
from domain.payments.shapes import Answer, Question, RefundQuestion
from domain.problems import Unavailable
from domain.texts import _, say
from integrations import secrets
from integrations.mollie import (
    Mollie,
    PaymentMethod,
    PaymentRequest,
    ProviderDown,
    ProviderNotFound,
    ProviderRefund,
    ProviderRefused,
)
from models.company import Company
from models.customer import Customer
from models.invoice import Invoice, Payment
from settings import settings

log = structlog.get_logger(__name__)

DEMO_KEY = "test_voordeur"  # what a company without a key of its own uses at the simulator

_LOCALES = {"nl_BE", "de_AT", "fr_BE"}  # the provider's, beside these:
_USUAL = {"nl": "nl_NL", "de": "de_DE", "fr": "fr_FR", "en": "en_GB"}


def is_online(company: Company) -> bool:
    """Whether the company can be paid online; says nothing about the key itself."""
    return bool(company.mollie_key or settings.mollie_api_url)


def key_of(company: Company) -> str:
    """The company's key; in a demo that of the simulator. Raises NotOnline, or OnlineRefused if it cannot be read."""
    if not is_online(company):
        raise rules.NotOnline
    try:
        return open_mollie_key(company) or DEMO_KEY
    except secrets.Sealed as problem:
        log.error("the company's payment key does not open", company=str(company.id))
        raise rules.OnlineRefused from problem


def hook_secret(payment: Payment) -> str:
    """The secret in the webhook's address. Made again rather than kept: a repeated request must be the same one."""
    return secrets.token_for(f"mollie hook {payment.id}")


def request_for(payment: Payment, invoice: Invoice, customer: Customer, company: Company) -> PaymentRequest:
    """The request that makes this payment: the same each time, since its idempotency key stays the same."""
    return PaymentRequest(
        amount_cents=payment.amount_cents,
        currency=payment.currency,
        description=say(customer.language, _("Invoice {number}"), number=invoice.number),
        redirect_url=f"{settings.address}/pay/{payment.id}/return",
        webhook_url=_hook_url(payment),
        method=payment.method or None,
        locale=locale_for(customer.language, company.country),
        billing_email=customer.email or None if payment.method == "banktransfer" else None,
        metadata=rules.metadata(payment),
        idempotency_key=str(payment.id),
    )


def ask(question: Question) -> Answer:
    """Make the payment or look at it. Raises Unavailable when nobody can know; no transaction may be open."""
    if question.provider_id is None and question.request is None:
        return Answer(reason="It never reached the payment provider.")
    try:
        mollie = _mollie(question.key)
        if question.request:
            return Answer(mollie.create_payment(question.request))
        provider_id = question.provider_id or ""
        refunds = mollie.refunds(provider_id) if question.has_refunds else ()
        return Answer(mollie.payment(provider_id), refunds)
    except ProviderNotFound as problem:
        return Answer(reason=str(problem))
    except ProviderDown as problem:
        raise Unavailable(retry_after=problem.retry_after) from problem
    except ProviderRefused as problem:
        if question.request is None:
            raise Unavailable(str(problem)) from problem  # a key that was changed, say: what was paid is still paid
        return Answer(reason=str(problem))


def cancel(question: Question) -> None:
    """Take back an open payment, if it can be; whether it worked is seen by asking."""
    try:
        _mollie(question.key).cancel(question.provider_id or "")
    except (ProviderNotFound, ProviderRefused):
        return  # too late, or the customer is at the bank right now
    except ProviderDown as problem:
        raise Unavailable(retry_after=problem.retry_after) from problem


def give_back(question: RefundQuestion) -> ProviderRefund | str:
    """Have it refunded once, however often this is called: the refund, or why it was refused."""
    try:
        mollie = _mollie(question.key)
        for made in mollie.refunds(question.provider_id):
            if made.description.endswith(question.mark):
                return made
        return mollie.refund(
            question.provider_id,
            question.amount_cents,
            question.description,
            idempotency_key=str(question.refund_id),
        )
    except (ProviderNotFound, ProviderRefused) as problem:
        return str(problem)
    except ProviderDown as problem:
        raise Unavailable(retry_after=problem.retry_after) from problem


def methods(key: str, amount_cents: int, currency: str, locale: str) -> tuple[PaymentMethod, ...]:
    """The ways to pay that the company switched on; none when the provider does not say. Waits 3 seconds at most."""
    try:
        return Mollie(key, settings.mollie_api_url or None, timeout=(2, 3)).methods(amount_cents, currency, locale)
    except (ProviderDown, ProviderNotFound, ProviderRefused):
        return ()


def locale_for(language: str, country: str) -> str:
    """A locale that the provider knows: it refuses others, German in Belgium among them."""
    locale = f"{language}_{country}"
    return locale if locale in _LOCALES else _USUAL[language]


def _mollie(key: str) -> Mollie:
    return Mollie(key, settings.mollie_api_url or None)


def _hook_url(payment: Payment) -> str | None:
    """None when the provider cannot reach us: it refuses such addresses, and asking it is enough."""
    if not settings.is_public and not settings.mollie_api_url:
        return None
    return f"{settings.address}/hooks/mollie/{payment.id}/{hook_secret(payment)}"
