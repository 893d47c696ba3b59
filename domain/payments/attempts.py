"""Paying online, from the press of the button to money that is booked: what must happen outside a transaction.

Each of these reads in one piece of work, asks the provider with none open, and books in another. They may be killed
anywhere and called again: the provider knows an attempt by its id (the idempotency key), and an answer is booked once.
"""

from dataclasses import replace
from uuid import UUID

from domain.access import HOUSE, Actor, system_of
from domain.payments import actions, provider, queries, rules
from domain.payments.shapes import Attempt, PaymentView, Started, Way, Ways
from domain.problems import Conflict, Unavailable
from domain.work import work_as

AT_HOME = {"NL": "ideal", "BE": "bancontact"}
ROUNDS = 5  # how often an answer may be overtaken by another one before it is left to a later job


def begin_payment(actor: Actor, invoice_id: UUID | str, *, method: str | None = None) -> Started:
    """Send a customer to the checkout: the same one from every tab and device while an attempt is live.

    Raises NothingToPay, NotOnline or OnlineRefused. Without a checkout address nobody knows yet: it is processed.
    """
    for _round in range(ROUNDS):
        with work_as(actor) as work:
            attempt = actions.start(work, invoice_id, method=method)
        started = _follow(attempt)
        if started.is_live:
            return started if attempt.fits else replace(started, checkout_url=None)
        if attempt.is_new:
            raise rules.OnlineRefused
    raise Conflict


def sync(payment_id: UUID | str) -> Started:
    """Bring one payment in line with the provider's truth: for webhooks, the return page and the poller alike.

    An attempt that never heard back is made again with the same key. Raises NotFound, and Unavailable when the
    provider does not answer.
    """
    for _round in range(ROUNDS):
        with work_as(HOUSE, writes=False) as work:
            question = queries.question(work, payment_id)
        if question is None:
            return _as_it_is(payment_id)
        answer = provider.ask(question)
        with work_as(system_of(question.company_id)) as work:
            if started := actions.book(work, question, answer):
                return started
    raise Unavailable(retry_after=1)


def withdraw(payment_id: UUID | str) -> Started:
    """Take a live attempt back at the provider, if it can still be; then see what became of it."""
    with work_as(HOUSE, writes=False) as work:
        question = queries.question(work, payment_id)
    if question and question.provider_id:
        provider.cancel(question)
    return sync(payment_id)


def look_again(actor: Actor, payment_id: UUID | str) -> PaymentView:
    """For the return page: ask the provider, then show what is known. Never believes the address that was opened."""
    with work_as(actor, writes=False) as work:
        before = queries.view(work, payment_id)
    if not before.is_live or actor.looking:
        return before
    try:
        sync(before.id)
    except Unavailable:
        return before
    with work_as(actor, writes=False) as work:
        return queries.view(work, payment_id)


def give_back(company_id: UUID, refund_id: UUID | str) -> None:
    """Have a refund made at the provider, once, and book what came of it."""
    with work_as(system_of(company_id), writes=False) as work:
        question = queries.refund_question(work, refund_id)
    if question is None:
        return
    answer = provider.give_back(question)
    with work_as(system_of(company_id)) as work:
        actions.book_refund(work, question, answer)
    sync(question.payment_id)


def ways_to_pay(actor: Actor, invoice_id: UUID | str) -> Ways:
    """Like `methods_for`, with the online ways that the provider offers for this amount, in its own words; first the
    one that everybody uses in the firm's country."""
    with work_as(actor, writes=False) as work:
        ways = queries.methods_for(work, invoice_id)
    if not ways.online:
        return ways
    with work_as(system_of(ways.company_id), writes=False) as work:
        key = queries.provider_key(work)
    locale = provider.locale_for(actor.language, ways.country)
    offered = provider.methods(key, ways.amount_cents, ways.currency, locale)
    at_home_first = sorted(offered, key=lambda way: way.id != AT_HOME.get(ways.country))
    return ways.with_online(tuple(Way(way.id, way.name) for way in at_home_first) or ways.online)


def _follow(attempt: Attempt) -> Started:
    """What became of the attempt; what was known before, if the provider does not answer."""
    try:
        return sync(attempt.payment_id) if attempt.fits and attempt.is_wanted else withdraw(attempt.payment_id)
    except Unavailable:
        return Started(attempt.payment_id, attempt.state, checkout_url=attempt.checkout_url)


def _as_it_is(payment_id: UUID | str) -> Started:
    with work_as(HOUSE, writes=False) as work:
        return queries.state_of(work, payment_id)
