"""What opens over a project's page: its form, its state, a visit, a colleague, an account and its rights."""

from typing import Any

import reflex as rx

from backoffice.arriving import cancel_button, over
from backoffice.projects.parts import plan_fields, project_fields
from backoffice.projects.record import ProjectState
from backoffice.projects.words import RIGHTS
from ui.language import N_, t, ta
from ui.parts import (
    Tone,
    button,
    checkbox,
    danger_button,
    dialog_actions,
    form,
    link_button,
    native_form,
    note,
    pairs,
    select_field,
    submit_button,
    text_field,
)

PAGE, ERRORS = ProjectState.page, ProjectState.errors
GUEST, GIVEN, VISIT = ProjectState.guest, ProjectState.given, ProjectState.visit
STATES = (
    ("planned", ta("Planned")),
    ("active", ta("Active")),
    ("done", ta("Done")),
    ("cancelled", ta("Stopped")),
)


def dialogs() -> rx.Component:
    return rx.fragment(
        over(ProjectState, "edit", t("Edit"), _edit(), side=True),
        over(ProjectState, "report", t("How far is it?"), _report()),
        over(ProjectState, "visit", rx.cond(VISIT.id == "", t("Plan"), t("Plan anew")), _visit(), side=True),
        over(ProjectState, "member", t("Add a colleague"), _member()),
        over(ProjectState, "let_in", t("New account"), _let_in()),
        over(ProjectState, "again", t("Add an account you have"), _again()),
        over(ProjectState, "guest", t("What {name} may see", name=GUEST.name), _guest()),
        over(ProjectState, "given", t("Write this down or print it now"), _given()),
        over(ProjectState, "link", t("Link and QR code"), _link()),
    )


def _buttons(*before: rx.Component, text: str = N_("Save")) -> rx.Component:
    save = submit_button(t(text), busy=ProjectState.busy, key="mod+s")
    return dialog_actions(*before, cancel_button(), save)


def _edit() -> rx.Component:
    fields = project_fields(ERRORS, addresses=PAGE.addresses, colleagues=PAGE.colleagues, given=ProjectState.draft)
    return form(fields, _buttons(), on_submit=ProjectState.save)


def _report() -> rx.Component:
    now = ProjectState.draft
    return form(
        select_field(t("Status"), "status", STATES, default_value=now.status),
        text_field(
            t("Progress in per cent"), "progress", kind="number", min="0", max="100", error=ERRORS["progress"],
            default_value=now.progress.to_string(),
        ),
        rx.el.p(t("Stopped also calls off the visits to come."), class_name="dim"),
        _buttons(),
        on_submit=ProjectState.report,
    )  # fmt: skip


def _visit() -> rx.Component:
    off = danger_button(t("Call off"), icon="x", on_click=ProjectState.cancel_visit)
    return form(
        plan_fields(ERRORS, colleagues=PAGE.colleagues, given=VISIT, is_new=VISIT.id == ""),
        _buttons(rx.cond(VISIT.id != "", off)),
        on_submit=ProjectState.plan,
    )


def _member() -> rx.Component:
    return form(
        select_field(t("Who"), "staff_id", PAGE.colleagues),
        _buttons(text=N_("Add to the team")),
        on_submit=ProjectState.add_member,
    )


def _let_in() -> rx.Component:
    name = text_field(t("Name of the person"), "name", error=ERRORS["name"], required=True, auto_complete="off")
    user_name = text_field(
        t("User name"), "user_name", error=ERRORS["user_name"], required=True, auto_complete="off",
        hint=t("Letters, digits, dots and hyphens; no e-mail address."),
    )  # fmt: skip
    password = text_field(
        t("First password"), "password", error=ERRORS["password"], auto_complete="off",
        hint=t("Empty: we make one. The person chooses another at the first entry."),
    )  # fmt: skip
    return form(name, user_name, password, _ticks(), _buttons(text=N_("Make the account")),
                on_submit=ProjectState.let_in)  # fmt: skip


def _again() -> rx.Component:
    who = select_field(t("Account"), "access_id", PAGE.known)
    return form(who, _ticks(), _buttons(text=N_("Let in")), on_submit=ProjectState.let_in_again)


def _guest() -> rx.Component:
    others = rx.el.p(
        button(t("New password"), icon="key", on_click=ProjectState.renew_password),
        danger_button(t("End access"), icon="lock", on_click=ProjectState.end_access),
        class_name="flex flex-wrap gap-2",
    )
    return form(_ticks(GUEST.rights), others, _buttons(), on_submit=ProjectState.save_rights)


def _ticks(held: Any = None) -> rx.Component:
    """State and progress are always seen; with all boxes ticked, everything is."""
    boxes = [
        checkbox(t(text), name, default_checked=True if held is None else held.contains(name)) for name, text in RIGHTS
    ]
    hint = rx.el.p(t("State and progress are always visible."), class_name="dim")
    return rx.el.fieldset(rx.el.legend(t("May see and do")), hint, *boxes)


def _given() -> rx.Component:
    secret = native_form(
        *[rx.el.input(type="hidden", name=name, value=getattr(GIVEN, name)) for name in ("user_name", "password")],
        submit_button(t("Print the card"), icon="print"),
        action=f"/office/projects/{PAGE.project.id}/card",
        target="_blank",
    )
    return rx.fragment(
        note(t("The password is shown this once. At the first entry it has to be changed."), tone=Tone.WAIT),
        pairs(
            (t("User name"), rx.el.b(GIVEN.user_name)),
            (t("Password"), rx.el.b(GIVEN.password, class_name="mono")),
        ),
        dialog_actions(button(t("I have noted it"), on_click=ProjectState.close), secret),
    )


def _link() -> rx.Component:
    place = f"/office/projects/{PAGE.project.id}"
    return rx.fragment(
        rx.el.img(src=f"{place}/qr.svg", alt=ta("QR code"), width="180", height="180", class_name="code"),
        rx.el.p(t("Leads to the sign-in of the portal, and from there to this page.")),
        rx.el.p(
            button(t("Copy the link"), icon="copy", data_copy=PAGE.link),
            " ",
            link_button(
                t("Open the link"), href=f"{place}/link", icon="link", look="quiet", server=True, target="_blank"
            ),
        ),
        dialog_actions(
            link_button("SVG", href=f"{place}/qr.svg?download=1", icon="download", server=True),
            link_button("PNG", href=f"{place}/qr.png?download=1", icon="download", server=True),
            link_button(
                t("Print the card"), href=f"{place}/card", icon="print", look="primary", server=True, target="_blank"
            ),
        ),
    )
