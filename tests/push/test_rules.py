"""The judge itself is judged: the examples printed in the RFCs, and what must not pass."""

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec

from tests.push.encryption import DeviceKeys, Undecryptable, b64u, decrypt, unb64u
from tests.push.records import PushRequest, Refused, Subscription, Vendor
from tests.push.rules import assert_sound

# RFC 8291 section 5 and appendix A
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS"
    "6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qu"
    "lcy4a-fN"
)
PUBLIC = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
PRIVATE = int.from_bytes(unb64u("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"), "big")
AUTH = unb64u("BTBZMqHH6r4Tts7J_aSIgg")


def test_the_example_of_rfc_8291() -> None:
    keys = DeviceKeys(ec.derive_private_key(PRIVATE, ec.SECP256R1()), AUTH)
    assert b64u(keys.public) == PUBLIC
    assert decrypt(unb64u(BODY), keys) == b"When I grow up, I want to be a watermelon"
    with pytest.raises(Undecryptable):
        decrypt(unb64u(BODY), DeviceKeys(keys.private, bytes(16)))
    with pytest.raises(Undecryptable):
        decrypt(unb64u(BODY)[:-1] + b"x", keys)


# RFC 8292 section 2.4
TOKEN = (
    "eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJhdWQiOiJodHRwczovL3B1c2guZXhhbXBsZS5uZXQiLCJleHAiOjE0NTM1MjM3NjgsInN1YiI6"
    "Im1haWx0bzpwdXNoQGV4YW1wbGUuY29tIn0.i3CYb7t4xfxCDquptFOepC9GAu_HLGkMlMuCGSK2rpiUfnK9ojFwDXb1JrErtmysazNjjvW2L9OkSS"
    "HzvoD1oA"
)
KEY = "BA1Hxzyi1RUM1b5wjxsn7nGxAszw2u61m164i3MrAIxHF6YK5h4SDYic-dRuU_RCPCfA5aq9ojSwk5Y2EmClBPs"
SOUND = {"ttl": "0", "authorization": f"vapid t={TOKEN}, k={KEY}"}
BEFORE, AFTER = 1453523768 - 3600, 1453523768 + 1


@pytest.mark.parametrize(
    ("status", "headers", "now", "bound_to"),
    [
        (None, SOUND, BEFORE, KEY),
        (401, SOUND, AFTER, KEY),
        (403, SOUND, BEFORE, PUBLIC),
        (401, {**SOUND, "authorization": f"vapid t={TOKEN.replace('.i3', '.i4')}, k={KEY}"}, BEFORE, KEY),
        (401, {**SOUND, "authorization": f"WebPush {TOKEN}"}, BEFORE, KEY),
        (401, {"ttl": "0"}, BEFORE, KEY),
        (400, {"authorization": SOUND["authorization"]}, BEFORE, KEY),
    ],
)
def test_the_token_of_rfc_8292(status: int | None, headers: dict[str, str], now: float, bound_to: str) -> None:
    request = PushRequest("POST", "https://push.example.net/1", headers, b"")
    with time_machine.travel(now):
        try:
            assert_sound(request, Subscription(Vendor.MOZILLA, unb64u(bound_to)), "https://push.example.net")
            refusal = None
        except Refused as refused:
            refusal = refused.status
    assert refusal == status
