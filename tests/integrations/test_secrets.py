"""Secrets open for their owner only; passwords are slow, tokens are long."""

import string
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from integrations import secrets


def test_a_secret_opens_for_its_owner():
    sealed = secrets.encrypt("live_abc", owner="company:1:mollie")

    assert "live_abc" not in sealed
    assert sealed.startswith(f"v1.{secrets.key_id()}.")
    assert secrets.decrypt(sealed, owner="company:1:mollie") == "live_abc"


def test_the_same_secret_never_looks_the_same_twice():
    assert secrets.encrypt("x", owner="a") != secrets.encrypt("x", owner="a")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda sealed: sealed[:-6] + "AAAAA=",
        lambda sealed: sealed.replace("v1.", "v2."),
        lambda sealed: sealed.partition(".")[2],
        lambda sealed: sealed[:20],
        lambda _: "",
        lambda _: "v1.éé.éé",
    ],
)
def test_a_damaged_secret_does_not_open(spoil):
    with pytest.raises(secrets.Sealed):
        secrets.decrypt(spoil(secrets.encrypt("x" * 40, owner="a")), owner="a")


def test_a_secret_copied_to_another_row_does_not_open():
    sealed = secrets.encrypt("live_abc", owner="company:1:mollie")
    with pytest.raises(secrets.Sealed):
        secrets.decrypt(sealed, owner="company:2:mollie")


def test_after_a_change_of_key_the_old_key_still_opens_and_the_new_one_says_why_not():
    sealed = secrets.encrypt("x", owner="a", key=b"old")

    assert secrets.decrypt(sealed, owner="a", key=b"old") == "x"
    with pytest.raises(secrets.Sealed, match=secrets.key_id(b"old")):
        secrets.decrypt(sealed, owner="a", key=b"new")


def test_a_password_matches_itself_only():
    hashed = secrets.hash_password("correct horse")

    assert "m=19456,t=2,p=1" in hashed
    assert secrets.verify_password("correct horse", hashed)
    assert not secrets.verify_password("Correct horse", hashed)
    assert not secrets.verify_password("", hashed)
    assert not secrets.needs_rehash(hashed)


def test_nobodys_password_is_never_right_but_costs_the_same_work(monkeypatch: pytest.MonkeyPatch):
    worked = []
    real = secrets._argon2.verify
    monkeypatch.setattr(secrets._argon2, "verify", lambda *given: worked.append(1) or real(*given))

    assert not secrets.verify_password("anything", None)
    assert not secrets.verify_password("anything", "not a hash")
    assert len(worked) == 2


def test_an_endless_password_is_wrong():
    hashed = secrets.hash_password("")
    assert not secrets.verify_password("x" * 1_000_000, hashed)


def test_never_more_than_four_passwords_are_checked_at_once(monkeypatch: pytest.MonkeyPatch):
    hashed, busy, most, guard = secrets.hash_password("a"), 0, 0, threading.Lock()
    real = secrets._argon2.verify

    def counted(*given):
        nonlocal busy, most
        with guard:
            busy += 1
            most = max(most, busy)
        try:
            return real(*given)
        finally:
            with guard:
                busy -= 1

    monkeypatch.setattr(secrets._argon2, "verify", counted)
    with ThreadPoolExecutor(20) as crew:
        assert all(crew.map(lambda _: secrets.verify_password("a", hashed), range(40)))

    assert most <= 4


def test_tokens_are_long_different_and_fit_for_urls():
    tokens = {secrets.new_token() for _ in range(1000)}

    assert len(tokens) == 1000
    assert all(len(token) == 43 for token in tokens)
    assert set("".join(tokens)) <= set(string.ascii_letters + string.digits + "-_")
    assert len(secrets.hash_token(tokens.pop())) == 64


def test_codes_have_six_digits_and_are_spread_evenly():
    codes = [secrets.new_code() for _ in range(6000)]

    assert all(len(code) == 6 and code.isdigit() for code in codes)
    firsts = Counter(code[0] for code in codes)
    assert all(420 < firsts[str(digit)] < 800 for digit in range(10))


def test_the_hash_of_a_code_depends_on_its_attempt():
    assert secrets.hash_code("123456", salt="a") != secrets.hash_code("123456", salt="b")
    assert secrets.is_same(secrets.hash_code("123456", salt="a"), secrets.hash_code("123456", salt="a"))
    assert not secrets.is_same("é", "e")
