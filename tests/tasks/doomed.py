"""A worker that is killed at the worst moment: `python -m tests.tasks.doomed <where>`, killed by SIGKILL there.

`<where>` names the moment: `answer` (the provider did it, nothing of it is written yet), `booked` and `issued`
(written, not committed), `refund` (given back, not written), `row` (the 120th row of an import is written, two pieces
are committed), or `never`: it works until somebody else kills it.
"""

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

from domain.imports import running
from domain.invoices import issuing
from domain.payments import actions, booking, provider
from tasks import runner


def main(where: str) -> None:
    if where != "never":
        module, name, does_it_first = MOMENTS[where]
        setattr(module, name, _deadly(getattr(module, name), does_it_first, survives=119 if where == "row" else 0))
    runner.run_due()


def _deadly(function: Callable[..., Any], does_it_first: bool, survives: int) -> Callable[..., Any]:
    calls = count()

    def last(*args: Any, **kwargs: Any) -> None:
        survived = next(calls) < survives
        if does_it_first or survived:
            function(*args, **kwargs)
        if not survived:
            os.kill(os.getpid(), signal.SIGKILL)

    return last


MOMENTS: dict[str, tuple[Any, str, bool]] = {
    "answer": (provider, "ask", True),
    "booked": (booking, "apply", True),
    "refund": (provider, "give_back", True),
    "written": (actions, "book_refund", True),
    "issued": (issuing, "freeze", True),
    "row": (running, "_write", True),
}

if __name__ == "__main__":
    main(sys.argv[1])
