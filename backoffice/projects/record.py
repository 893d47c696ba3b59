"""One project: what it is, who works on it, who comes when, and who may look on."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import Arriving, arriving, named_in
from backoffice.projects.shapes import GuestShape, ProjectShape, VisitShape, Whole, whole
from backoffice.projects.state import project_form
from backoffice.projects.words import SHORT
from domain import planning, projects
from domain.access import Right
from domain.planning import PlanForm
from domain.projects import Credentials
from models.project import PlanningKind, ProjectStatus
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff


@dataclass(frozen=True)
class GivenShape:
    """User name and password, shown once."""

    access_id: str = ""
    user_name: str = ""
    password: str = ""


class ProjectState(ForStaff, Arriving, Form, rx.State):
    """`draft` is the project as it was when its form was opened; `visit` and `guest` what is open now."""

    page: Whole = Whole()
    draft: ProjectShape = ProjectShape()
    visit: VisitShape = VisitShape()
    guest: GuestShape = GuestShape()
    given: GivenShape = GivenShape()
    shows_all_visits: bool = False

    @rx.event
    async def load(self):
        """Arrive at a project; what was open over the page before is closed."""
        self.step, self.errors, self.given, self.shows_all_visits = "", {}, GivenShape(), False
        await self._read()

    @rx.event
    async def refresh(self):
        """Something happened elsewhere: what is open stays open."""
        await self._read()

    @rx.event
    async def open_step(self, step: str):
        self.errors, self.step, self.draft = {}, step[:20], self.page.project

    @rx.event
    def show_all_visits(self):
        self.shows_all_visits = True

    @rx.event
    async def close(self):
        """What was shown once is gone."""
        self.step, self.given = "", GivenShape()

    @rx.event
    async def save(self, form: dict[str, Any]):
        """Save the project as it was when the form was opened; if a colleague was faster, the typed text stays."""
        with filling(self):
            await ask(self, projects.change, self.draft.id, project_form(form), revision=self.draft.revision)
            await self._done()

    @rx.event
    async def report(self, form: dict[str, Any]):
        status, progress = text_in(form, "status"), text_in(form, "progress")
        with filling(self):
            await ask(
                self, projects.report, self.page.project.id,
                status=ProjectStatus(status) if status in set(ProjectStatus) else ProjectStatus.PLANNED,
                progress=int(progress[:4]) if progress.isdecimal() else -1,
            )  # fmt: skip
            await self._done()

    @rx.event
    async def open_portal(self, is_open: bool):  # noqa: FBT001  an event's argument
        await ask(self, projects.open_portal, self.page.project.id, is_open=is_open)
        await self._done()

    @rx.event
    async def add_member(self, form: dict[str, Any]):
        if id := text_in(form, "staff_id"):
            await ask(self, projects.add_member, self.page.project.id, id)
        await self._done()

    @rx.event
    async def remove_member(self, id: str):
        await ask(self, projects.remove_member, self.page.project.id, id)
        await self._done()

    @rx.event
    async def open_visit(self, id: str):
        """ "" is a new one."""
        self.visit = next((visit for visit in self.page.visits if visit.id == id), VisitShape())
        self.errors, self.step = {}, "visit"

    @rx.event
    async def plan(self, form: dict[str, Any]):
        with filling(self):
            if self.visit.id:
                await ask(self, planning.change, self.visit.id, plan_form(form), sequence=self.visit.sequence)
            else:
                await ask(self, planning.add, self.page.project.id, plan_form(form))
            await self._done()

    @rx.event
    async def cancel_visit(self):
        await ask(self, planning.cancel, self.visit.id)
        await self._done()

    @rx.event
    async def open_guest(self, id: str):
        self.guest = next((guest for guest in self.page.guests if guest.id == id), GuestShape())
        self.errors, self.step = {}, "guest"

    @rx.event
    async def let_in(self, form: dict[str, Any]):
        """A new account: the password is shown once, in the dialog that follows."""
        with filling(self):
            self.given = await ask(
                self, projects.let_in, self.page.project.id, user_name=text_in(form, "user_name"),
                name=text_in(form, "name"), password=text_in(form, "password"), rights=rights_in(form), shape=given,
            )  # fmt: skip
            await self._read()
            self.step = "given"

    @rx.event
    async def let_in_again(self, form: dict[str, Any]):
        known = projects.let_in_again, self.page.project.id, text_in(form, "access_id")
        with filling(self):
            await ask(self, *known, rights=rights_in(form))
            await self._done()

    @rx.event
    async def save_rights(self, form: dict[str, Any]):
        with filling(self):
            await ask(self, projects.change_rights, self.guest.id, rights=rights_in(form))
            await self._done()

    @rx.event
    async def end_access(self):
        await ask(self, projects.end_access, self.guest.id)
        await self._done()

    @rx.event
    async def restore_access(self, id: str):
        await ask(self, projects.restore_access, id)
        await self._done()

    @rx.event
    async def renew_password(self):
        self.given = await ask(self, projects.renew_password, self.guest.id, shape=given)
        await self._read()
        self.step = "given"

    async def _done(self) -> None:
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            self.page = await ask(self, whole, named_in(self), shape=lambda found: found)


def given(made: Credentials) -> GivenShape:
    return GivenShape(str(made.access_id), made.user_name, made.password)


def rights_in(form: dict[str, Any]) -> frozenset[Right]:
    return frozenset(Right(name) for name in SHORT if form.get(name))


def plan_form(form: dict[str, Any]) -> PlanForm:
    names = ("title", "day", "begins", "ends", "staff_id", "note", "weekly_until")
    kind = PlanningKind.SHIFT if form.get("kind") == PlanningKind.SHIFT.value else PlanningKind.VISIT
    return PlanForm(**{name: text_in(form, name) for name in names}, kind=kind)
