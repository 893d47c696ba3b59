"""The installation's own key: made once, whole, and only for its owner."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from settings import Settings, kept_key


def test_of_twenty_makers_at_once_all_get_the_same_key(tmp_path: Path):
    path = tmp_path / "keys" / "secret.key"
    with ThreadPoolExecutor(20) as pool:
        keys = set(pool.map(kept_key, [path] * 20))
    assert [len(key) for key in keys] == [64]
    assert (path.stat().st_mode & 0o777, [file.name for file in path.parent.iterdir()]) == (0o600, ["secret.key"])


def test_demo_is_only_for_addresses_nobody_else_reaches():
    public = {
        url: Settings(base_url=url).is_public for url in ("", "http://localhost:3000", "https://portal.firm.example")
    }
    assert list(public.values()) == [False, False, True]
