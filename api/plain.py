"""What waits, as a plain list: for when a company's network lets no websocket through, or the screens do not load."""

from starlette.requests import Request
from starlette.responses import Response

from api.pages import VOORDEUR, firm_of, page
from api.problems import sign_in_first
from api.requests import customer_of, do, route
from domain import companies, waiting
from domain.waiting import WaitingKind

DOORS = {WaitingKind.QUOTE: "/a/{id}", WaitingKind.DOCUMENT: "/a/{id}", WaitingKind.INVOICE: "/pay/{id}"}
MARKS = {WaitingKind.QUOTE: "doc", WaitingKind.DOCUMENT: "folder", WaitingKind.INVOICE: "euro"}


async def show(request: Request) -> Response:
    actor = await customer_of(request)
    if actor is None:
        return sign_in_first(request)
    firms = {firm.id: firm for firm in await do(actor, companies.mine)}
    things = [(one, firms[one.company_id], DOORS[one.kind].format(id=one.id), MARKS[one.kind])
              for one in await do(actor, waiting.mine)]  # fmt: skip
    firm = firm_of(next(iter(firms.values()))) if len(firms) == 1 else VOORDEUR
    return page(request, "plain.html", language=actor.language, firm=firm, things=things)


routes = [route("/plain", show)]
