"""What the office sees of requests."""

from dataclasses import dataclass, field

from domain.requests import RequestFull, RequestRow
from models.request import Aim
from ui.facts import FactShape
from ui.requested import RequestSaid, request_said


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
class RequestShape(RequestSaid):
    is_order: bool = False
    customer: str = ""
    customer_id: str = ""
    project_id: str = ""
    quote: str = ""
    order: str = ""
    order_number: str = ""
    new_project: str = ""
    new_project_number: str = ""
    handled_by: str = ""
    may_handle: bool = False
    may_quote: bool = False
    may_plan: bool = False
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
        **request_said(found),
        is_order=found.aim is Aim.ORDER,
        customer=found.customer,
        customer_id=str(found.customer_id),
        project_id=str(found.project_id or ""),
        quote=f"/office/quotes/{found.quote_id}" if found.quote_id else "",
        order=f"/office/orders/{found.order_id}" if found.order_id else "",
        order_number=found.order_number,
        new_project=f"/office/projects/{found.new_project_id}" if found.new_project_id else "",
        new_project_number=found.new_project_number,
        handled_by=found.handled_by,
        may_handle=found.may_handle,
        may_quote=found.may_quote,
        may_plan=found.may_plan,
        facts=facts,
    )
