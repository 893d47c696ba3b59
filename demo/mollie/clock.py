"""The simulator's time: the machine's own, or a test's, plus what was skipped by `advance`."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from demo.mollie.store import Store

Now = Callable[[], datetime]


def machine_time() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  the simulator plays another company, with a clock of its own


class Clock:
    def __init__(self, store: Store, now: Now = machine_time) -> None:
        self._store = store
        self._now = now

    def now(self) -> datetime:
        skipped = self._store.get("setting", "skipped")
        return self._now() + timedelta(seconds=skipped["seconds"] if skipped else 0)

    def advance(self, seconds: float) -> datetime:
        """Skip ahead; kept in the store, so that time never runs back after a restart."""
        with self._store.turn():
            skipped = self._store.get("setting", "skipped") or {"seconds": 0}
            self._store.put("setting", "skipped", {"seconds": skipped["seconds"] + seconds})
        return self.now()


def written(moment: datetime) -> str:
    """The way Mollie writes a time: 2018-03-20T09:13:37+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def read(text: str) -> datetime:
    return datetime.fromisoformat(text)
