"""The office's home: what needs a person now."""

import reflex as rx

from backoffice.home.reading import HomeShape, home
from domain import worklist
from domain.work import Work
from ui.ask import ask
from ui.gated import ForStaff
from ui.language import N_
from ui.problems import tell


class HomeState(ForStaff, rx.State):
    home: HomeShape = HomeShape()
    is_mine: bool = False
    is_loaded: bool = False

    @rx.event
    async def load(self):
        self.home = await ask(self, home, mine=self.is_mine, shape=lambda found: found)
        self.is_loaded = not self.home.elsewhere
        return rx.redirect(self.home.elsewhere) if self.home.elsewhere else None

    @rx.event
    async def show_mine(self, mine: bool):  # noqa: FBT001  an event's argument
        self.is_mine = mine
        return HomeState.load

    @rx.event
    async def handle(self, id: str):
        await ask(self, worklist.handle, id, shape=lambda done: None)
        return HomeState.load

    @rx.event
    async def take(self, id: str):
        """Put my name to it."""
        await ask(self, _take, id, shape=lambda done: None)
        return HomeState.load

    @rx.event
    async def retry(self, todo: str):
        """Have a given-up task run once more."""
        await ask(self, worklist.retry_job, todo, shape=lambda done: None)
        yield tell(N_("The task runs again."))
        yield HomeState.load


def _take(work: Work, id: str) -> None:
    worklist.assign(work, id, work.actor.id)
