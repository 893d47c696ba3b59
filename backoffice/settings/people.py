"""Who works here, in which role; inviting and letting go."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.frame import ROLES
from backoffice.settings.frame import Setting, setting
from domain import companies
from domain.work import Work
from models.account import Role, StaffMember
from ui.ask import ask, reading
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.initials import initials_of
from ui.language import N_, NAMES, t, ta
from ui.page import office_page
from ui.parts import (
    avatar,
    button,
    danger_button,
    dialog_actions,
    fields_row,
    form,
    icon,
    row,
    section,
    select_field,
    submit_button,
    tag,
    text_field,
)
from ui.problems import tell

MAY = {
    "admin": N_("everything, the settings too"),
    "office": N_("customers, projects, quotes, invoices, payments, documents"),
    "planner": N_("customers, projects and planning, requests; reads quotes"),
    "technician": N_("own hours, photos and material; reads projects, customers and documents"),
}


@dataclass(frozen=True)
class ColleagueShape:
    """A colleague. `left_at` is "" while he or she works here; `is_new` while the invitation waits."""

    id: str = ""
    name: str = ""
    email: str = ""
    initials: str = ""
    role: str = ""
    is_me: bool = False
    is_new: bool = False
    left_at: str = ""


class PeopleState(ForStaff, Setting, Form, rx.State):
    people: list[ColleagueShape] = []
    former: list[ColleagueShape] = []
    leaving: ColleagueShape = ColleagueShape()

    @rx.event
    async def load(self):
        self.step, self.errors = "", {}
        await self._read()

    @rx.event
    async def open_invite(self):
        self.errors, self.step = {}, "invite"

    @rx.event
    async def invite(self, form: dict[str, Any]):
        with filling(self):
            name, email = text_in(form, "name"), text_in(form, "email")
            language = text_in(form, "language")
            await ask(
                self, companies.invite, name=name, email=email, role=role_in(text_in(form, "role")), language=language,
            )  # fmt: skip
            self.step = ""
            await self._read()
            return tell(N_("The invitation is on its way."))

    @rx.event
    async def invite_again(self, id: str):
        await ask(self, companies.invite_again, id)
        await self._read()
        return tell(N_("The invitation is on its way."))

    @rx.event
    async def change_role(self, id: str, role: Role):
        """The new rights hold from the colleague's next click."""
        try:
            await ask(self, companies.change_role, id, role)
        finally:
            await self._read()

    @rx.event
    async def ask_to_leave(self, id: str):
        self.leaving = next((one for one in self.people if one.id == id), ColleagueShape())
        self.step = "leave"

    @rx.event
    async def let_go(self):
        self.step = ""
        await ask(self, companies.let_go, self.leaving.id)
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            everybody = await ask(self, everyone, shape=lambda people: people)
            self.people = [one for one in everybody if not one.left_at]
            self.former = [one for one in everybody if one.left_at]


@reading
def everyone(work: Work) -> list[ColleagueShape]:
    return [shape_of(row, work.actor.id) for row in companies.staff(work, with_former=True)]


def role_in(text: str) -> Role:
    """The chosen role; a choice nobody offers is the one that may least."""
    return Role(text) if text in set(Role) else Role.TECHNICIAN


def shape_of(row: StaffMember, me: Any) -> ColleagueShape:
    return ColleagueShape(
        id=str(row.id),
        name=row.name,
        email=row.email,
        initials=initials_of(row.name),
        role=row.role.value,
        is_me=row.id == me,
        is_new=row.account_id is None,
        left_at=row.left_at.isoformat() if row.left_at else "",
    )


@office_page("/settings/people", title=N_("Users and roles"), load=PeopleState.load, live=PeopleState.load)
def people_page() -> rx.Component:
    new = button(t("Invite a colleague"), icon="plus", key="n", on_click=PeopleState.open_invite)
    gone = section(t("Worked here before"), rx.foreach(PeopleState.former, _former))
    return setting(
        PeopleState,
        "/people",
        section(t("Colleagues"), rx.foreach(PeopleState.people, _colleague), more=rx.cond(PeopleState.may_manage, new)),
        _roles(),
        rx.cond(PeopleState.former.length() > 0, gone),
        over(PeopleState, "invite", t("Invite a colleague"), _invite_form()),
        over(PeopleState, "leave", t("Is {name} leaving?", name=PeopleState.leaving.name), _leave_form()),
    )


def _colleague(one: Any) -> rx.Component:
    change: Any = PeopleState.change_role
    roles = rx.el.select(
        *_role_options(),
        value=one.role,
        on_change=lambda role: change(one.id, role),
        aria_label=ta("Role of {name}", name=one.name),
        class_name="input",
    )
    chosen = rx.el.span(roles, icon("down"), class_name="select")
    leave = button(t("End access"), size="sm", look="quiet", on_click=PeopleState.ask_to_leave(one.id))
    again = button(t("Send again"), size="sm", look="quiet", icon="send", on_click=PeopleState.invite_again(one.id))
    shown = rx.match(one.role, *[(role, t(name)) for role, name in ROLES.items()], rx.fragment())
    name = rx.fragment(
        one.name,
        rx.cond(one.is_me, rx.fragment(" ", tag(t("that is you")))),
        rx.cond(one.is_new, rx.fragment(" ", tag(t("invited")))),
    )
    deeds = rx.el.span(rx.cond(one.is_new, again), chosen, leave, class_name="acts")
    return row(
        name, one.email, lead=avatar(one.initials, mine=one.is_me), end=rx.cond(PeopleState.may_manage, deeds, shown)
    )


def _former(one: Any) -> rx.Component:
    left = t("left {day}", day={"iso": one.left_at, "kind": "date"})
    return row(one.name, one.email, lead=avatar(one.initials), end=left)


def _role_options() -> list[rx.Component]:
    return [rx.el.option(ta(name), value=role) for role, name in ROLES.items()]


def _roles() -> rx.Component:
    laid = [rx.el.div(rx.el.dt(t(ROLES[role])), rx.el.dd(t(text))) for role, text in MAY.items()]
    return section(t("What a role may do"), rx.el.dl(*laid, class_name="pairs"))


def _invite_form() -> rx.Component:
    errors = PeopleState.errors
    return form(
        fields_row(
            text_field(t("Name"), "name", error=errors["name"], required=True, auto_complete="off"),
            text_field(t("E-mail"), "email", kind="email", error=errors["email"], required=True, auto_complete="off"),
        ),
        fields_row(
            select_field(t("Role"), "role", [(role, ta(name)) for role, name in ROLES.items()], default_value="office"),
            select_field(t("Language"), "language", list(NAMES.items()), error=errors["language"]),
        ),
        dialog_actions(cancel_button(), submit_button(t("Send the invitation"), icon="send", busy=PeopleState.busy)),
        on_submit=PeopleState.invite,
    )


def _leave_form() -> rx.Component:
    return rx.fragment(
        rx.el.p(t("Every open browser of this colleague is signed out at the next click. What they did stays.")),
        dialog_actions(cancel_button(), danger_button(t("End access"), on_click=PeopleState.let_go)),
    )
