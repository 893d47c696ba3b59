"""Nobody gets at what is not theirs: every handler and every route, tried by everybody, with everybody else's ids.

The lists come from the registries; `matrix.py` says who may. What a person is sent is searched for the marks of all
others (`marks.py`), and the rows of all others must be as they were, byte for byte.
"""

from typing import Any

import pytest
from reflex_base.registry import RegisteredEventHandler, RegistrationContext

import app as _app  # noqa: F401  registers every screen, as the server does
from tests.architecture.burglar import ODD, Burglar, Dump, dump, marks_in, path_with, payloads, takes_ids
from tests.architecture.matrix import handlers_in_table, right_for
from tests.architecture.world import CUSTOMERS, FIRM, MARKS, OTHER, STAFF, World, tables_without_rows, victims_of

NOUNS = {"quotes": "quote", "customers": "customer", "invoices": "invoice", "documents": "document",
         "approvals": "approval", "messages": "thread", "orders": "customer_order", "payments": "payment",
         "projects": "project", "day": "project", "hours": "time_entry"}  # fmt: skip


def _screens() -> dict[tuple[str, str], tuple[str, RegisteredEventHandler]]:
    """State and handler -> full name of the event and what is registered for it."""
    found = {}
    for name, registered in RegistrationContext.get().event_handlers.items():
        state = registered.states[0] if registered.states else None
        handler = name.rpartition(".")[2]
        if state and state.__module__.startswith(("portal.", "backoffice.")) and handler != "setvar":
            found[(_screen(state), handler)] = (name, registered)
    return found


def _screen(state: type) -> str:
    """Door, room and state: "portal.quotes.QuoteState", in whatever module of the room it lives."""
    door, *room = state.__module__.split(".")[:-1]
    return ".".join([door, *room[:1], state.__name__])


SCREENS = _screens()
THOROUGH = ("alice", "bo", "admin", "sven")  # the others try every fourth id


def test_every_handler_is_in_the_table():
    assert len(SCREENS) > 50
    new = sorted(SCREENS.keys() - handlers_in_table())
    assert not new, "\n".join(
        ["Say in tests/architecture/matrix.py, HANDLERS, which right these need:"]
        + [f'    "{state}": {{Right.…: "{handler}"}}' for state, handler in new]
    )


def test_the_table_names_no_handler_that_is_gone():
    gone = sorted(handlers_in_table() - SCREENS.keys())
    assert not gone, "\n".join(["Take out of tests/architecture/matrix.py, HANDLERS:", *map(".".join, gone)])


def test_every_table_has_rows_to_steal(world: World):
    assert tables_without_rows(world) == [], "add these to tests/architecture/world.py"


@pytest.mark.parametrize("key", sorted(SCREENS), ids=".".join)
def test_a_handler_keeps_to_the_table(world: World, key: tuple[str, str]):
    """Nobody gets or changes what is others'; who lacks the right gets and changes nothing at all."""
    right = right_for(*key)
    assert right, "see test_every_handler_is_in_the_table"
    inside, outside = (CUSTOMERS, STAFF) if key[0].startswith("portal.") else (STAFF, CUSTOMERS)
    before = dump(world.owners)
    for who in ("", outside[0]):
        before = _try(world, who, key, world.ids({FIRM})[:3], before, is_allowed=False)
    for who in inside:
        is_allowed = world.actors[who].may(right)
        ids = world.ids(victims_of(who) if is_allowed else {FIRM, OTHER, *MARKS.values()})
        before = _try(world, who, key, ids, before, is_allowed=is_allowed)


def _try(world: World, who: str, key: tuple[str, str], ids: list[str], before: Dump, *, is_allowed: bool) -> Dump:
    ids = ids if who in THOROUGH else ids[::4]
    burglar = Burglar(world.cookies.get(who, "")).volley(_shots(world, key, ids))
    if is_allowed:
        _from_own_pages(burglar, world, who, key, ids)
    marks = world.foreign_marks(who) if is_allowed or _may_load(world, who, key) else {FIRM, OTHER, *MARKS.values()}
    after = dump(world.owners)
    assert marks_in(burglar.loot, marks) == [], who or "a stranger"
    assert after.of(marks) == before.of(marks), who or "a stranger"
    assert is_allowed or after.lasting() == before.lasting(), who or "a stranger"
    if is_allowed:
        assert after.pointing_at(ids) == before.pointing_at(ids), f"{who} made a row point at somebody else's"
    return after


def test_the_marks_would_be_seen(world: World):
    """What these tests look for does turn up where it may: at its owner."""
    quotes = SCREENS[("portal.quotes.QuotesState", "load")][0]
    customers = SCREENS[("backoffice.customers.CustomersState", "load")][0]
    frame = SCREENS[("portal.FrameState", "load")][0]
    alice = Burglar(world.cookies["alice"]).volley([(frame, {}, "/"), (quotes, {}, "/quotes")])
    sanne = Burglar(world.cookies["sanne"]).volley([(customers, {}, "/office/customers")])
    assert marks_in(alice.loot, {"ALICEMARK", "NIELSMARK"}) == ["ALICEMARK"]
    assert marks_in(sanne.loot, {"ALICEMARK", "NIELSMARK", "BOMARK"}) == ["ALICEMARK", "NIELSMARK"]


def _may_load(world: World, who: str, key: tuple[str, str]) -> bool:
    """Whether this person may see the screen anyway: then a refused click may show it again."""
    right = right_for(key[0], "load")
    return bool(who and right and is_at_home(who, key[0]) and world.actors[who].may(right))


def is_at_home(who: str, screen: str) -> bool:
    return (who in CUSTOMERS) is screen.startswith("portal.")


def _shots(world: World, key: tuple[str, str], ids: list[str]) -> list[tuple[str, dict[str, Any], str]]:
    """The ids of what the screen is about and some others, where they make sense; odd ones in every place at once."""
    name, registered = SCREENS[key]
    rare, odd = (3, ODD) if takes_ids(registered) else (5, ODD[:2])
    subject = {id for id in ids if world.table_of(id) == NOUNS.get(key[0].split(".")[1])}
    some = [id for number, id in enumerate(ids) if id in subject or number % rare == 0]
    shots = [(name, payloads(registered, id)[-1], path_with(id)) for id in some]
    return shots + [(name, payloads(registered, id)[0], path_with(id)) for id in (*some[::4], *odd)]


def _from_own_pages(burglar: Burglar, world: World, who: str, key: tuple[str, str], foreign: list[str]) -> None:
    """The page shows something of one's own; the arguments are somebody else's."""
    name, registered = SCREENS[key]
    load = SCREENS.get((key[0], "load"))
    noun = NOUNS.get(key[0].split(".")[1], "")
    if not takes_ids(registered) or load is None or takes_ids(load[1]):
        return
    own = world.ids(world.own_marks(who) & {*MARKS.values()}, of=noun) if noun else []
    for number, id in enumerate(own):
        burglar.volley([(load[0], {}, f"/x/{id}")])
        mine = foreign[number :: len(own)] or foreign[:1]
        burglar.volley([(name, payloads(registered, it)[-1], f"/x/{id}") for it in mine])
