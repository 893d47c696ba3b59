"""`make bench`: each line is measured beside its floor in this very run, so that a slow machine slows both.

Prints "over" where a target is missed; only a crash is a failure.
"""

import argparse
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from integrations import logs
from settings import settings
from tests.bench.table import HEAD, Line

PARTS = ("papers", "screens", "shared", "homes", "lists", "lists-postgresql")


def main() -> None:
    asked = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    asked.add_argument("parts", nargs="*", default=PARTS, metavar="part", help=f"some of: {', '.join(PARTS)}")
    asked.add_argument("--customers", type=int, default=100_000, help="the firm of the lists; documents are ten times")
    asked.add_argument("--keep", type=Path, help="a folder where the filled database stays for the next run")
    chosen = asked.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        asked.error(f"no such part: {', '.join(unknown)}")
    settings.log_level = "ERROR"
    logs.configure()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="voordeur-bench-") as folder:
        makers = _makers(Path(folder), chosen.keep or Path(folder), chosen.customers)
        _print(line for part in chosen.parts for line in makers[part]())


def _makers(folder: Path, kept: Path, customers: int) -> dict[str, Callable[[], Iterator[Line]]]:
    from tests.bench import homes, lists, papers, screens  # Reflex and WeasyPrint take seconds

    return {
        "papers": lambda: papers.lines(folder / "papers"),
        "screens": lambda: screens.lines(folder / "screens"),
        "shared": lambda: screens.shared(folder / "shared"),
        "homes": lambda: homes.lines(folder / "homes"),
        "lists": lambda: lists.lines(kept / f"lists-{customers}", customers),
        "lists-postgresql": lambda: lists.on_postgresql(folder / "postgresql", customers),
    }


def _print(lines: Iterator[Line]) -> None:
    print(HEAD, flush=True)
    over = []
    for line in lines:
        print(line, flush=True)
        over += [line] if line.is_met is False else []
    print(f"\n{len(over)} over" if over else "\nall within their targets")


if __name__ == "__main__":
    main()
