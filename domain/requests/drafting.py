"""Drafts: begun, kept as they are typed, resumed elsewhere, thrown away."""

from collections.abc import Mapping
from uuid import UUID

from sqlmodel import col, select

from domain import installations
from domain.access import HOUSE, Actor, Right, needs
from domain.installations import Sticker
from domain.problems import Invalid, NotFound
from domain.requests import rules
from domain.requests.forms import Question, question_of
from domain.requests.reading import addresses_of, draft_view, files_of, installations_of, own_draft
from domain.requests.shapes import DraftView
from domain.texts import _
from domain.work import Work, work_as
from models.document import StoredFile
from models.installation import Installation
from models.project import Project
from models.request import AnswerKind, RequestDraft, RequestDraftFile, RequestType, Urgency

Value = str | list[str]
NOT_YOURS = _("Choose one of the list.")


@needs(Right.MAKE_REQUESTS)
def begin(
    work: Work,
    type_id: UUID | str,
    customer_id: UUID | str,
    *,
    project_id: UUID | str | None = None,
    sticker: str = "",
) -> DraftView:
    """A new draft; or the open one of this kind, which is offered again instead of lost.

    With a sticker it is about the installation that bears it, with a project about that: a draft about something else
    stays as it is. Whoever is let into a project only asks in it, for others there to read; the customer only names it.
    """
    kind = work.get(RequestType, type_id)
    rules.assert_offered(kind)
    draft = _blank(work, kind, customer_id, project_id)
    if sticker:
        _stick(draft, work.actor, sticker)
    if (open_one := _open_one(work, draft)) is not None:
        return draft_view(work, open_one)
    if not draft.address_id and not draft.project_id:
        draft.address_id = _only_address(work, draft.customer_id)
    work.session.add(draft)
    work.session.flush()
    return draft_view(work, draft)


@needs(Right.MAKE_REQUESTS)
def write(work: Work, draft_id: UUID | str, revision: int, changes: Mapping[str, Value]) -> DraftView:
    """Keep what was typed: field name to value. Raises EditedElsewhere when another device was faster."""
    draft = own_draft(work, draft_id, lock=True)
    rules.assert_current(draft, revision)
    for field, value in changes.items():
        _put(work, draft, field, value)
    return _touched(work, draft)


@needs(Right.MAKE_REQUESTS)
def choose_type(work: Work, draft_id: UUID | str, revision: int, type_id: UUID | str) -> DraftView:
    """Go on as another kind of request of the same firm; answers to the same questions come along."""
    draft = own_draft(work, draft_id, lock=True)
    rules.assert_current(draft, revision)
    old, new = work.get(RequestType, draft.type_id), work.get(RequestType, type_id)
    if new.company_id != old.company_id:
        raise NotFound
    rules.assert_offered(new)
    draft.type_id, draft.answers = new.id, _carried_over(draft, _questions(old), _questions(new))
    return _touched(work, draft)


@needs(Right.MAKE_REQUESTS)
def attach(work: Work, draft_id: UUID | str, file_ids: list[str], *, question_id: str = "") -> DraftView:
    """Put uploads with the draft: as an answer to a question for photos, or with the whole."""
    draft = own_draft(work, draft_id, lock=True)
    known = {file.file_id for file in files_of(work, draft.id)}
    if question_id and question_id not in {one.id for one in _photo_questions(work, draft)}:
        raise NotFound
    for id in file_ids:
        file = work.get(StoredFile, id)
        if file.uploaded_by != work.actor.account_id or file.customer_id not in (None, draft.customer_id):
            raise NotFound
        if file.id not in known:
            known.add(file.id)
            work.session.add(_with_draft(draft, file, question_id))
    if len(known) > rules.MOST_FILES:
        raise rules.TooManyFiles
    work.session.flush()
    return draft_view(work, draft)


@needs(Right.MAKE_REQUESTS)
def detach(work: Work, draft_id: UUID | str, draft_file_id: UUID | str) -> DraftView:
    """Take a photo or file away again; the upload is swept later."""
    draft = own_draft(work, draft_id, lock=True)
    query = select(RequestDraftFile).where(RequestDraftFile.draft_id == draft.id)
    found = next((one for one in work.session.exec(query) if str(one.id) == str(draft_file_id)), None)
    if found is None:
        raise NotFound
    work.session.delete(found)
    work.session.flush()
    return draft_view(work, draft)


@needs(Right.MAKE_REQUESTS)
def discard(work: Work, draft_id: UUID | str) -> None:
    """Throw a draft away, for ever."""
    remove(work, own_draft(work, draft_id, lock=True))


def remove(work: Work, draft: RequestDraft) -> None:
    """For this room: the draft and its list of files, but not the files."""
    for one in work.session.exec(select(RequestDraftFile).where(RequestDraftFile.draft_id == draft.id)):
        work.session.delete(one)
    work.session.flush()
    work.session.delete(draft)
    work.session.flush()


def _blank(work: Work, kind: RequestType, customer_id: UUID | str, project_id: UUID | str | None) -> RequestDraft:
    project = work.get(Project, project_id) if project_id else None
    places = [one for one in (*work.actor.seats, *work.actor.passes) if str(one.customer_id) == str(customer_id)]
    if not places or places[0].company_id != kind.company_id:
        raise NotFound
    if project and project.customer_id != places[0].customer_id:
        raise NotFound
    assert work.actor.account_id  # customers have one
    is_customer = any(seat.customer_id == places[0].customer_id for seat in work.actor.seats)
    draft = RequestDraft(
        account_id=work.actor.account_id,
        type_id=kind.id,
        customer_id=places[0].customer_id,
        project_id=project.id if project and not is_customer else None,
        about=project.title if project and is_customer else "",
        address_id=project.address_id if project else None,
        created_at=work.now,
        changed_at=work.now,
    )
    rules.assert_own(work.actor, draft)
    return draft


def _stick(draft: RequestDraft, actor: Actor, code: str) -> None:
    """Fill in what the sticker is on. It is read as the house: a project's people see the object, not the record."""
    with work_as(HOUSE, writes=False) as house:
        sticker: Sticker = installations.by_sticker(house, code)
    if sticker.customer_id != draft.customer_id:
        raise NotFound
    draft.installation_id, draft.about = sticker.installation_id, sticker.name
    draft.address_id = sticker.address_id or draft.address_id


def _open_one(work: Work, wanted: RequestDraft) -> RequestDraft | None:
    """The open draft of the same kind at the same place, about the same thing if that is known."""
    query = select(RequestDraft).where(
        RequestDraft.type_id == wanted.type_id,
        RequestDraft.customer_id == wanted.customer_id,
        RequestDraft.project_id == wanted.project_id,
    )
    if wanted.installation_id:
        query = query.where(RequestDraft.installation_id == wanted.installation_id)
    elif wanted.about:
        query = query.where(RequestDraft.about == wanted.about)
    return work.session.exec(query.order_by(col(RequestDraft.changed_at).desc())).first()


def _only_address(work: Work, customer_id: UUID) -> UUID | None:
    found = addresses_of(work, customer_id)
    return found[0].id if len(found) == 1 else None


def _put(work: Work, draft: RequestDraft, field: str, value: Value) -> None:
    match field:
        case "text":
            draft.text = _short(value, rules.MOST_TEXT, field)
        case "place":
            draft.place = _short(value, rules.MOST_PLACE, field)
        case "urgency":
            draft.urgency = _urgency(value)
        case "wishes":
            draft.wishes = rules.assert_wishes([value] if isinstance(value, str) else value)
        case "address_id":
            draft.address_id = _chosen(value, {one.id for one in addresses_of(work, draft.customer_id)}, field)
        case "installation_id":
            _be_about(work, draft, value)
        case _:
            draft.answers = _answered(work, draft, field, value)


def _be_about(work: Work, draft: RequestDraft, value: Value) -> None:
    known: dict[UUID, Installation] = {one.id: one for one in installations_of(work, draft.customer_id)}
    draft.installation_id = _chosen(value, set(known), "installation_id")
    chosen = known.get(draft.installation_id) if draft.installation_id else None
    draft.about = chosen.name if chosen else ""
    draft.address_id = (chosen.address_id if chosen else None) or draft.address_id


def _answered(work: Work, draft: RequestDraft, field: str, value: Value) -> dict[str, Value]:
    asked = {f"answer:{one.id}": one for one in _questions(work.get(RequestType, draft.type_id))}
    if field not in asked:
        raise Invalid({field: _("The firm does not ask this any more.")})
    return {**draft.answers, asked[field].id: rules.assert_answer(asked[field], value)}


def _carried_over(draft: RequestDraft, old: tuple[Question, ...], new: tuple[Question, ...]) -> dict[str, Value]:
    same = {(one.text, one.kind, one.choices): draft.answers.get(one.id) for one in old}
    found = {one.id: same.get((one.text, one.kind, one.choices)) for one in new}
    return {id: value for id, value in found.items() if value}


def _questions(kind: RequestType) -> tuple[Question, ...]:
    return tuple(question_of(kept) for kept in kind.questions)


def _photo_questions(work: Work, draft: RequestDraft) -> list[Question]:
    asked = _questions(work.get(RequestType, draft.type_id))
    return [one for one in asked if one.kind is AnswerKind.PHOTO]


def _with_draft(draft: RequestDraft, file: StoredFile, question_id: str) -> RequestDraftFile:
    return RequestDraftFile(
        account_id=draft.account_id,
        draft_id=draft.id,
        file_id=file.id,
        question_id=question_id,
        name=file.name,
        media_type=file.media_type,
    )


def _touched(work: Work, draft: RequestDraft) -> DraftView:
    draft.revision += 1
    draft.changed_at = work.now
    work.session.add(draft)
    work.session.flush()
    return draft_view(work, draft)


def _short(value: Value, most: int, field: str) -> str:
    text = value if isinstance(value, str) else ""
    if len(text) > most:
        raise Invalid({field: rules.TOO_LONG})
    return text


def _urgency(value: Value) -> Urgency:
    if not isinstance(value, str) or value not in set(Urgency):
        raise Invalid({"urgency": NOT_YOURS})
    return Urgency(value)


def _chosen(value: Value, known: set[UUID], field: str) -> UUID | None:
    if not value:
        return None
    found = next((id for id in known if str(id) == value), None)
    if found is None:
        raise Invalid({field: NOT_YOURS})
    return found
