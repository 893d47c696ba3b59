"""Who is writing a message just now: known for seconds, kept nowhere."""

import time
from dataclasses import dataclass, field

from integrations.live import Passing

GOOD_FOR = 6.0  # seconds; whoever goes on typing says so again sooner (assets/talk.js)


@dataclass
class Typists:
    """What this process heard, by topic and person: the name, and until when it is good."""

    known: dict[str, dict[str, tuple[str, float]]] = field(default_factory=dict)

    def hear(self, news: Passing, *, now: float | None = None) -> None:
        now = time.monotonic() if now is None else now
        here = self.known.pop(news.topic, {}) | {news.who: (news.name, now + GOOD_FOR)}
        if going_on := {who: one for who, one in here.items() if one[0] and one[1] > now}:
            self.known[news.topic] = going_on

    def at(self, topic: str, *, but: str, now: float | None = None) -> list[str]:
        """The names of those who write there, without oneself."""
        now = time.monotonic() if now is None else now
        here = self.known.get(topic, {})
        return sorted(name for who, (name, until) in here.items() if who != but and until > now)


typists = Typists()
