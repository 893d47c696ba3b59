"""My own account: name, language, signed-in browsers, and the firms I work for."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving
from backoffice.frame import ROLES, choice_of
from domain import accounts
from domain.work import Work
from models.account import WebSession
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_
from ui.parts.firm import FirmChoice
from ui.problems import tell


@dataclass(frozen=True)
class BrowserShape:
    """A browser that is signed in. `door` is portal or office."""

    id: str = ""
    device: str = ""
    door: str = ""
    ip: str = ""
    seen_at: str = ""
    is_here: bool = False


@dataclass(frozen=True)
class Me:
    name: str = ""
    email: str = ""
    role: str = ""
    language: str = ""


class MeState(ForStaff, Arriving, Form, rx.State):
    me: Me = Me()
    browsers: list[BrowserShape] = []
    firms: list[FirmChoice] = []

    @rx.event
    async def load(self):
        self.errors = {}
        await self._read()

    @rx.event
    async def save(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, accounts.change_name, text_in(form, "name"))
            await self._read()
            return tell(N_("Saved."))

    @rx.event
    async def speak(self, language: str):
        """The screen has changed already; keep it for mails."""
        await ask(self, accounts.change_language, language)
        await self._read()

    @rx.event
    async def end(self, id: str):
        """Sign one browser out."""
        await ask(self, accounts.end_session, id)
        await self._read()

    @rx.event
    async def end_others(self):
        count = await ask(self, accounts.end_other_sessions, shape=lambda count: count)
        await self._read()
        return tell(N_("One browser signed out.") if count == 1 else N_("{count} browsers signed out."), count=count)

    async def _read(self) -> None:
        with arriving(self):
            self.me, self.browsers, self.firms = await ask(self, mine, shape=lambda found: found)


@reading
def mine(work: Work) -> tuple[Me, list[BrowserShape], list[FirmChoice]]:
    here = work.actor.proof.get("session")
    member = accounts.me_at_work(work)
    me = Me(member.name, member.email, ROLES[member.role.value], member.language)
    browsers = [_browser(row, is_here=row.id == here) for row in accounts.sessions(work)]
    return me, browsers, [choice_of(place) for place in accounts.my_workplaces(work)]


def _browser(row: WebSession, *, is_here: bool) -> BrowserShape:
    return BrowserShape(str(row.id), row.device, row.door.value, row.ip, row.seen_at.isoformat(), is_here)
