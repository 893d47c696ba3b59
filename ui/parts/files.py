"""Sending files, and showing documents."""

from typing import Any

import reflex as rx

from ui.language import t, ta
from ui.sheets import sheet

from .icons import icon
from .markup import Child, maybe, present, when_given

UPLOAD_URL = "/api/files"
OFFICE_UPLOAD_URL = "/api/files?door=office"  # a browser may be signed in at both doors
PICTURES = "image/*"
PICTURES_AND_PDF = "image/*,.heic,.heif,application/pdf"
MOST_MB = 25


class FileDrop(rx.Component):
    """Sends each file in parts, with its progress; goes on where it broke off. See assets/filedrop.js."""

    library = "$/public/filedrop.js"
    tag = "FileDrop"

    url: rx.Var[str]
    accept: rx.Var[str]
    multiple: rx.Var[bool]
    camera: rx.Var[bool]
    max_bytes: rx.Var[int]
    words: rx.Var[dict[str, str]]

    on_done: rx.EventHandler[lambda ids: [ids]]


def file_drop(
    label: Child,
    *,
    on_done: Any,
    accept: str = PICTURES_AND_PDF,
    multiple: bool = True,
    camera: bool = False,
    max_mb: int = MOST_MB,
    hint: Child = None,
    name: str = "files",
    url: str | rx.Var = UPLOAD_URL,
) -> rx.Component:
    """A place to drop or pick files. `on_done(ids)` gets the stored files' ids; whose they are, the domain must ask.

    Several go one after the other, each with its own bar, cancel and retry. What is too large is said before a byte of
    it is sent, at the file's name, and the others go on. `camera` adds a button that opens the phone's.
    """
    words = rx.el.span(rx.el.b(*present(label)), *present(maybe(rx.el.small, hint)))
    drop = FileDrop.create(
        icon("upload", size="l"),
        words,
        id=name,
        url=url,
        accept=accept,
        multiple=multiple,
        camera=camera,
        max_bytes=max_mb * 1024 * 1024,
        words=_words(max_mb),
        on_done=on_done,
    )
    return rx.fragment(sheet("files"), drop)


def _words(max_mb: int) -> dict[str, Any]:
    """What is said at a file that is on its way."""
    return {
        "tooLarge": ta(
            "At most {megabytes} MB can be sent. Make a shorter film or a smaller picture.", megabytes=max_mb
        ),
        "notSent": ta("This file could not be sent."),
        "lost": ta("The connection was lost. What has arrived is kept: it goes on from there."),
        "waits": ta("waits"),
        "again": ta("Go on"),
        "cancel": ta("Cancel"),
        "close": ta("Close"),
        "photo": ta("Take a photo"),
    }


def document_card(
    name: Child,
    *facts: tuple[Child, Child],
    href: str | rx.Var,
    about: Child = None,
    stamp: Child = None,
    on_open: Any = None,
) -> rx.Component:
    """What one signs: a page drawn small, its facts (amount, deadline, version), the way to read it all.

    `about`: kind and size ("pdf, 240 kB"). `stamp`: what became of it ("Approved on …").
    """
    page = rx.el.span(rx.el.b(*present(name)), *[rx.el.i() for _ in range(7)], class_name="sheet", aria_hidden="true")
    laid = [rx.el.div(rx.el.dt(*present(term)), rx.el.dd(*present(value))) for term, value in facts]
    return rx.el.article(
        rx.el.div(page, rx.el.div(rx.el.dl(*laid), *present(stamp)), class_name="doc"),
        rx.el.a(
            icon("eye", size="l"),
            rx.el.span(t("Read the whole document"), class_name="t"),
            rx.el.span(*present(about), class_name="end meta"),
            href=href,
            class_name="row",
            target="_blank",
            reload_document=True,
            **when_given(on_click=on_open),
        ),
        class_name="card",
    )


def file_row(
    name: Child, *, href: str | rx.Var, about: Child = None, remove: Child = None, mark: str | rx.Var = "doc"
) -> rx.Component:
    """A stored file in a list: opens in a new tab; `remove` is a button."""
    return rx.el.li(
        icon(mark),
        rx.el.a(*present(name), href=href, target="_blank", reload_document=True, class_name="link"),
        rx.el.small(*present(about), class_name="dim"),
        *present(remove),
        class_name="file",
    )
