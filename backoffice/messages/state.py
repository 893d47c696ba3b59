"""The inbox, and one conversation."""

from dataclasses import dataclass

import reflex as rx

from backoffice.arriving import Arriving, arriving
from backoffice.messages.talk import TalkState
from domain import messages
from domain.access import Right
from domain.messages import ThreadRow
from domain.problems import NotAllowed
from domain.work import Work
from ui.ask import ask, reading
from ui.gated import ForStaff
from ui.listing import Listing

TABS = ("", "waiting", "mine")


@dataclass(frozen=True)
class ThreadLine:
    """A line of the inbox. `title` is "" for the talk about nothing in particular."""

    id: str = ""
    customer: str = ""
    title: str = ""
    kind: str = ""
    by: str = ""
    text: str = ""
    at: str = ""
    waits: bool = False
    unread: int = 0


class MessagesState(ForStaff, Listing, rx.State):
    """All conversations of the firm: those that wait for an answer first, then the newest."""

    rows: list[ThreadLine] = []

    async def _show(self) -> None:
        self.status = self.status if self.status in TABS else ""
        if not await ask(self, _may_talk, shape=lambda may: may):
            self.rows, self.is_loaded = [], True
            return
        how = {"waiting": self.status == "waiting", "mine": self.status == "mine"}
        self.rows = await self._page(messages.inbox, line_of, **how)


class ThreadState(ForStaff, Arriving, rx.State):
    """One conversation as a page: `TalkState` reads it."""

    @rx.event
    async def load(self):
        with arriving(self):
            talk = await self.get_state(TalkState)
            await talk._arrive()
            if not talk.may_talk:
                raise NotAllowed

    @rx.event
    async def let_rest(self):
        """The customer's last message needs no answer."""
        talk = await self.get_state(TalkState)
        await ask(self, messages.let_rest, talk.talk.thread)
        await talk._arrive()


def line_of(row: ThreadRow) -> ThreadLine:
    return ThreadLine(
        id=str(row.id),
        customer=row.name,
        title=row.title,
        kind=row.kind.value,
        by=row.last_by,
        text=row.last_text,
        at=row.last_at.isoformat(),
        waits=row.waits,
        unread=max(row.unread, 0),
    )


@reading
def _may_talk(work: Work) -> bool:
    return work.actor.may(Right.TALK)
