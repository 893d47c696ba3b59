"""SMS over a real HTTP gateway: what it is told, and what its answers mean."""

import json

import pytest

from integrations import sms
from integrations.handover import Down, Refused
from integrations.sms import Sms
from settings import settings
from tests.integrations.sink import Sink

HELLO = Sms("delivery-1", "+31612345678", "Uw code is 482913")


def test_the_gateway_gets_json_with_a_stable_key(sink: Sink, monkeypatch: pytest.MonkeyPatch):
    sink.status, sink.body = 202, b'{"id": "abc-7"}'
    monkeypatch.setattr(settings, "sms_url", f"{sink.url}/messages")

    assert sms.is_available()
    assert sms.send(HELLO).reference == "abc-7"
    asked = sink.asked[0]
    assert (asked.method, asked.path) == ("POST", "/messages")
    assert asked.headers["Idempotency-Key"] == "delivery-1"
    assert json.loads(asked.body) == {
        "to": "+31612345678",
        "text": "Uw code is 482913",
        "from": "Voordeur",
        "reference": "delivery-1",
    }


def test_the_address_names_the_fields_and_carries_the_token(sink: Sink):
    url = f"http://:s3cr%2Ft@127.0.0.1:{sink.port}/v1?unit=nl#to=recipient&text=body&from=originator&sender=Krämer"
    handover = sms.gateway(url).send(HELLO)

    asked = sink.asked[0]
    assert asked.path == "/v1?unit=nl"
    assert asked.headers["Authorization"] == "Bearer s3cr/t"
    assert json.loads(asked.body) | {"reference": ""} == {
        "recipient": "+31612345678",
        "body": "Uw code is 482913",
        "originator": "Krämer",
        "reference": "",
    }
    assert handover.reference == "delivery-1"


def test_user_and_password_are_sent_as_basic(sink: Sink):
    sms.gateway(f"http://anna:pw@127.0.0.1:{sink.port}/").send(HELLO)
    assert sink.asked[0].headers["Authorization"] == "Basic YW5uYTpwdw=="


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_a_refusal_is_final_and_says_the_number(sink: Sink, status: int):
    sink.status, sink.body = status, b"no such recipient"
    with pytest.raises(Refused, match="no such recipient") as refused:
        sms.gateway(sink.url).send(HELLO)
    assert refused.value.code == status


@pytest.mark.parametrize(("status", "wait"), [(429, 30), (500, None), (503, None)])
def test_a_busy_gateway_is_asked_again_later(sink: Sink, status: int, wait: int | None):
    sink.status, sink.headers = status, {"Retry-After": str(wait)} if wait else {}
    with pytest.raises(Down) as down:
        sms.gateway(sink.url).send(HELLO)
    assert (down.value.code, down.value.retry_after) == (status, wait)


def test_a_gateway_nobody_answers_at_is_down():
    with pytest.raises(Down):
        sms.gateway("http://127.0.0.1:1/").send(HELLO)


def test_a_redirect_is_not_followed(sink: Sink):
    with Sink() as inner:
        sink.status, sink.headers = 307, {"Location": inner.url}
        with pytest.raises(Refused):
            sms.gateway(sink.url).send(HELLO)
        assert not inner.asked


@pytest.mark.parametrize("number", ["0612345678", "+31 6 12", "+0612345678", "", "+31612345678\n"])
def test_only_numbers_in_e164_leave_the_house(sink: Sink, number: str):
    with pytest.raises(Refused):
        sms.gateway(sink.url).send(Sms("k", number, "x"))
    assert not sink.asked


def test_without_a_gateway_it_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settings, "sms_url", "")
    assert not sms.is_available()
    with pytest.raises(Refused):
        sms.send(HELLO)
