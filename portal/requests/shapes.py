"""What the screens of requests show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.requests import Counter, DraftRow, DraftView, Question, RequestFull, RequestRow, TypeView
from models.request import Aim
from ui.requested import FileShape, RequestSaid, request_said
from ui.wishes import WishShape, wish_shapes


@dataclass(frozen=True)
class KindShape:
    """A kind of request one may choose."""

    id: str = ""
    name: str = ""
    explanation: str = ""
    icon: str = ""
    is_order: bool = False


@dataclass(frozen=True)
class CounterShape:
    """A firm, a record at it or a project of it, with what it does."""

    key: str = ""
    customer: str = ""
    project: str = ""
    firm: str = ""
    label: str = ""
    about: str = ""
    kinds: list[KindShape] = field(default_factory=list)


@dataclass(frozen=True)
class DraftRowShape:
    href: str = ""
    name: str = ""
    icon: str = ""
    text: str = ""
    firm: str = ""
    at: str = ""


@dataclass(frozen=True)
class RowShape:
    href: str = ""
    name: str = ""
    icon: str = ""
    number: str = ""
    about: str = ""
    firm: str = ""
    status: str = ""
    at: str = ""


@dataclass(frozen=True)
class OptionShape:
    """One of the answers one may choose, for which field: a handler in a loop in a loop knows only the inner one."""

    value: str = ""
    text: str = ""
    is_on: bool = False
    field: str = ""


@dataclass(frozen=True)
class QuestionShape:
    """A question with what is typed so far; `key` is its field, `error` a msgid."""

    key: str = ""
    id: str = ""
    text: str = ""
    hint: str = ""
    kind: str = ""
    is_required: bool = False
    value: str = ""
    error: str = ""
    options: list[OptionShape] = field(default_factory=list)
    files: list[FileShape] = field(default_factory=list)


@dataclass(frozen=True)
class DraftShape:
    id: str = ""
    firm_id: str = ""
    firm: str = ""
    customer: str = ""
    project: str = ""
    kind: KindShape = KindShape()
    is_offered: bool = True
    others: list[KindShape] = field(default_factory=list)
    addresses: list[OptionShape] = field(default_factory=list)
    things: list[OptionShape] = field(default_factory=list)
    address: str = ""
    address_text: str = ""
    thing: str = ""
    about: str = ""
    place: str = ""
    text: str = ""
    urgency: str = "normal"
    is_soon: bool = False
    wishes: list[WishShape] = field(default_factory=list)
    questions: list[QuestionShape] = field(default_factory=list)
    files: list[FileShape] = field(default_factory=list)
    at: str = ""


def counter_shape(counter: Counter) -> CounterShape:
    return CounterShape(
        key=str(counter.project_id or counter.customer_id),
        customer=str(counter.customer_id),
        project=str(counter.project_id or ""),
        firm=counter.company,
        label=counter.label,
        about=counter.about,
        kinds=[kind_shape(kind) for kind in counter.types],
    )


def kind_shape(kind: TypeView) -> KindShape:
    return KindShape(str(kind.id), kind.name, kind.explanation, kind.icon, kind.aim is Aim.ORDER)


def draft_row_shape(row: DraftRow) -> DraftRowShape:
    return DraftRowShape(
        f"/requests/drafts/{row.id}", row.type_name, row.icon, row.text[:80], row.company, row.changed_at.isoformat()
    )


def row_shape(row: RequestRow) -> RowShape:
    return RowShape(
        href=f"/requests/{row.id}",
        name=row.type_name,
        icon=row.icon,
        number=row.number,
        about=row.about or row.text[:80],
        firm=row.company,
        status=row.status.value,
        at=row.created_at.isoformat(),
    )


def draft_shape(view: DraftView, typed: Mapping[str, str], errors: Mapping[str, str]) -> DraftShape:
    """`typed` is what could not be saved and stays in its field; `errors` by field."""
    address = next((one.text for one in view.addresses if one.id == view.address_id), "")
    return DraftShape(
        id=str(view.id),
        firm_id=str(view.company_id),
        firm=view.company,
        customer=str(view.customer_id),
        project=view.project,
        kind=kind_shape(view.type),
        is_offered=view.type.is_offered,
        others=[kind_shape(kind) for kind in view.others],
        addresses=[OptionShape(str(one.id), one.text) for one in view.addresses],
        things=[OptionShape(str(one.id), one.text) for one in view.installations],
        address=str(view.address_id or ""),
        address_text=address,
        thing=str(view.installation_id or ""),
        about=view.about,
        place=typed.get("place", view.place),
        text=typed.get("text", view.text),
        urgency=view.urgency.value,
        is_soon="asap" in view.wishes,
        wishes=wish_shapes(view.wishes, at_least=1),
        questions=[_question(one, view, typed, errors) for one in view.type.questions],
        files=_files(view, ""),
        at=view.changed_at.isoformat(),
    )


def _question(
    question: Question, view: DraftView, typed: Mapping[str, str], errors: Mapping[str, str]
) -> QuestionShape:
    key, kept = f"answer:{question.id}", view.answers.get(question.id, "")
    value = kept if isinstance(kept, str) else ""
    return QuestionShape(
        key=key,
        id=question.id,
        text=question.text,
        hint=question.hint,
        kind=question.kind.value,
        is_required=question.is_required,
        value=typed.get(key, value),
        error=errors.get(key, ""),
        options=_options(question, kept),
        files=_files(view, question.id),
    )


def _options(question: Question, kept: str | list[str]) -> list[OptionShape]:
    chosen = [kept] if isinstance(kept, str) else kept
    return [OptionShape(choice, choice, choice in chosen, f"answer:{question.id}") for choice in question.choices]


def _files(view: DraftView, question_id: str) -> list[FileShape]:
    return [
        FileShape(str(file.id), file.name, f"/files/uploads/{file.file_id}", file.is_picture)
        for file in view.files
        if file.question_id == question_id
    ]


@dataclass(frozen=True)
class RequestShape(RequestSaid):
    firm_id: str = ""
    firm: str = ""
    quote: str = ""
    order: str = ""
    new_project: str = ""
    may_answer: bool = False
    may_withdraw: bool = False


def request_shape(found: RequestFull) -> RequestShape:
    return RequestShape(
        **request_said(found),
        firm_id=str(found.company_id),
        firm=found.company,
        quote=f"/quotes/{found.quote_id}" if found.quote_is_sent else "",
        order=found.order_number,
        new_project=f"/projects/{found.new_project_id}" if found.new_project_id else "",
        may_answer=found.may_answer,
        may_withdraw=found.may_withdraw,
    )
