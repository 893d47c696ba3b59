"""The switches that make the simulator behave as badly as a real provider and a real network do."""

from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from demo.mollie.store import Store


class WebhookTiming(StrEnum):
    """When the webhook of a finished checkout comes, seen from the person's redirect back to the shop."""

    BEFORE = "before"
    TOGETHER = "together"
    AFTER = "after"


class TroubleKind(StrEnum):
    UNAVAILABLE = "unavailable"  # 503 with Retry-After
    TOO_MANY = "too_many"  # 429 with Retry-After
    HTML = "html"  # 502 with a proxy's page
    MAINTENANCE = "maintenance"  # 200 with a page instead of JSON
    BARE = "bare"  # 500 in JSON without `detail`
    SILENCE = "silence"  # the answer comes `seconds` late
    SLOW = "slow"  # the work itself starts `seconds` late


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """What the next `times` API calls with this HTTP method get. after_commit: the work is done all the same."""

    kind: TroubleKind
    method: str = "GET"
    times: int = 1
    seconds: float = 1.0
    after_commit: bool = False


@dataclass(frozen=True, kw_only=True)
class Chaos:
    timing: WebhookTiming = WebhookTiming.TOGETHER
    delay: float = 0  # seconds every webhook waits
    copies: int = 1  # how often each webhook is sent
    drop: int = 0  # how many of the next webhooks are lost for good
    reorder: bool = False  # hold each second webhook back until the next one has left
    forge: tuple[str, ...] = ()  # ids posted to the webhook address beside the true one
    before_answer: bool = False  # a webhook arrives before the answer that creates the payment
    refuse_local_webhooks: bool = False  # as the real one does: it cannot reach localhost
    troubles: tuple[Trouble, ...] = ()


class ChaosBoard:
    """The switches as they stand, in the store, so that all workers of a demo see the same."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self) -> Chaos:
        return chaos_from(self._store.get("setting", "chaos") or {})

    def set(self, chaos: Chaos) -> None:
        self._store.put("setting", "chaos", asdict(chaos))

    def take_drop(self) -> bool:
        """Whether this webhook is one of those that get lost."""
        with self._store.turn():
            chaos = self.read()
            if chaos.drop:
                self.set(replace(chaos, drop=chaos.drop - 1))
            return chaos.drop > 0

    def take_trouble(self, method: str) -> Trouble | None:
        """The trouble this API call meets, used up by one."""
        if not self.read().troubles:
            return None
        with self._store.turn():
            chaos = self.read()
            met = next((trouble for trouble in chaos.troubles if trouble.method == method), None)
            if met:
                self.set(replace(chaos, troubles=tuple(_used(chaos.troubles, met))))
            return met


def chaos_from(body: dict[str, Any]) -> Chaos:
    """JSON -> switches. Raises ValueError or TypeError for one that does not exist."""
    known = dict(body)
    if "timing" in known:
        known["timing"] = WebhookTiming(known["timing"])
    known["forge"] = tuple(known.get("forge", ()))
    known["troubles"] = tuple(
        Trouble(**{**trouble, "kind": TroubleKind(trouble["kind"])}) for trouble in known.get("troubles", ())
    )
    unknown = known.keys() - {field.name for field in fields(Chaos)}
    if unknown:
        raise ValueError(f"No such switch: {', '.join(sorted(unknown))}")
    return Chaos(**known)


def _used(troubles: tuple[Trouble, ...], met: Trouble):
    for trouble in troubles:
        if trouble is not met:
            yield trouble
        elif trouble.times > 1:
            yield replace(trouble, times=trouble.times - 1)
