"""What the list of conversations knows, and a conversation as a page of its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from domain import messages
from domain.access import Right
from domain.messages import ThreadRow
from domain.paging import Page
from domain.problems import NotAllowed
from domain.work import Work
from portal.arriving import Arriving, arriving
from portal.frame import FrameState
from portal.messages.talk import TalkState
from ui.ask import ask, reading
from ui.gated import ForCustomer

Found = tuple[Page[ThreadRow], list[tuple[UUID, UUID]]]


@dataclass(frozen=True)
class ThreadShape:
    """A line of the list. `title` is "" for the talk about nothing in particular."""

    id: str = ""
    firm: str = ""
    title: str = ""
    kind: str = ""
    by: str = ""
    text: str = ""
    at: str = ""
    unread: int = 0


@dataclass(frozen=True)
class RecordShape:
    """A firm one can write to: the customer record there."""

    id: str = ""
    firm: str = ""


class MessagesState(ForCustomer, Arriving, rx.State):
    """All conversations over all firms, or with the chosen one; the newest first."""

    threads: list[ThreadShape] = []
    records: list[RecordShape] = []
    newer: str = ""
    older: str = ""

    @rx.event
    async def load(self):
        with arriving(self):
            await self._turn()

    @rx.event
    async def turn(self, after: str, before: str):
        await self._turn(after=after or None, before=before or None)

    async def _turn(self, **where: str | None) -> None:
        frame = await self.get_state(FrameState)
        page, records = await ask(self, _list, frame.chosen or None, where, shape=lambda found: found)
        self.threads = [thread_shape(row) for row in page.rows]
        self.newer, self.older = page.newer or "", page.older or ""
        self.records = [RecordShape(str(record), frame._firm_at(record)) for _, record in records]


class ThreadState(ForCustomer, Arriving, rx.State):
    """One conversation as a page: `TalkState` reads it; this shows the firm it is with."""

    @rx.event
    async def load(self):
        talk = await self.get_state(TalkState)
        with arriving(self):
            await talk._arrive()
            if not talk.may_talk:
                raise NotAllowed
            (await self.get_state(FrameState))._show(talk.talk.company_id)
        if not self.is_there:
            talk._forget()


def thread_shape(row: ThreadRow) -> ThreadShape:
    return ThreadShape(
        id=str(row.id),
        firm=row.name,
        title=row.title,
        kind=row.kind.value,
        by=row.last_by,
        text=row.last_text,
        at=row.last_at.isoformat(),
        unread=max(row.unread, 0),
    )


@reading
def _list(work: Work, firm_id: str | None, where: dict[str, Any]) -> Found:
    if not work.actor.may(Right.TALK):
        return Page(), []
    seats = [seat for seat in work.actor.seats if Right.TALK in seat.rights]
    records = [(seat.company_id, seat.customer_id) for seat in seats if firm_id in (None, str(seat.company_id))]
    return messages.mine(work, company_id=firm_id, **where), records
