"""The key of a firm at Mollie: what is none, and that it shows nowhere."""

import logging
import threading

import pytest

from demo.mollie import Chaos, Simulator, Trouble, TroubleKind
from integrations.mollie import (
    Mollie,
    ProviderProblem,
    ProviderRefused,
)
from tests.demo.shop import an_invoice
from tests.integrations.mollie import KEY


@pytest.mark.parametrize("key", ["", "secret", "test_ü", "live-abc", "access_abcdef", "test_a b", "test_a\r\nX: y"])
def test_what_is_no_key_is_refused_without_quoting_it(key: str):
    with pytest.raises(ProviderRefused) as refused:
        Mollie(key)
    assert refused.value.field == "apiKey"
    assert not key or key not in str(refused.value)


def test_a_live_key_never_travels_in_the_clear():
    with pytest.raises(ProviderRefused):
        Mollie("live_abcdefghijklmnop", "http://payments.example")


def test_a_key_the_provider_rejects_is_our_mistake(simulator: Simulator, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("demo.mollie.api.profile_of", lambda authorization: None)
    with pytest.raises(ProviderRefused) as refused:
        Mollie(KEY, simulator.url).methods(100, "EUR", "nl_NL")
    assert (refused.value.status, refused.value.field) == (401, "apiKey")


def test_the_key_shows_in_no_text_and_no_log(
    mollie: Mollie, simulator: Simulator, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    """Even when the provider quotes it back, and in the causes that a traceback would print."""
    payment, seen = mollie.create_payment(an_invoice()), [repr(mollie)]
    monkeypatch.setattr("demo.mollie.provider.Provider.payment", _quote_the_key)
    with caplog.at_level(logging.DEBUG):
        for kind in (None, *TroubleKind):
            if kind:
                simulator.set_chaos(Chaos(troubles=(Trouble(kind=kind, seconds=0.1),)))
            with pytest.raises(ProviderProblem) as problem:
                mollie.payment(payment.id)
            seen += [str(problem.value), repr(problem.value.__cause__)]
            assert problem.value.__cause__ is None
            assert problem.value.__suppress_context__ or problem.value.__context__ is None
    assert "[key]" in seen[1]
    assert all(KEY not in text for text in (*seen, caplog.text))


def test_each_thread_has_its_own_connection(mollie: Mollie):
    from integrations.mollie.wire import wire

    here, there = wire(KEY, None, (1, 1)), []
    other = threading.Thread(target=lambda: there.append(wire(KEY, None, (1, 1))))
    other.start()
    other.join()
    assert wire(KEY, None, (1, 1)) is here
    assert there[0] is not here


def test_many_firms_share_a_thread_without_growing_it():
    from integrations.mollie import wire as module

    for firm in range(100):
        module.wire(f"test_firm{firm}", None, (1, 1))
    assert len(module._here.clients) <= 32


def _quote_the_key(provider, id: str, *, profile: str | None = None):
    from demo.mollie.problems import unprocessable

    raise unprocessable(f"The key {KEY} and also live_otherotherother may not do this")
