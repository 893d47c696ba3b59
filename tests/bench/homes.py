"""What grows in a customer's home: a conversation and the papers of an address, very long ones beside empty ones."""

import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text
from sqlmodel import Session, select

from domain import addresses, imports
from domain.access import HOUSE, Actor
from domain.work import work_as
from models.base import new_id
from models.document import Document
from models.message import Message, Thread
from tasks.runner import run_due
from tests.bench.offices import inside
from tests.bench.table import Line, alternating, middle, note, times
from tests.domain.addresses.homes import a_paper
from tests.domain.imports.tables import received
from tests.people import People, do
from tests.tab import Tab
from tests.talking import says

ROUNDS = 40
MESSAGES = 10_000
PAPERS = 5_000
ROWS = 10_000


def lines(folder: Path) -> Iterator[Line]:
    """Alice has it all, Niels next to nothing; each line is a page that opens, from its load to all it shows."""
    with inside(folder):
        people = People.settle()
        homes = [do(who, addresses.mine)[0].key for who in (people.alice, people.niels)]
        for customer in (people.alice_customer, people.niels_customer):
            a_paper(people, customer, "Paper")
        first = says(people.alice, "Hello", to=people.alice_customer)
        with work_as(HOUSE) as work:
            _papers(work.session, people.alice_customer)
            _messages(work.session, work.get(Thread, first.thread_id), first)
            work.session.exec(text("ANALYZE"))  # type: ignore[call-overload]
        nothing_said = f"/messages/with/{people.niels_customer}"
        pages = [
            (f"a thread of {MESSAGES:,} messages, to an empty one", f"/messages/{first.thread_id}", nothing_said),
            (f"an address with {PAPERS:,} documents, to one with one", *(f"/addresses/{key}" for key in homes)),
            ("… all its documents, the newest page", *(f"/addresses/{key}/documents" for key in homes)),
        ]  # fmt: skip
        for name, ours, least in pages:
            slow, floor = alternating(
                partial(_open, people.alice, ours), partial(_open, people.niels, least), rounds=ROUNDS
            )
            yield times(name, middle(slow), middle(floor), limit=2)
        yield note(f"{ROWS:,} customers brought in from a table", _brought_in(people, folder), "s")


def _brought_in(people: People, folder: Path) -> float:
    """Seconds from the start of an import until its last row is there."""
    rows = "".join(f"{n};Klant {n};k{n}@home.example;Laan {n};1234 AB;Best\n" for n in range(1, ROWS + 1))
    brought = received(people.admin, folder, "Klantnummer;Naam;E-mail;Straat;Postcode;Plaats\n" + rows)
    do(people.admin, imports.start, brought.id)
    began = time.perf_counter()
    run_due()
    took = time.perf_counter() - began
    assert do(people.admin, imports.by_id, brought.id).done == ROWS
    return took


def _papers(session: Session, customer_id: UUID) -> None:
    """The customer's only paper, so many times."""
    same = session.exec(select(Document).where(Document.customer_id == customer_id)).one().model_dump()
    session.execute(insert(Document), [same | {"id": new_id()} for _ in range(PAPERS - 1)])


def _messages(session: Session, thread: Thread, first: Message) -> None:
    """Both sides in turns, for years."""
    same = first.model_dump()
    rows = [same | _place(number) | {"id": new_id()} for number in range(2, MESSAGES + 1)]
    session.execute(insert(Message), rows)
    thread.from_customer = thread.from_firm = MESSAGES // 2
    session.add(thread)


def _place(number: int) -> dict[str, Any]:
    is_customers = number % 2 == 1
    return {
        "number": number,
        "of_side": (number + 1) // 2,
        "from_customer": is_customers,
        "client_key": f"message-{number}",
    }


def _open(who: Actor, path: str) -> None:
    tab = Tab(who).open(path)
    assert not tab.problems, tab.problems
