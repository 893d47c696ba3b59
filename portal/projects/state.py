"""What the screens of projects know and do."""

from datetime import date

import reflex as rx

from domain import companies, projects
from domain.paging import Page
from domain.projects import ProjectRow
from domain.projects.words import SEVERAL
from domain.work import Work
from portal.arriving import Arriving, arriving, named_in
from portal.frame import FrameState
from portal.projects import reading
from portal.projects.month import MonthShape, turned
from portal.projects.shapes import DayShape, PhotoShape, ProjectLine, ProjectShape, line_shape
from portal.visits import VisitShape
from ui.ask import ask
from ui.ask import reading as marked
from ui.gated import ForCustomer
from ui.language import N_


class ProjectsState(ForCustomer, Arriving, rx.State):
    """The projects that are open to the visitor, newest first. `word` is what the firms call them."""

    projects: list[ProjectLine] = []
    word: str = N_("Projects")
    older: str = ""

    @rx.event
    async def load(self):
        with arriving(self):
            frame = await self.get_state(FrameState)
            page, self.word = await ask(self, _listed, frame.chosen or None, shape=lambda found: found)
            self._show(page, frame)

    @rx.event
    async def more(self):
        """The older ones, below those that are there."""
        frame, known = await self.get_state(FrameState), self.projects
        page, _word = await ask(self, _listed, frame.chosen or None, self.older, shape=lambda found: found)
        self._show(page, frame, known)

    def _show(self, page: Page[ProjectRow], frame: FrameState, known: list[ProjectLine] | None = None) -> None:
        firms = {firm.id: firm.name for firm in frame.firms}
        rows = [line_shape(row, firms.get(str(row.company_id), "")) for row in page.rows]
        self.projects = [*(known or []), *rows]
        self.older = page.older or ""


class ProjectState(ForCustomer, Arriving, rx.State):
    """One project. `picked` is the day of the calendar whose visits are shown."""

    project: ProjectShape = ProjectShape()
    visits: list[VisitShape] = []
    month: MonthShape = MonthShape()
    in_month: list[VisitShape] = []
    picked: str = ""
    days: list[DayShape] = []
    days_before: str = ""
    photos: list[PhotoShape] = []
    photos_after: str = ""

    @rx.event
    async def load(self):
        """At arrival, and whenever something happened: the calendar stays at the month that is open."""
        wanted = named_in(self)
        is_new = self.project.id != wanted
        if is_new:
            self._forget()
            yield
        with arriving(self):
            found = await ask(self, reading.whole, wanted, self.month.first, shape=lambda page: page)
            for name, value in found.items():
                setattr(self, name, value)
            (await self.get_state(FrameState))._show(self.project.firm_id)
        if not self.is_there:
            self._forget()

    @rx.event
    async def turn_month(self, by: int):
        first = turned(date.fromisoformat(self.month.first), max(-1, min(by, 1)))
        asked = await ask(self, reading.month_shown, self.project.id, first, shape=lambda found: found)
        (self.month, self.in_month), self.picked = asked, ""

    @rx.event
    async def pick(self, day: str):
        """Show what takes place on this day; once more shows the next visits again."""
        self.picked = "" if self.picked == day else day[:10]

    @rx.event
    async def more_days(self):
        asked = await ask(self, reading.older_days, self.project.id, self.days_before, shape=lambda found: found)
        self.days, self.days_before = [*self.days, *asked[0]], asked[1]

    @rx.event
    async def more_photos(self):
        asked = await ask(self, reading.older_photos, self.project.id, self.photos_after, shape=lambda found: found)
        self.photos, self.photos_after = [*self.photos, *asked[0]], asked[1]

    def _forget(self) -> None:
        """Nothing of another project stays, nor of one that was closed."""
        self.project, self.is_there, self.picked, self.month = ProjectShape(), False, "", MonthShape()
        self.visits, self.in_month, self.days, self.photos = [], [], [], []
        self.days_before, self.photos_after = "", ""


@marked
def _listed(work: Work, firm_id: str | None, after: str = "") -> tuple[Page[ProjectRow], str]:
    page = projects.page(work, company_id=firm_id, after=after or None)
    words = {SEVERAL[firm.project_word] for firm in companies.mine(work) if firm_id in (None, str(firm.id))}
    return page, words.pop() if len(words) == 1 else N_("Projects")
