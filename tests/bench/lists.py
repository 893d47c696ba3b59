"""Lists: the first page and page 1000, as the office asks for them, searched and not."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from sqlmodel import select

from demo.crowd import BIG
from domain import customers, documents, invoices, orders, payments, quotes
from domain.access import HOUSE, Actor
from domain.paging import USUAL, Page
from domain.work import clock, work_as
from models.customer import Customer
from tests.bench.offices import a_clerk, filled
from tests.bench.table import Line, alternating, middle, times
from tests.servers.postgres import cluster

ROUNDS = 40
DEEP = 1000
ROOMS = (customers, quotes, orders, invoices, documents, payments)
YEAR = str(clock().year - 1)


def lines(folder: Path, size: int, url: str = "") -> Iterator[Line]:
    """Pages of a firm with `size` customers and ten times as many documents, in `folder` or the database at `url`."""
    where = "PostgreSQL" if url else "SQLite"
    with filled(folder, size, url):
        clerk = a_clerk()
        for name, room, asked in _questions():
            ask = partial(_ask, clerk, room.page, **asked)
            yield from _compared(f"{where}: {name}", ask)
        first = partial(_ask, clerk, quotes.page)
        for name, search in (("one customer's full name", _one_name()), ("a name nobody has", "xyzzy")):
            found, plain = alternating(partial(_ask, clerk, quotes.page, search=search), first, rounds=ROUNDS)
            yield times(f"{where}: quotes, {name}, to first page", middle(found), middle(plain), limit=2)


def on_postgresql(folder: Path, size: int) -> Iterator[Line]:
    """The same on a server of our own, filled anew."""
    with cluster() as server:
        yield from lines(folder, size, server.database("bench"))


def _questions() -> Iterator[tuple[str, Any, dict[str, Any]]]:
    for room in ROOMS:
        name = room.__name__.rpartition(".")[2]
        yield f"{name}, page 1000 to first", room, {}
        for key in room.queries.SORTS:
            for sort in (key, f"-{key}"):
                yield f"{name} by {sort}, page 1000 to first", room, {"sort": sort}
    for status in ("draft", "approved"):
        yield f"quotes that are {status} by -total", quotes, {"sort": "-total", "status": status}
    yield "invoices that are overdue by total", invoices, {"sort": "total", "status": "overdue"}
    yield "payments that are paid by -amount", payments, {"sort": "-amount", "status": "paid"}
    yield 'quotes, name "b" by -total', quotes, {"search": "b", "sort": "-total"}
    yield f'quotes, number "{YEAR}-"', quotes, {"search": f"{YEAR}-"}
    yield 'quotes, name "b"', quotes, {"search": "b"}
    yield 'invoices, words "ver jan"', invoices, {"search": "ver jan"}
    yield f'invoices, number "{YEAR}-0"', invoices, {"search": f"{YEAR}-0"}
    yield 'documents, name "jan"', documents, {"search": "jan"}
    yield f'documents, the big customer "{BIG.split()[1].lower()}"', documents, {"search": BIG.split()[1]}
    yield 'customers, number "k0"', customers, {"search": "k0"}
    yield "quotes of the big customer", quotes, {"customer_id": _big()}
    yield "invoices, overdue", invoices, {"status": "overdue"}
    yield "invoices, paid", invoices, {"status": "paid"}
    yield "quotes, approved", quotes, {"status": "approved"}


def _compared(name: str, ask: Callable[..., Page]) -> Iterator[Line]:
    place, pages = _deep(ask)
    if place is None:
        yield Line(f"{name}: one page only", "")
        return
    deep, first = alternating(partial(ask, after=place), ask, rounds=ROUNDS)
    slower, faster = sorted((middle(deep), middle(first)), reverse=True)
    which = "" if pages == DEEP else f" (page {pages})"
    yield times(f"{name}{which}", slower, faster, limit=2)


def _deep(ask: Callable[..., Page]) -> tuple[str | None, int]:
    """The cursor of page 1000, or of the last full page, and which it is; walks there in great steps."""
    place, pages, step = None, 1, 199
    for _ in range(DEEP * USUAL // step):
        page = ask(after=place, size=step)
        if page.older is None:
            break
        place, pages = page.older, pages + step / USUAL
    return place, min(DEEP, round(pages))


def _ask(actor: Actor, question: Callable[..., Page], **asked: Any) -> Page:
    with work_as(actor, writes=False) as work:
        return question(work, **asked)


def _big() -> Any:
    return _first(Customer.id, Customer.name == BIG)


def _one_name() -> str:
    return _first(Customer.name, Customer.name != BIG)


def _first(column: Any, *where: Any) -> Any:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(column).where(*where).order_by(Customer.sort_name)).first()
