"""From a draft to a request: frozen as it stands, with its photos in the archive, once."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.documents import rules as papers
from domain.problems import NotFound
from domain.requests import rules
from domain.requests.drafting import remove
from domain.requests.forms import Question, question_of
from domain.requests.reading import files_of, own_draft
from domain.requests.shapes import DraftFile
from domain.work import Work, id_of
from models.document import Document, DocumentKind, StoredFile
from models.request import AnswerKind, Request, RequestDraft, RequestType


@needs(Right.MAKE_REQUESTS)
def send(work: Work, draft_id: UUID | str, revision: int) -> Request:
    """Send what the draft says; from now on nobody changes it. Pressing twice sends once.

    Raises NotComplete with what is missing, EditedElsewhere, TypeWithdrawn.
    """
    try:
        draft = own_draft(work, draft_id, lock=True)
    except NotFound:
        return _sent_before(work, draft_id)
    rules.assert_current(draft, revision)
    kind = work.get(RequestType, draft.type_id)
    rules.assert_offered(kind)
    questions, files = tuple(question_of(kept) for kept in kind.questions), files_of(work, draft.id)
    if missing := rules.gaps(draft, questions, frozenset(file.question_id for file in files)):
        raise rules.NotComplete(missing)
    request = work.add(_frozen(work, draft, kind, questions))
    texts = {question.id: question.text for question in questions}
    for file in files:
        work.session.add(_filed(work, request, file, texts.get(file.question_id, "")))
    remove(work, draft)
    work.record("request.sent", request, type=request.type_name)
    return request


def _sent_before(work: Work, draft_id: UUID | str) -> Request:
    query = select(Request).where(Request.draft_id == id_of(draft_id), Request.author_id == work.actor.account_id)
    found = work.session.exec(query).one_or_none()
    if found is None:
        raise NotFound
    return found


def _frozen(work: Work, draft: RequestDraft, kind: RequestType, questions: tuple[Question, ...]) -> Request:
    kept = ("customer_id", "project_id", "address_id", "installation_id", "about", "urgency", "wishes")
    return Request(
        company_id=kind.company_id,
        draft_id=draft.id,
        type_id=kind.id,
        type_name=kind.name,
        icon=kind.icon,
        aim=kind.aim,
        author_id=draft.account_id,
        author_name=work.actor.name[:120],
        text=draft.text.strip(),
        place=draft.place.strip(),
        answers=[_answer(question, draft) for question in questions if question.kind is not AnswerKind.PHOTO],
        created_at=work.now,
        **{name: getattr(draft, name) for name in kept},
    )


def _answer(question: Question, draft: RequestDraft) -> dict[str, Any]:
    value = draft.answers.get(question.id, "")
    return {"text": question.text, "kind": question.kind.value, "value": value}


def _filed(work: Work, request: Request, file: DraftFile, question: str) -> Document:
    """The upload as a document of the request, called by the question it answers."""
    stored = work.get(StoredFile, file.file_id)
    title = question or papers.title_of(stored.name)
    return Document(
        company_id=request.company_id,
        customer_id=request.customer_id,
        project_id=request.project_id,
        request_id=request.id,
        installation_id=request.installation_id,
        address_id=request.address_id,
        kind=DocumentKind.PHOTO if file.is_picture else DocumentKind.OTHER,
        title=title[:200],
        file_id=stored.id,
        sha256=stored.sha256,
        name=stored.name,
        media_type=stored.media_type,
        size=stored.size,
        search=f"{title} {stored.name}".lower()[:400],
        created_at=work.now,
    )
