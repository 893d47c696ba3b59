"""What the home page knows."""

import reflex as rx

from domain import customers, documents, planning, quotes, requests, waiting
from domain.access import Right
from domain.waiting import Waiting, WaitingKind
from domain.work import Work
from portal.arriving import Arriving, arriving
from portal.frame import FrameState
from portal.home.shapes import AddressShape, WaitingShape, address_shapes, asked_shape, waiting_shape
from portal.paper import PaperShape, paper_shape
from portal.visits import VisitShape, visit_shape
from ui.ask import ask, reading
from ui.gated import ForCustomer

LATEST = 4
NEXT_VISITS = 3


class HomeState(ForCustomer, Arriving, rx.State):
    """`lead` is what a firm asked back, else what ends first, `rest` the others; `count` all of them.

    `visits`: who comes next.
    """

    lead: WaitingShape = WaitingShape()
    picture: str = ""
    rest: list[WaitingShape] = []
    count: int = 0
    addresses: list[AddressShape] = []
    papers: list[PaperShape] = []
    visits: list[VisitShape] = []

    @rx.event
    async def load(self):
        with arriving(self):
            frame = await self.get_state(FrameState)
            firm_of = frame._firm_at
            firm_id = frame.chosen or None
            found = await ask(self, _now, firm_id, shape=lambda found: found)
            asked, things, (addresses, seats), papers, visits, self.picture = found
            shapes = [*asked, *(waiting_shape(one, firm_of) for one in things)]
            self.count = len(shapes)
            self.lead, self.rest = (shapes or [WaitingShape()])[0], shapes[1:]
            self.addresses = address_shapes(addresses, seats, things, firm_of)
            self.papers = [paper_shape(row, firm_of) for row in papers]
            self.visits = visits


@reading
def _now(
    work: Work, firm_id: str | None
) -> tuple[list[WaitingShape], tuple[Waiting, ...], tuple, tuple, list[VisitShape], str]:
    """What was asked back, what else waits, addresses, the newest papers, who comes, a picture of the first."""
    may_ask = work.actor.may(Right.MAKE_REQUESTS)
    asked = [asked_shape(row) for row in requests.asked_back(work, company_id=firm_id)] if may_ask else []
    things = waiting.mine(work, company_id=firm_id)
    addresses = [one for one in customers.my_addresses(work) if firm_id in (None, str(one.company_id))]
    records = addresses, customers.my_memberships(work)
    papers = documents.page(work, company_id=firm_id, size=LATEST).rows
    may_see = work.actor.may(Right.SEE_PLANNING)
    visits = planning.upcoming(work, company_id=firm_id, limit=NEXT_VISITS) if may_see else []
    shown = [visit_shape(visit, work.now) for visit in visits]
    return asked, things, records, papers, shown, "" if asked else _picture(work, things)


def _picture(work: Work, things: tuple[Waiting, ...]) -> str:
    """The first photo of the quote that is most urgent."""
    first = things[0] if things else None
    if first is None or first.kind is not WaitingKind.QUOTE or not work.actor.may(Right.SEE_QUOTES, first.customer_id):
        return ""
    photos = quotes.for_customer(work, str(first.quote_id)).offer.attachments
    return next(
        (f"/files/documents/{photo.document_id}" for photo in photos if photo.media_type.startswith("image/")), ""
    )
