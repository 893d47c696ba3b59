"""A request while it is written: saved as it is typed, checked, sent."""

from typing import Any
from uuid import UUID

import reflex as rx

from domain import planning, requests
from domain.access import Right
from domain.problems import Invalid
from domain.requests import DraftView
from domain.work import Work
from portal.arriving import Arriving, arriving, named_in
from portal.frame import FrameState
from portal.requests.shapes import DraftShape, draft_shape
from portal.visits import VisitShape, visit_shape
from ui.ask import ask, reading
from ui.drafting import Drafting, News, saving
from ui.gated import ForCustomer
from ui.language import N_
from ui.requested import AnswerShape, answered_shapes
from ui.wishes import WishShape, wish_shapes, with_wish

Value = str | list[str]
FIELDS = ("text", "place", "urgency", "address_id", "installation_id")


class DraftState(ForCustomer, Arriving, Drafting, rx.State):
    """`is_checking`: all is filled in, and the person reads once more what will be sent. `lately`: who was there."""

    draft: DraftShape = DraftShape()
    is_checking: bool = False
    busy: bool = False
    wrong: str = ""  # what was the matter with the last files
    said: list[AnswerShape] = []
    days: list[WishShape] = []
    file_count: int = 0
    lately: list[VisitShape] = []
    _view: DraftView | None = None

    @rx.event
    async def load(self):
        wanted = named_in(self)
        if self.draft.id != wanted:
            self._forget_draft()
            self._view, self.draft, self.is_there, self.is_checking = None, DraftShape(), False, False
            yield
        with arriving(self):
            self._show(await ask(self, requests.draft, wanted, shape=lambda view: view))
            self.lately = await ask(self, lately_at, self.draft.thing and self.draft.address, shape=lambda found: found)
            (await self.get_state(FrameState))._show(self.draft.firm_id)

    @rx.event
    async def write(self, field: str, text: str):
        """Keep what was typed or chosen."""
        if field in FIELDS or field.startswith("answer:"):
            await self._keep(field, text, text)

    @rx.event
    async def toggle(self, field: str, value: str):
        """One of several choices, on or off."""
        kept = self._view.answers.get(field.partition(":")[2], []) if self._view else []
        chosen = list(kept) if isinstance(kept, list) else []
        await self._keep(field, [one for one in chosen if one != value] if value in chosen else [*chosen, value])

    @rx.event
    async def hurry(self, is_soon: bool):  # noqa: FBT001
        """As soon as possible, or not."""
        days = [wish for wish in self._wishes() if wish != "asap"]
        await self._keep("wishes", ["asap", *days] if is_soon else days)

    @rx.event
    async def wish(self, n: int, what: str, text: str):
        """The day, or the part of the day, of the n-th wish."""
        await self._keep("wishes", with_wish(self._wishes(), n, what, text))

    @rx.event
    async def attach(self, question_id: str, ids: list[str]):
        """Photos and files have arrived; now they belong to the draft."""
        self.wrong = ""
        try:
            made = await ask(
                self, requests.attach, self.draft.id, ids[:20], question_id=question_id, shape=lambda view: view
            )
        except Invalid as problem:
            self.wrong = next(iter(problem.errors.values()))
            return
        self._show(made)

    @rx.event
    async def detach(self, file_id: str):
        self._show(await ask(self, requests.detach, self.draft.id, file_id, shape=lambda view: view))

    @rx.event
    async def become(self, kind_id: str):
        """Go on as another kind of request."""
        with saving(self):
            self._show(
                await ask(self, requests.choose_type, self.draft.id, self._revision(), kind_id, shape=lambda view: view)
            )

    @rx.event
    async def check(self):
        """Everything there? Then read it once more; else go to what is missing."""
        gaps = self._view.gaps if self._view else {}
        self.errors = {**{key: self.errors[key] for key in self.typed if key in self.errors}, **gaps}
        self.turn += 1
        self.is_checking = not self.errors
        self._show(self._view)
        if self.errors:
            self._go_to(next(iter(self.errors)))

    @rx.event
    def go_back(self):
        """Change something after all."""
        self.is_checking = False

    @rx.event
    async def send(self):
        self.busy = True
        yield
        sent = ""
        with saving(self):
            sent = await ask(self, requests.send, self.draft.id, self._revision(), shape=lambda made: str(made.id))
        self.busy = False
        if sent:
            yield rx.redirect(f"/requests/{sent}")
        else:
            self.is_checking = False
            await self._look_again()

    @rx.event
    async def throw_away(self):
        await ask(self, requests.discard, self.draft.id)
        return rx.redirect("/requests")

    @rx.event
    async def save_mine(self):
        """After another device was faster: what was typed here wins."""
        kept, self.news, self.clash = dict(self.typed), [], ""
        for field, text in kept.items():
            await self._keep(field, text, text)

    @rx.event
    async def take_theirs(self):
        """After another device was faster: what was typed there stands."""
        self._forget_draft()
        self._show(self._view)

    async def _keep(self, field: str, value: Value, text: str = "") -> None:
        """Save one field. Where another device changed something else meanwhile, both changes stand."""
        made = await self._saved(field, value, text)
        before = self._view
        if made is None and self.clash:
            await self._look_again()
            if before and self._view and _value_in(before, field) == _value_in(self._view, field):
                self.clash = ""
                made = await self._saved(field, value, text)
            elif self._view:
                theirs = _value_in(self._view, field)
                self.news = [News(field, N_("Typed on the other device"), before=text, after=str(theirs))]
        self._show(made or self._view)

    async def _saved(self, field: str, value: Value, text: str) -> DraftView | None:
        with saving(self, field, text):
            return await ask(
                self, requests.write, self.draft.id, self._revision(), {field: value}, shape=lambda view: view
            )
        return None

    async def _look_again(self) -> None:
        self._show(await ask(self, requests.draft, self.draft.id, shape=lambda view: view))

    def _show(self, view: DraftView | None) -> None:
        if view is None:
            return
        self._view = view
        still = {key: text for key, text in self.errors.items() if key in view.gaps or key in self.typed}
        self.errors = still
        self.draft = draft_shape(view, self.typed, still)
        self.said, self.days, self.file_count = answered_shapes(view), wish_shapes(view.wishes), len(view.files)

    def _wishes(self) -> tuple[str, ...]:
        return self._view.wishes if self._view else ()

    def _revision(self) -> int:
        return self._view.revision if self._view else 0


def _value_in(view: DraftView, field: str) -> Any:
    if field.startswith("answer:"):
        return view.answers.get(field.partition(":")[2], "")
    return getattr(view, field)


@reading
def lately_at(work: Work, address_id: str) -> list[VisitShape]:
    """What was done in the last thirty days where the thing of this request is."""
    if not address_id or not work.actor.may(Right.SEE_PLANNING):
        return []
    return [visit_shape(visit, work.now) for visit in planning.lately(work, UUID(address_id))]
