"""What was said with a request, as both sides show it: answers, photos and files."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from domain.requests import DraftView, Photo, RequestFull
from models.request import AnswerKind
from ui.language import N_, When, t
from ui.parts import each, section
from ui.sheets import sheet
from ui.wishes import WishShape, wish_shapes

YES_NO = {"yes": N_("Yes"), "no": N_("No")}


@dataclass(frozen=True)
class FileShape:
    """A photo or file; `href` leads to its bytes."""

    id: str = ""
    name: str = ""
    href: str = ""
    is_picture: bool = False


@dataclass(frozen=True)
class AnswerShape:
    """A question as it was asked; `said` is a msgid when `is_word`, an ISO date when `is_day`."""

    question: str = ""
    said: str = ""
    is_word: bool = False
    is_day: bool = False


@dataclass(frozen=True)
class SaidShape:
    """One message of asking back and answering."""

    text: str = ""
    by: str = ""
    at: str = ""
    is_firm: bool = False


@dataclass(frozen=True)
class RequestSaid:
    """What both sides read of a request."""

    id: str = ""
    number: str = ""
    name: str = ""
    status: str = ""
    author: str = ""
    at: str = ""
    site: str = ""
    place: str = ""
    about: str = ""
    project: str = ""
    text: str = ""
    urgency: str = ""
    is_soon: bool = False
    wishes: list[WishShape] = field(default_factory=list)
    answers: list[AnswerShape] = field(default_factory=list)
    photos: list[FileShape] = field(default_factory=list)
    talk: list[SaidShape] = field(default_factory=list)
    reason: str = ""
    handled_at: str = ""


def request_said(found: RequestFull) -> dict[str, Any]:
    """The values of `RequestSaid`."""
    return {
        "id": str(found.id),
        "number": found.number,
        "name": found.type_name,
        "status": found.status.value,
        "author": found.author,
        "at": found.created_at.isoformat(),
        "site": found.site,
        "place": found.place,
        "about": found.about,
        "project": found.project,
        "text": found.text,
        "urgency": found.urgency.value,
        "is_soon": "asap" in found.wishes,
        "wishes": wish_shapes(found.wishes),
        "answers": [_answered(one.question, one.kind, one.said) for one in found.answers],
        "photos": [_photo_shape(one) for one in found.photos],
        "talk": [SaidShape(one.text, one.by, one.at.isoformat(), one.is_firm) for one in found.talk],
        "reason": found.reason,
        "handled_at": found.handled_at.isoformat() if found.handled_at else "",
    }


def answered_shapes(view: DraftView) -> list[AnswerShape]:
    """What was answered so far, for a last look."""
    given = [(one, view.answers.get(one.id)) for one in view.type.questions]
    return [_answered(one.text, one.kind, value) for one, value in given if value]


def answers(given: Any) -> rx.Component:
    """Question and answer, one pair after the other."""
    pairs = rx.foreach(given, lambda one: rx.el.div(rx.el.dt(one.question), rx.el.dd(_said(one))))
    return rx.cond(given.length() > 0, rx.el.dl(pairs, class_name="pairs"))


def photo_list(photos: Any) -> rx.Component:
    """Pictures one can open, and files by their name."""
    pictures = rx.el.ul(*each(photos, lambda one: rx.el.li(_photo(one))), class_name="shots")
    return rx.cond(photos.length() > 0, section(t("Photos and files"), sheet("requests"), pictures))


def _photo(one: Any) -> rx.Component:
    picture = rx.el.img(src=one.href, alt=one.name, loading="lazy")
    return rx.el.a(
        rx.cond(one.is_picture, picture, rx.el.span(one.name, class_name="file")),
        href=one.href,
        target="_blank",
        reload_document=True,
    )


def _photo_shape(one: Photo) -> FileShape:
    return FileShape(str(one.document_id), one.title, f"/files/documents/{one.document_id}", one.is_picture)


def _answered(question: str, kind: AnswerKind, value: str | list[str]) -> AnswerShape:
    said = value if isinstance(value, str) else ", ".join(value)
    is_word = kind is AnswerKind.YES_NO
    return AnswerShape(question, YES_NO.get(said, said) if is_word else said, is_word, kind is AnswerKind.DATE)


def _said(one: Any) -> rx.Component:
    return rx.cond(one.is_word, t(one.said), rx.cond(one.is_day, When(one.said, "long"), one.said))
