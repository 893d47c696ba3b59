"""All tests, lane by lane: `python -m tests.lanes`, or with the names of some lanes.

A lane is one pytest run over some folders. Every folder below tests/ belongs to a lane, and a skipped test fails its
lane: what is not tested must be seen.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
#: Tests never meet the installation that `.env` describes.
ALONE = {name: "" for name in ("DATABASE_URL", "REDIS_URL", "SMTP_URL", "SMS_URL", "BASE_URL", "OIDC_ISSUER")}


@dataclass(frozen=True)
class Lane:
    """`which` is a marker expression; `spread` runs the tests over the cores."""

    folders: tuple[str, ...]
    which: str = "not journey and not servers"
    spread: bool = False
    before: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def command(self) -> list[str]:
        there = [f"tests/{name}" for name in self.folders if _has_tests(HERE / name)]
        chosen = ["pytest", "-q", "-p", "tests.no_skips", "-m", self.which, *there]
        chosen += [f"--ignore=tests/{name}" for name in self.without]
        return [sys.executable, "-m", *self.before, *chosen, *(["-n", "2"] if self.spread else [])]


LANES = {
    "architecture": Lane(("architecture",), spread=True),
    "domain": Lane(("domain", "models"), spread=True),
    "outside": Lane(("integrations", "tasks", "demo"), spread=True),
    "screens": Lane(("ui", "portal", "backoffice")),
    "http": Lane(("api", "attacks")),
    "push": Lane(("push",)),
    "look": Lane(("look",)),
    "operations": Lane(("operations",)),
    "postgresql": Lane(("domain", "models"), before=("tests.servers.on_postgres",)),
    "servers": Lane(("servers",), which="servers"),
    "journeys": Lane(("journeys",), which="not servers"),
    "browser": Lane((".",), which="journey", without=("journeys",)),
}


def main() -> int:
    if forgotten := _folders_without_lane():
        print(f"These folders have tests, but no lane in tests/lanes.py: {', '.join(forgotten)}")
        return 1
    chosen = sys.argv[1:] or list(LANES)
    if unknown := set(chosen) - set(LANES):
        print(f"No such lane: {', '.join(unknown)}. There are: {', '.join(LANES)}")
        return 2
    results = {name: _run(name, LANES[name]) for name in chosen}
    print("\n" + "=" * 30 + " lanes " + "=" * 30)
    for name, (is_good, closing, seconds) in results.items():
        print(f"{'ok  ' if is_good else 'FAIL'}  {name:<14} {seconds:5.0f} s   {closing}")
    return 0 if all(is_good for is_good, _closing, _seconds in results.values()) else 1


def _run(name: str, lane: Lane) -> tuple[bool, str, float]:
    """Show the run as it goes; gives whether it was good, pytest's closing line, and how long it took."""
    print(f"\n{'=' * 30} {name} {'=' * 30}", flush=True)
    began, closing = time.monotonic(), "nothing was said"
    environment = {**os.environ, **ALONE, "DEMO": "0", "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        lane.command(), cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as run:
        assert run.stdout
        for line in run.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    return run.returncode == 0, closing.strip("= "), time.monotonic() - began


def _folders_without_lane() -> list[str]:
    known = {folder for lane in LANES.values() for folder in lane.folders}
    return [path.name for path in sorted(HERE.iterdir()) if path.name not in known and _has_tests(path)]


def _has_tests(folder: Path) -> bool:
    return folder.is_dir() and any(folder.rglob("test_*.py"))


if __name__ == "__main__":
    sys.exit(main())
