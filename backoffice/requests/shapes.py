"""What the office sees of requests."""

from dataclasses import dataclass, field

from domain.requests import RequestFull, RequestRow
from ui.facts import FactShape
from ui.requested import AnswerShape, FileShape, SaidShape, answer_shapes, photo_shapes, said_shapes
from ui.wishes import WishShape, wish_shapes


@dataclass(frozen=True)
class RequestLine:
    """A line of the list."""

    id: str = ""
    number: str = ""
    customer: str = ""
    name: str = ""
    about: str = ""
    status: str = ""
    urgency: str = ""
    at: str = ""


@dataclass(frozen=True)
class RequestShape:
    id: str = ""
    number: str = ""
    name: str = ""
    status: str = ""
    is_order: bool = False
    customer: str = ""
    customer_id: str = ""
    author: str = ""
    at: str = ""
    site: str = ""
    place: str = ""
    about: str = ""
    project: str = ""
    project_id: str = ""
    text: str = ""
    urgency: str = ""
    is_soon: bool = False
    wishes: list[WishShape] = field(default_factory=list)
    answers: list[AnswerShape] = field(default_factory=list)
    photos: list[FileShape] = field(default_factory=list)
    talk: list[SaidShape] = field(default_factory=list)
    reason: str = ""
    quote: str = ""
    order: str = ""
    order_number: str = ""
    handled_at: str = ""
    handled_by: str = ""
    may_handle: bool = False
    may_quote: bool = False
    facts: list[FactShape] = field(default_factory=list)


def line_of(row: RequestRow) -> RequestLine:
    return RequestLine(
        id=str(row.id),
        number=row.number or "–",
        customer=row.customer,
        name=row.type_name,
        about=row.about or row.text[:120],
        status=row.status.value,
        urgency=row.urgency.value,
        at=row.created_at.isoformat(),
    )


def request_shape(found: RequestFull, facts: list[FactShape]) -> RequestShape:
    return RequestShape(
        id=str(found.id),
        number=found.number,
        name=found.type_name,
        status=found.status.value,
        is_order=found.aim.value == "order",
        customer=found.customer,
        customer_id=str(found.customer_id),
        author=found.author,
        at=found.created_at.isoformat(),
        site=found.site,
        place=found.place,
        about=found.about,
        project=found.project,
        project_id=str(found.project_id or ""),
        text=found.text,
        urgency=found.urgency.value,
        is_soon="asap" in found.wishes,
        wishes=wish_shapes(found.wishes),
        answers=answer_shapes(found),
        photos=photo_shapes(found),
        talk=said_shapes(found),
        reason=found.reason,
        quote=f"/office/quotes/{found.quote_id}" if found.quote_id else "",
        order=f"/office/orders/{found.order_id}" if found.order_id else "",
        order_number=found.order_number,
        handled_at=found.handled_at.isoformat() if found.handled_at else "",
        handled_by=found.handled_by,
        may_handle=found.may_handle,
        may_quote=found.may_quote,
        facts=facts,
    )
