"""What must be true about requests. Pure: no session, no clock."""

from datetime import date, datetime

from domain.access import Actor, Right
from domain.problems import Conflict, Invalid, NotAllowed, NotFound
from domain.requests.forms import Question
from domain.texts import _
from models.fact import ActorKind
from models.request import OPEN, AnswerKind, Request, RequestDraft, RequestStatus, RequestType

MOST_TEXT = 4000
MOST_PLACE = 300
MOST_ANSWER = 2000
MOST_FILES = 20
MOST_WISHES = 3
PARTS = ("any", "morning", "afternoon", "evening", "week")  # of a day; "week": any day of that day's week
SOON_AS_POSSIBLE = "asap"

REQUIRED = _("Please fill this in.")
TOO_LONG = _("This is too long.")


class EditedElsewhere(Conflict):
    text = _("You changed this on another device. What you typed here is still in its field.")


class TypeChangedMeanwhile(Conflict):
    text = _("A colleague changed this kind of request in the meantime. Look at it again before you save.")


class TypeWithdrawn(Conflict):
    text = _("The firm does not take this kind of request any more. Choose another kind; what you wrote stays.")


class NotWaiting(Conflict):
    text = _("This request was already dealt with. Look again to see what became of it.")


class NothingAsked(Conflict):
    text = _("The firm is not waiting for an answer here.")


class NotComplete(Invalid):
    """What keeps a draft from being sent, by field."""

    text = _("Something is still missing before this can be sent.")


class TooManyFiles(Invalid):
    def __init__(self) -> None:
        super().__init__({"files": _("Twenty photos and files are enough. Take some away first.")})


def assert_customer(actor: Actor) -> None:
    if actor.kind is not ActorKind.CUSTOMER:
        raise NotAllowed


def assert_staff(actor: Actor) -> None:
    """Handling requests is the firm's own business, also where a customer has rights."""
    if actor.kind is ActorKind.CUSTOMER:
        raise NotAllowed


def assert_own(actor: Actor, draft: RequestDraft) -> None:
    """A right that was taken away takes the drafts with it."""
    if not actor.may(Right.MAKE_REQUESTS, draft.customer_id, project_id=draft.project_id):
        raise NotFound


def assert_current(draft: RequestDraft, revision: int) -> None:
    if draft.revision != revision:
        raise EditedElsewhere


def assert_offered(kind: RequestType) -> None:
    if kind.removed_at is not None:
        raise TypeWithdrawn


def assert_waiting(request: Request) -> None:
    if request.status not in OPEN:
        raise NotWaiting


def assert_asked(request: Request) -> None:
    if request.status is not RequestStatus.ASKED_BACK:
        raise NothingAsked


def assert_words(text: str, *, most: int, field: str = "text") -> str:
    """The text without idle spaces; refused when there is none, or too much of it."""
    text = text.strip()
    if not text:
        raise Invalid({field: _("Write a few words first.")})
    if len(text) > most:
        raise Invalid({field: TOO_LONG})
    return text


def gaps(draft: RequestDraft, questions: tuple[Question, ...], answered_by_photo: frozenset[str]) -> dict[str, str]:
    """What keeps the draft from being sent, by field; empty when it can go."""
    missing = {
        f"answer:{question.id}": _("Add a photo.") if question.kind is AnswerKind.PHOTO else REQUIRED
        for question in questions
        if question.is_required and question.id not in answered_by_photo and not draft.answers.get(question.id)
    }
    if not (draft.address_id or draft.installation_id or draft.project_id or draft.place.strip()):
        missing["place"] = _("Say where it is.")
    if not draft.text.strip() and not any(draft.answers.get(question.id) for question in questions):
        missing["text"] = _("Say in a few words what it is about.")
    return missing


def assert_wishes(wishes: list[str]) -> list[str]:
    """Each is "asap", or a day and the part of it that suits: "2026-12-03/morning"."""
    wishes = list(dict.fromkeys(wishes))
    if len(wishes) > MOST_WISHES + 1 or not all(_is_wish(wish) for wish in wishes):
        raise Invalid({"wishes": _("Choose a day.")})
    return wishes


def assert_answer(question: Question, value: object) -> str | list[str]:
    """An answer as it is kept: text, or for several choices a list."""
    if question.kind is AnswerKind.CHOICES:
        return [one for one in question.choices if isinstance(value, list) and one in value]
    text = value.strip() if isinstance(value, str) else ""
    if text and not _fits(question, text):
        raise Invalid({f"answer:{question.id}": WAYS_OUT.get(question.kind, TOO_LONG)})
    return text


WAYS_OUT = {
    AnswerKind.NUMBER: _("Write a number, like 12 or 2,5."),
    AnswerKind.DATE: _("Choose a day."),
    AnswerKind.CHOICE: _("Choose one of the answers."),
    AnswerKind.YES_NO: _("Choose one of the answers."),
}


def moment(text: str) -> datetime:
    """A moment out of a row's JSON."""
    return datetime.fromisoformat(text)


def _fits(question: Question, text: str) -> bool:
    match question.kind:
        case AnswerKind.NUMBER:
            return text.replace(",", ".", 1).removeprefix("-").replace(".", "", 1).isdecimal() and len(text) <= 12
        case AnswerKind.DATE:
            return _is_day(text)
        case AnswerKind.CHOICE:
            return text in question.choices
        case AnswerKind.YES_NO:
            return text in ("yes", "no")
        case AnswerKind.PHOTO:
            return False
    return len(text) <= MOST_ANSWER


def _is_wish(wish: str) -> bool:
    day, _slash, part = wish.partition("/")
    return wish == SOON_AS_POSSIBLE or (_is_day(day) and part in PARTS)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-12-03")
