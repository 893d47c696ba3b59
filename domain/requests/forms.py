"""What a firm says about a kind of request, and the questions it asks with it."""

from dataclasses import dataclass
from typing import Any

from domain.problems import Invalid
from domain.texts import _
from models.base import new_id
from models.request import Aim, AnswerKind

REQUIRED = _("Please fill this in.")
TOO_LONG = _("This is too long.")
ICONS = ("tools", "house", "building", "truck", "cal", "retry", "alert", "doc", "euro", "key", "shield", "ask")
WITH_CHOICES = (AnswerKind.CHOICE, AnswerKind.CHOICES)
MOST_CHOICES = 20
MOST_QUESTIONS = 20


@dataclass(frozen=True)
class TypeForm:
    """A kind of request, in the firm's own words."""

    name: str
    explanation: str = ""
    icon: str = "tools"
    aim: Aim = Aim.QUOTE


@dataclass(frozen=True)
class Question:
    """One question of a kind of request, or one that was asked with a request then."""

    text: str
    kind: AnswerKind = AnswerKind.TEXT
    hint: str = ""
    is_required: bool = False
    choices: tuple[str, ...] = ()
    id: str = ""

    def as_kept(self) -> dict[str, Any]:
        """For the row's JSON."""
        return {
            "id": self.id or new_id().hex[-12:],
            "kind": self.kind.value,
            "text": self.text.strip(),
            "hint": self.hint.strip(),
            "required": self.is_required,
            "choices": list(self.choices),
        }


def question_of(kept: dict[str, Any]) -> Question:
    return Question(
        text=kept["text"],
        kind=AnswerKind(kept["kind"]),
        hint=kept.get("hint", ""),
        is_required=bool(kept.get("required")),
        choices=tuple(kept.get("choices", ())),
        id=kept["id"],
    )


def check_type(form: TypeForm) -> None:
    errors = {}
    if not form.name.strip():
        errors["name"] = REQUIRED
    errors |= {name: TOO_LONG for name, most in (("name", 80), ("explanation", 400)) if len(getattr(form, name)) > most}
    if form.icon not in ICONS:
        errors["icon"] = _("Choose one of the pictures.")
    if errors:
        raise Invalid(errors)


def check_question(form: Question) -> Question:
    """The question without idle spaces and empty choices, or Invalid with everything that is wrong."""
    errors = {}
    choices = tuple(dict.fromkeys(" ".join(choice.split()) for choice in form.choices if choice.strip()))
    if not form.text.strip():
        errors["text"] = REQUIRED
    if len(form.text) > 160:
        errors["text"] = TOO_LONG
    if len(form.hint) > 200:
        errors["hint"] = TOO_LONG
    if form.kind in WITH_CHOICES and len(choices) < 2:
        errors["choices"] = _("Write at least two answers, each on its own line.")
    if len(choices) > MOST_CHOICES or any(len(choice) > 80 for choice in choices):
        errors["choices"] = _("At most twenty answers of at most eighty characters.")
    if errors:
        raise Invalid(errors)
    kept = choices if form.kind in WITH_CHOICES else ()
    return Question(form.text.strip(), form.kind, form.hint.strip(), form.is_required, kept, form.id)
