"""The list of quotes, and the way to a new one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import reflex as rx

from backoffice.customer_choice import CustomerChoice, choice_of
from backoffice.quotes.parts import QUESTION
from domain import customers, quotes
from domain.paging import Page
from domain.quotes import MOST_COUNTED, Progress, QuoteRow
from domain.work import Work
from models.customer import Address
from models.quote import QuoteStatus
from ui.ask import ask, reading
from ui.choosing import Choosing
from ui.form import Form, filling
from ui.gated import ForStaff
from ui.language import N_
from ui.lines import Choice
from ui.listing import Listing
from ui.problems import tell


@dataclass(frozen=True)
class QuoteLine:
    """A line of the list; `status` also says that a question waits. Moments are ISO, "" while they did not come."""

    id: str = ""
    number: str = ""
    customer: str = ""
    title: str = ""
    status: str = ""
    cents: int = 0
    valid_until: str = ""
    sent_at: str = ""
    opened_at: str = ""
    decided_at: str = ""
    version: int = 0


class QuotesState(ForStaff, Listing, Choosing, rx.State):
    """All quotes, the newest first."""

    rows: list[QuoteLine] = []
    counts: dict[str, str] = {}

    @rx.event
    async def withdraw_chosen(self):
        """Take the chosen quotes back, as far as they still wait."""
        count = await ask(self, quotes.withdraw_open, self.chosen, shape=lambda count: count)
        self._choose([])
        yield tell(N_("{count} quotes withdrawn."), count=count)
        await self._arrive()
        await self._show()

    async def _arrive(self) -> None:
        self.counts = await ask(self, quotes.counts, shape=counts_of)

    async def _show(self) -> None:
        self.rows = await self._page(listed, lambda found: line_of(*found), status=status_of(self.status))
        self._choose(self.chosen)


class NewQuoteState(ForStaff, Form, CustomerChoice, rx.State):
    """For whom is it? Everything else is asked in the quote itself."""

    addresses: list[Choice] = []

    @rx.event
    async def load(self):
        self.errors, self.addresses = {}, []
        await self._arrive()
        if self.customer.value:
            await self._look_at_addresses()

    @rx.event
    async def take(self, id: str):
        """This customer, with the addresses to choose from."""
        self.customer = await ask(self, customers.by_id, id, shape=choice_of)
        await self._look_at_addresses()

    @rx.event
    async def write(self, form: dict[str, Any]):
        """Make the draft and go on in it."""
        with filling(self):
            title, address = str(form.get("title") or ""), str(form.get("address_id") or "")
            id = await ask(
                self, quotes.create, self.customer.value, title=title, address_id=address or None,
                shape=lambda draft: str(draft.id),
            )  # fmt: skip
            return rx.redirect(f"/office/quotes/{id}")

    async def _look_at_addresses(self) -> None:
        places = await ask(self, customers.addresses, UUID(self.customer.value), shape=places_of)
        self.addresses = [*places, Choice("", "–")]


@reading
def listed(work: Work, **wanted: Any) -> Page[tuple[QuoteRow, Progress]]:
    """A page of quotes, each with how far it is."""
    page = quotes.page(work, **wanted)
    progress = quotes.progress(work, [row.id for row in page.rows])
    return page.map(lambda row: (row, progress.get(row.id, Progress())))


def places_of(addresses: list[Address]) -> list[Choice]:
    return [Choice(str(place.id), place.one_line()) for place in addresses]


def line_of(row: QuoteRow, progress: Progress) -> QuoteLine:
    waits = row.status is QuoteStatus.SENT and progress.questions
    return QuoteLine(
        id=str(row.id),
        number=row.number,
        customer=row.customer,
        title=row.title,
        status=QUESTION if waits else row.status.value,
        cents=row.total_cents,
        valid_until=row.valid_until.isoformat(),
        sent_at=row.sent_at.isoformat() if row.sent_at else "",
        opened_at=progress.opened_at.isoformat() if progress.opened_at else "",
        decided_at=row.decided_at.isoformat() if row.decided_at else "",
        version=row.version,
    )


def status_of(text: str) -> QuoteStatus | None:
    """The status of the tab; what nobody offers shows all."""
    return QuoteStatus(text) if text in set(QuoteStatus) else None


def counts_of(counts: dict[QuoteStatus, int]) -> dict[str, str]:
    return {status.value: _up_to(count) for status, count in counts.items()}


def _up_to(count: int) -> str:
    return f"{MOST_COUNTED}+" if count >= MOST_COUNTED else str(count)
