"""What the firm calls its projects, and whether customers see each new one at once. One save, no second step."""

from typing import Any

import reflex as rx

from backoffice.arriving import arriving
from backoffice.settings.frame import setting
from backoffice.settings.guarding import Desk, Guarded, clash_note
from domain import companies
from domain.companies import ProjectsForm, Section
from models.company import Company, ProjectWord
from ui.form import Form, text_in
from ui.gated import ForStaff
from ui.language import N_, t
from ui.page import office_page
from ui.parts import checkbox, fieldset, form, form_actions, radio, submit_button
from ui.problems import tell

LABELS = {
    "project_word": N_("What you call it"),
    "projects_open": N_("Open each new one to its customer"),
    "visit_times": N_("Customers see at what time somebody comes"),
}
WORDS = {
    "project": (N_("Projects"), N_("Building and installing: a job of some weeks.")),
    "order": (N_("Orders"), N_("Catering, cleaning, caretaking: one agreement, many visits.")),
    "customer": (N_("Customers"), N_("Care and support: somebody you come to.")),
}


class ProjectsState(ForStaff, Guarded, Form, rx.State):
    @rx.event
    async def load(self):
        """The form is made anew, so that it shows what is true now."""
        self.is_there, self.errors = False, {}
        yield
        with arriving(self):
            await self._look_who()
            await self._open(DESK)

    @rx.event
    async def save(self, form: dict[str, Any]):
        ticked = {name: "yes" if form.get(name) else "" for name in ("projects_open", "visit_times")}
        typed = {"project_word": text_in(form, "project_word"), **ticked}
        if await self._save(DESK, typed, form_of):
            yield tell(N_("Saved. It applies from now on."))


def values_of(company: Company) -> dict[str, str]:
    ticked = {"projects_open": company.projects_open, "visit_times": company.visit_times}
    boxes = {name: "yes" if is_on else "" for name, is_on in ticked.items()}
    return {"project_word": company.project_word.value, **boxes}


DESK = Desk(Section.PROJECTS, values_of, LABELS, companies.change_projects)


def form_of(typed: dict[str, str]) -> ProjectsForm:
    word = typed["project_word"]
    known = ProjectWord(word) if word in set(ProjectWord) else ProjectWord.PROJECT
    return ProjectsForm(known, projects_open=bool(typed["projects_open"]), visit_times=bool(typed["visit_times"]))


@office_page("/settings/projects", title=N_("Projects"), load=ProjectsState.load)
def projects_settings_page() -> rx.Component:
    locked: Any = ~ProjectsState.may_manage
    save = form_actions(submit_button(t("Save"), busy=ProjectsState.busy, key="mod+s"))
    return setting(
        ProjectsState,
        "/projects",
        clash_note(ProjectsState),
        form(
            rx.el.fieldset(_word(), _portal(), disabled=locked, class_name="form"),
            rx.cond(ProjectsState.may_manage, save),
            on_submit=ProjectsState.save,
            key=ProjectsState.clash.at,
        ),
    )


def _word() -> rx.Component:
    chosen = ProjectsState.given["project_word"]
    ways = [
        radio(t(name), "project_word", word, hint=t(example), default_checked=chosen == word)
        for word, (name, example) in WORDS.items()
    ]
    return fieldset(t(LABELS["project_word"]), *ways, hint=t("It stands in the menu, here and in the portal."))


def _portal() -> rx.Component:
    boxes = [
        checkbox(t(LABELS[name]), name, default_checked=ProjectsState.given[name] != "")
        for name in ("projects_open", "visit_times")
    ]
    hint = t("Each project has its own switch. Without times customers see the day only, in mails and calendars too.")
    return fieldset(t("Portal"), *boxes, hint=hint)
