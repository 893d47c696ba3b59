"""What may be said and read. Pure."""

from uuid import UUID

from domain.access import Actor, Right
from domain.problems import Invalid, NotAllowed
from domain.texts import _
from models.fact import ActorKind
from models.message import Thread, ThreadSubject

MOST_TEXT = 4000
MOST_FILES = 10
LONGEST_KEY = 80
PREVIEW = 160


def assert_said(text: str, files: tuple[UUID | str, ...] = ()) -> str:
    """The text without spaces around it; a photo needs no words."""
    text = text.replace("\0", "").strip()
    if not text and not files:
        raise Invalid({"text": _("Write something first.")})
    if len(text) > MOST_TEXT:
        raise Invalid({"text": _("This is too long: {most} characters at most.")}, most=MOST_TEXT)
    if len(files) > MOST_FILES:
        raise Invalid({"text": _("At most {most} files go with one message.")}, most=MOST_FILES)
    return text


def assert_key(key: str) -> str:
    if not 8 <= len(key) <= LONGEST_KEY or not key.isascii():
        raise Invalid({"text": _("This message cannot be recognised. Load the page again and send it once more.")})
    return key


def assert_staff(actor: Actor) -> None:
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed


def may_read(actor: Actor, thread: Thread) -> bool:
    """The talk about a quote tells what is in the quote."""
    return thread.subject_kind is not ThreadSubject.QUOTE or actor.may(Right.SEE_QUOTES, thread.customer_id)


def preview(text: str) -> str:
    return " ".join(text.split())[:PREVIEW]
