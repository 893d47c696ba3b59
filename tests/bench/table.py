"""What a benchmark says: measured, floor, ratio, target, and whether it was met."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTHS = (62, 12, 12, 8, 22)


@dataclass(frozen=True)
class Line:
    """One line of the table; numbers as they are shown."""

    what: str
    measured: str
    floor: str = ""
    ratio: str = ""
    target: str = ""
    is_met: bool | None = None

    def __str__(self) -> str:
        verdict = {True: "ok", False: "over", None: ""}[self.is_met]
        cells = (self.what, self.measured, self.floor, self.ratio, self.target)
        shown = [
            self.what.ljust(WIDTHS[0]),
            *(cell.rjust(width) for cell, width in zip(cells[1:], WIDTHS[1:], strict=True)),
        ]
        return "  ".join([*shown, verdict])


HEAD = Line("", "measured", "floor", "ratio", "target")


def times(what: str, measured: float, floor: float, *, limit: float, unit: str = "ms") -> Line:
    """At most `limit` times the floor."""
    ratio = measured / floor
    return Line(what, _(measured, unit), _(floor, unit), f"{ratio:.2f}", f"<= {limit:g} x floor", ratio <= limit)


def more(what: str, measured: float, floor: float, *, limit: float, unit: str = "KB") -> Line:
    """At most so much more than the floor."""
    over = measured - floor
    return Line(
        what,
        _(measured, unit),
        _(floor, unit),
        f"{measured / floor:.2f}",
        f"<= floor + {limit:g} {unit}",
        over <= limit,
    )


def at_most(what: str, measured: float, *, limit: float, unit: str, floor: float | None = None) -> Line:
    """At most so much, whatever the floor."""
    shown, ratio = ("", "") if floor is None else (_(floor, unit), f"{measured / floor:.2f}")
    return Line(what, _(measured, unit), shown, ratio, f"<= {limit:g} {unit}", measured <= limit)


def at_least(what: str, measured: float, *, limit: float, unit: str) -> Line:
    return Line(what, _(measured, unit), target=f">= {limit:g} {unit}", is_met=measured >= limit)


def beside(what: str, measured: float, floor: float, unit: str = "ms") -> Line:
    """Worth knowing beside its floor; no target."""
    return Line(what, _(measured, unit), _(floor, unit), f"{measured / floor:.2f}")


def note(what: str, measured: float, unit: str) -> Line:
    """Worth knowing; no target."""
    return Line(what, _(measured, unit))


def alternating(
    *calls: Callable[[], object], rounds: int, warm: int = 3, clock: Callable[[], float] = time.perf_counter
) -> list[list[float]]:
    """Milliseconds of each call, taken in turns, so that a busy machine slows all of them alike."""
    taken: list[list[float]] = [[] for _call in calls]
    for turn in range(-warm, rounds):
        for place, call in enumerate(calls):
            began = clock()
            call()
            if turn >= 0:
                taken[place].append((clock() - began) * 1000)
    return taken


def middle(values: Sequence[float]) -> float:
    return statistics.median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 19 of 20 stay below."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]


def _(value: float, unit: str) -> str:
    return f"{value:.1f} {unit}" if value < 1000 else f"{value:.0f} {unit}"
