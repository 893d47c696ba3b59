"""The folders of the archive, in the firm's own words and order."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from backoffice.arriving import arriving, cancel_button, over
from backoffice.settings.frame import Setting, setting
from domain import documents
from models.document import Folder
from ui.ask import ask
from ui.form import Form, filling, text_in
from ui.gated import ForStaff
from ui.language import N_, t, ta
from ui.page import office_page
from ui.parts import (
    button,
    dialog_actions,
    empty,
    form,
    icon,
    icon_button,
    row,
    section,
    submit_button,
    text_field,
)


@dataclass(frozen=True)
class FolderShape:
    id: str = ""
    name: str = ""


class FoldersState(ForStaff, Setting, Form, rx.State):
    """`folder` is the one whose name is being changed; without an id it is a new one."""

    folders: list[FolderShape] = []
    folder: FolderShape = FolderShape()

    @rx.event
    async def load(self):
        self.step, self.errors = "", {}
        await self._read()

    @rx.event
    async def open(self, id: str):
        self.folder = next((one for one in self.folders if one.id == id), FolderShape())
        self.errors, self.step = {}, "folder"

    @rx.event
    async def save(self, form: dict[str, Any]):
        name = text_in(form, "name")
        with filling(self):
            if self.folder.id:
                await ask(self, documents.rename_folder, self.folder.id, name)
            else:
                await ask(self, documents.add_folder, name)
            self.step = ""
        await self._read()

    @rx.event
    async def move(self, id: str, by: int):
        await ask(self, documents.move_folder, id, by=by)
        await self._read()

    @rx.event
    async def remove(self):
        """The documents in it stay."""
        await ask(self, documents.remove_folder, self.folder.id)
        self.step = ""
        await self._read()

    async def _read(self) -> None:
        with arriving(self):
            await self._look_who()
            self.folders = await ask(self, documents.all_folders, shape=shapes_of)


def shapes_of(rows: list[Folder]) -> list[FolderShape]:
    return [FolderShape(str(row.id), row.name) for row in rows]


@office_page("/settings/folders", title=N_("Folders"), load=FoldersState.load)
def folders_page() -> rx.Component:
    add = button(t("Folder"), icon="plus", key="n", on_click=FoldersState.open(""))
    nothing = empty(
        t("No folders yet"), t("Folders order the archive of your customers: manuals, tax returns, reports.")
    )
    return setting(
        FoldersState,
        "/folders",
        section(
            t("Folders"),
            rx.cond(FoldersState.folders.length() > 0, rx.foreach(FoldersState.folders, _folder), nothing),
            more=rx.cond(FoldersState.may_manage, add),
        ),
        rx.el.p(t("Customers see the folders in which they have something, in this order."), class_name="dim"),
        over(FoldersState, "folder", t("Folder"), _form()),
    )


def _folder(folder: Any, place: Any) -> rx.Component:
    up = icon_button("up", ta("Move {what} up", what=folder.name), size="sm", on_click=FoldersState.move(folder.id, -1))
    down = icon_button(
        "down", ta("Move {what} down", what=folder.name), size="sm", on_click=FoldersState.move(folder.id, 1)
    )
    pen = icon_button("pen", ta("Change {what}", what=folder.name), size="sm", on_click=FoldersState.open(folder.id))
    deeds = rx.fragment(
        rx.cond(place > 0, up), rx.cond(place < FoldersState.folders.length() - 1, down), pen
    )  # fmt: skip
    return row(rx.fragment(icon("folder"), " ", folder.name), end=rx.cond(FoldersState.may_manage, deeds))


def _form() -> rx.Component:
    state = FoldersState
    away = button(t("Remove"), icon="trash", look="danger", on_click=state.remove)
    return form(
        text_field(
            t("Name"), "name", default_value=state.folder.name, error=state.errors["name"], max_length=80,
            required=True, hint=t("As your customers know it."),
        ),
        rx.cond(state.folder.id != "", rx.el.p(t("Documents in a folder that is removed stay."), class_name="dim")),
        dialog_actions(
            rx.cond(state.folder.id != "", away), cancel_button(), submit_button(t("Save"), busy=state.busy)
        ),
        on_submit=state.save,
    )  # fmt: skip
