"""From rows to what screens see. For this room's actions and queries."""

from typing import TypeVar
from uuid import UUID

from sqlmodel import col, select

from domain.access import Right
from domain.problems import NotFound
from domain.requests import rules
from domain.requests.forms import question_of
from domain.requests.shapes import Answer, DraftFile, DraftView, Photo, RequestFull, Said, Thing, TypeView
from domain.work import Work, id_of
from models.base import Entity
from models.company import Company
from models.customer import Address, AddressUse, Customer
from models.document import Document
from models.fact import ActorKind
from models.installation import Installation
from models.order import Order
from models.project import Project
from models.quote import Quote
from models.request import (
    OPEN,
    AnswerKind,
    Request,
    RequestDraft,
    RequestDraftFile,
    RequestStatus,
    RequestType,
)

R = TypeVar("R", bound=Entity)


def type_view(kind: RequestType) -> TypeView:
    questions = tuple(question_of(kept) for kept in kind.questions)
    return TypeView(
        kind.id, kind.name, kind.explanation, kind.icon, kind.aim, questions, kind.removed_at is None, kind.revision
    )


def offered(work: Work, company_id: UUID) -> tuple[TypeView, ...]:
    """What customers of this firm may ask for, in the firm's order."""
    query = select(RequestType).where(RequestType.company_id == company_id, col(RequestType.removed_at).is_(None))
    return tuple(type_view(kind) for kind in work.session.exec(query.order_by(col(RequestType.place))))


def own_draft(work: Work, draft_id: UUID | str, *, lock: bool = False) -> RequestDraft:
    """The draft, if it is the visitor's and the right to ask is still there."""
    query = select(RequestDraft).where(RequestDraft.id == id_of(draft_id))
    draft = work.session.exec(query.with_for_update() if lock else query).one_or_none()
    if draft is None:
        raise NotFound
    rules.assert_own(work.actor, draft)
    return draft


def draft_view(work: Work, draft: RequestDraft) -> DraftView:
    kind = work.get(RequestType, draft.type_id)
    view, company = type_view(kind), work.get(Company, kind.company_id)
    files = files_of(work, draft.id)
    with_photo = frozenset(file.question_id for file in files)
    return DraftView(
        id=draft.id,
        revision=draft.revision,
        company_id=company.id,
        company=company.name,
        customer_id=draft.customer_id,
        project_id=draft.project_id,
        project=work.get(Project, draft.project_id).title if draft.project_id else "",
        type=view,
        others=tuple(other for other in offered(work, company.id) if other.id != view.id),
        addresses=tuple(Thing(one.id, one.one_line()) for one in addresses_of(work, draft.customer_id)),
        installations=tuple(Thing(one.id, one.name) for one in installations_of(work, draft.customer_id)),
        address_id=draft.address_id,
        installation_id=draft.installation_id,
        about=draft.about,
        place=draft.place,
        text=draft.text,
        urgency=draft.urgency,
        wishes=tuple(draft.wishes),
        answers=dict(draft.answers),
        files=files,
        gaps=rules.gaps(draft, view.questions, with_photo),
        changed_at=draft.changed_at,
    )


def files_of(work: Work, draft_id: UUID) -> tuple[DraftFile, ...]:
    query = select(RequestDraftFile).where(RequestDraftFile.draft_id == draft_id).order_by(col(RequestDraftFile.id))
    return tuple(
        DraftFile(one.id, one.file_id, one.name, one.question_id, one.media_type.startswith("image/"))
        for one in work.session.exec(query)
    )


def addresses_of(work: Work, customer_id: UUID) -> list[Address]:
    """Where work may be done; empty for whoever was let into a project only."""
    query = select(Address).where(
        Address.customer_id == customer_id, Address.use == AddressUse.WORK, col(Address.left_at).is_(None)
    )
    return list(work.session.exec(query.order_by(col(Address.city), col(Address.street))))


def installations_of(work: Work, customer_id: UUID) -> list[Installation]:
    query = select(Installation).where(Installation.customer_id == customer_id, col(Installation.removed_at).is_(None))
    return list(work.session.exec(query.order_by(col(Installation.name)).limit(200)))


def full(work: Work, request: Request) -> RequestFull:
    """Everything about a request, and what this reader may do with it."""
    actor, is_open = work.actor, request.status in OPEN
    is_customer = actor.kind is ActorKind.CUSTOMER
    sees_quotes = actor.may(Right.SEE_QUOTES, request.customer_id)
    quote = _if_there(work, Quote, request.quote_id) if sees_quotes else None
    order = _if_there(work, Order, request.order_id)
    project, made = (_if_there(work, Project, id) for id in (request.project_id, request.new_project_id))
    address, customer = _if_there(work, Address, request.address_id), _if_there(work, Customer, request.customer_id)
    return RequestFull(
        id=request.id,
        number=request.number or "",
        company_id=request.company_id,
        company=work.get(Company, request.company_id).name,
        customer_id=request.customer_id,
        customer=customer.name if customer else "",
        project_id=project.id if project else None,
        project=project.title if project else "",
        type_name=request.type_name,
        icon=request.icon,
        aim=request.aim,
        status=request.status,
        author=request.author_name,
        site=address.one_line() if address else "",
        place=request.place,
        about=request.about,
        installation_id=request.installation_id,
        text=request.text,
        urgency=request.urgency,
        wishes=tuple(request.wishes),
        answers=answers_of(request),
        photos=_photos(work, request),
        talk=tuple(_said(one) for one in request.talk),
        reason=request.reason,
        quote_id=request.quote_id,
        quote_is_sent=quote is not None and quote.version > 0,
        order_id=request.order_id,
        order_number=order.number if order else "",
        new_project_id=made.id if made else None,
        new_project_number=made.number if made else "",
        created_at=request.created_at,
        handled_at=request.handled_at,
        handled_by=request.handled_by,
        may_answer=is_customer and request.status is RequestStatus.ASKED_BACK,
        may_withdraw=is_customer and is_open,
        may_handle=not is_customer and is_open and actor.may(Right.HANDLE_REQUESTS),
        may_quote=not is_customer and is_open and actor.may(Right.EDIT_QUOTES),
        may_plan=not is_customer and is_open and actor.may(Right.EDIT_PROJECTS),
    )


def answers_of(request: Request) -> tuple[Answer, ...]:
    """The questions as they were asked then; those without an answer are left out."""
    return tuple(
        Answer(one["text"], AnswerKind(one["kind"]), _joined(one["value"])) for one in request.answers if one["value"]
    )


def _joined(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _photos(work: Work, request: Request) -> tuple[Photo, ...]:
    query = select(Document).where(Document.request_id == request.id).order_by(col(Document.id))
    return tuple(Photo(one.id, one.title, one.media_type.startswith("image/")) for one in work.session.exec(query))


def _said(one: dict) -> Said:
    return Said(one["text"], one["by"], one["firm"], rules.moment(one["at"]))


def _if_there(work: Work, kind: type[R], id: UUID | None) -> R | None:
    """What may have been thrown away since, or is not for this reader's eyes."""
    try:
        return work.get(kind, id) if id else None
    except NotFound:
        return None
