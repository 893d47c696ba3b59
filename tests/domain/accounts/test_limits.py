"""Tries are counted exactly, also those that come at once."""

from concurrent.futures import ThreadPoolExecutor

from domain.accounts.limits import spend
from domain.problems import TooMany
from tests.people import People


def _is_let(key: str) -> bool:
    try:
        spend(key, burst=4, per=60)
    except TooMany:
        return False
    return True


def test_of_ten_first_tries_at_once_as_many_get_through_as_may(people: People):
    with ThreadPoolExecutor(10) as crowd:
        let = list(crowd.map(_is_let, ["at-once"] * 10))
    assert sorted(let) == [False] * 6 + [True] * 4
