"""Tasks that did not succeed, however often they were tried."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import Setting, setting
from domain import jobs
from models.fact import Job
from ui.ask import ask
from ui.gated import ForStaff
from ui.language import N_, When, nt, t
from ui.page import office_page
from ui.parts import button, empty, icon, row, section
from ui.problems import tell


@dataclass(frozen=True)
class JobShape:
    """A task that was given up; `name` and `why` are msgids, `detail` is for technicians."""

    id: str = ""
    name: str = ""
    why: str = ""
    detail: str = ""
    attempts: int = 0
    at: str = ""


class JobsState(ForStaff, Setting, rx.State):
    jobs: list[JobShape] = []

    @rx.event
    async def load(self):
        with arriving(self):
            await self._look_who()
            self.jobs = await ask(self, jobs.dead, shape=lambda rows: [shape_of(row) for row in rows])

    @rx.event
    async def retry(self, id: str):
        await ask(self, jobs.retry, id)
        yield tell(N_("The task runs again."))
        yield JobsState.load


def shape_of(row: Job) -> JobShape:
    at = row.finished_at or row.created_at
    detail = f"{row.kind}: {row.last_error}"
    return JobShape(str(row.id), jobs.name_of(row.kind), row.why, detail, row.attempts, at.isoformat())


@office_page("/settings/jobs", title=N_("Stuck tasks"), load=JobsState.load, live=JobsState.load)
def jobs_page() -> rx.Component:
    none = empty(t("Nothing is stuck"), t("Mails, papers and payments have gone through, or are still being tried."))
    return setting(
        JobsState,
        "/jobs",
        section(t("Stuck tasks"), rx.cond(JobsState.jobs.length() > 0, rx.foreach(JobsState.jobs, _job), none)),
    )


def _job(job: Any) -> rx.Component:
    tried = nt("tried {n} time", "tried {n} times", job.attempts)
    return row(
        rx.fragment(t(job.name), ", ", When(job.at, "relative")),
        rx.el.span(tried, rx.cond(job.why != "", rx.fragment(": ", t(job.why))), title=job.detail),
        lead=icon("alert"),
        end=button(t("Try again"), size="sm", icon="retry", on_click=JobsState.retry(job.id)),
    )
