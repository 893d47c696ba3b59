"""What stands round every page of the portal: the firms, who is here, what waits; and which firm is shown."""

from dataclasses import dataclass, replace
from secrets import token_hex
from typing import Any
from urllib.parse import quote
from uuid import UUID

import reflex as rx
from reflex.state import OnLoadInternalState

from domain import accounts, companies, customers, messages, projects, requests, waiting
from domain.access import Actor, Right
from domain.customers import lacks_capacity
from domain.waiting import Waiting, WaitingKind
from domain.work import Work
from models.account import Account, Capacity, Membership
from models.company import Company
from models.customer import Customer
from ui import menu as menus
from ui.ask import ask, reading
from ui.gated import ForCustomer
from ui.language import N_, NAMES, switch_to, t
from ui.page import frame
from ui.parts import FirmShape, button, icon, menu, onward, sign_out_form
from ui.shell_portal import open_place
from ui.visitor import Door

PLACE_OF = {WaitingKind.QUOTE: "/quotes", WaitingKind.DOCUMENT: "/documents", WaitingKind.INVOICE: "/invoices"}
MESSAGES = "/messages"
REQUESTS = "/requests"
#: Who has none of these rights anywhere has no use for the place.
RIGHTS_OF = {
    "/quotes": {Right.SEE_QUOTES},
    "/invoices": {Right.SEE_INVOICES},
    "/messages": {Right.TALK},
    "/projects": {Right.SEE_PROJECTS},
    "/documents": {Right.SEE_DOCUMENTS, Right.SEE_QUOTES, Right.SEE_INVOICES, Right.ASK},
    "/requests": {Right.MAKE_REQUESTS},
}
Seats = list[tuple[Membership, Customer]]
Surroundings = tuple[list[Company], Account, Seats, tuple[Waiting, ...], list[UUID], list[UUID], bool]
#: What a firm calls its projects (MA-11).
PROJECT_WORDS = {"project": N_("Projects"), "order": N_("Orders"), "customer": N_("Customers")}
ALL_FIRMS = FirmShape(name="Voordeur", mark="V", brand="#0f5c4d", brand_ink="#ffffff")


class FrameState(ForCustomer, rx.State):
    """Which firm the customer looks at ("" is all of them), and what every page needs to know about the visitor."""

    firms: list[FirmShape] = []
    firm: FirmShape = FirmShape(name="Voordeur", mark="V")
    firm_count: int = 1
    chosen: str = ""
    me: str = ""
    email: str = ""
    language: str = ""
    counts: dict[str, int] = {}
    projects: str = PROJECT_WORDS["project"]  # as the firm shown calls them; several firms: the usual word
    shut: list[str] = []  # places this person has no use for
    country: str = ""
    zone: str = ""
    sees_quotes: bool = True
    sees_invoices: bool = True
    may_request: bool = False
    is_tenant: bool = False  # somewhere; others without a right have it from whoever let them in
    is_known: bool = True
    looks_as: str = ""  # a colleague with this customer's eyes
    leave_to: str = ""
    leave_turn: str = ""  # the tab keeps its state while it is away, and must not leave again when it is back
    _firm_of: dict[str, str] = {}  # by customer record
    _places: dict[str, tuple[str, str]] = {}  # country and zone by firm
    _words: dict[str, str] = {}  # what they call their projects, by firm

    @rx.event
    async def load(self):
        """At every arrival. Who has yet to say how he or she stands to the address goes there first."""
        seen = await ask(self, _surroundings, shape=_Seen.of)
        self._take(seen)
        if self._is_place():
            self._show(self.chosen)
        self.leave_to = ""
        if seen.lacks_capacity:
            self.leave_to, self.leave_turn = f"/welcome?next={quote(self._address())}", token_hex(4)

    @rx.event
    async def choose(self, firm_id: str):
        """Show one firm only, or all again."""
        self.chosen = firm_id if firm_id in self._places else ""
        if not self._is_place():
            return rx.redirect("/")
        return OnLoadInternalState.on_load_internal

    @rx.event
    async def speak(self, language: str):
        """The screen has changed already; keep it for mails and PDFs."""
        await ask(self, accounts.change_language, language, shape=lambda _: None)
        self.language = language

    def _take(self, seen: "_Seen") -> None:
        self._firm_of, self._places, self._words = seen.firm_of, seen.places, seen.words
        if self.chosen not in self._places:
            self.chosen = ""
        self.firms = [replace(ALL_FIRMS, mark=str(len(seen.firms))), *seen.firms]
        self.firm_count = len(seen.firms)
        self.me, self.email, self.language, self.is_known = seen.name, seen.email, seen.language, bool(seen.firms)
        self.looks_as = seen.looks_as
        self.sees_quotes, self.sees_invoices = seen.sees_quotes, seen.sees_invoices
        self.may_request, self.is_tenant = seen.may_request, seen.is_tenant
        self.shut = seen.shut
        mine = [place for place, firm in seen.waiting if self.chosen in ("", firm)]
        self.counts = {place: mine.count(place) for place in (*PLACE_OF.values(), MESSAGES, REQUESTS)}

    def _show(self, firm_id: str) -> None:
        """Put this firm's name and colour on the page; with one firm there is nothing else to show."""
        own = self.firms[1:]
        self.firm = own[0] if len(own) == 1 else next((firm for firm in self.firms if firm.id == firm_id), ALL_FIRMS)
        self.projects = self._words.get(self.firm.id, PROJECT_WORDS["project"])
        places = self._places or {"": ("", "")}
        self.country, self.zone = places.get(self.firm.id) or next(iter(places.values()))

    def _open(self, firm_id: str) -> None:
        """What is open belongs to this firm: its look, and its lists on the way back; "" leaves what was chosen."""
        if self.chosen and firm_id in self._places:
            self.chosen = firm_id
        self._show(firm_id or self.chosen)

    def _firm_at(self, customer_id: UUID) -> str:
        """The name of the firm of a customer record."""
        return self._firm_of.get(str(customer_id), "")

    def _address(self) -> str:
        """Of this page, with what it was asked for: through which message the person came."""
        url = self.router.url
        return f"{url.path or '/'}?{url.query}" if url.query else url.path or "/"

    def _is_place(self) -> bool:
        """Pages below a place show the firm they are about."""
        path = "/" + self.router.url.path.strip("/")
        return path in {menus.MORE, *(entry.route for entry in menus.entries(Door.PORTAL))}


@dataclass(frozen=True)
class _Seen:
    """What one look at the domain told; stays on the server. Ids are text; `waiting` pairs a place with a firm."""

    firms: list[FirmShape]
    places: dict[str, tuple[str, str]]
    words: dict[str, str]
    firm_of: dict[str, str]
    waiting: list[tuple[str, str]]
    name: str
    email: str
    language: str
    sees_quotes: bool
    sees_invoices: bool
    may_request: bool
    is_tenant: bool
    shut: list[str]
    lacks_capacity: bool
    looks_as: str

    @classmethod
    def of(cls, found: Surroundings, actor: Actor) -> "_Seen":
        firms, account, seats, things, unread, asked, has_projects = found
        names = {firm.id: firm.name for firm in firms}
        return cls(
            firms=[firm_shape(firm) for firm in firms],
            places={str(firm.id): (firm.country, firm.timezone) for firm in firms},
            words={str(firm.id): PROJECT_WORDS[firm.project_word.value] for firm in firms},
            firm_of={str(one.customer_id): names.get(one.company_id, "") for one in (*actor.seats, *actor.passes)},
            waiting=[
                *((PLACE_OF[one.kind], str(one.company_id)) for one in things),
                *((MESSAGES, str(company_id)) for company_id in unread),
                *((REQUESTS, str(company_id)) for company_id in asked),
            ],
            name=account.label,
            email=account.address,
            language=account.language,
            sees_quotes=actor.may(Right.SEE_QUOTES),
            sees_invoices=actor.may(Right.SEE_INVOICES),
            may_request=actor.may(Right.MAKE_REQUESTS),
            is_tenant=any(seat.capacity is Capacity.TENANT for seat, _record in seats),
            shut=_shut_for(actor, has_projects=has_projects),
            lacks_capacity=any(lacks_capacity(seat) for seat, record in seats if record.portal_enabled),
            looks_as=actor.name if actor.looking else "",
        )


def _shut_for(actor: Actor, *, has_projects: bool) -> list[str]:
    """Most customers have no project: the place comes with the first one."""
    shut = [place for place, rights in RIGHTS_OF.items() if not any(actor.may(right) for right in rights)]
    if not has_projects and "/projects" not in shut:
        shut.append("/projects")
    return shut if actor.seats else [*shut, "/addresses"]


@reading
def _surroundings(work: Work) -> Surroundings:
    unread = [thread.company_id for thread in messages.waits(work)]
    asked = [one.company_id for one in requests.asked_back(work)] if work.actor.may(Right.MAKE_REQUESTS) else []
    has_projects = work.actor.may(Right.SEE_PROJECTS) and projects.are_any(work)
    me = accounts.mine(work), customers.my_memberships(work)
    return companies.mine(work), *me, waiting.mine(work), unread, asked, has_projects


def firm_shape(company: Company) -> FirmShape:
    letters = [word[0] for word in company.name.split() if word[0].isalpha()][:2] or [company.name[:1]]
    logo = f"/files/logo/{company.id}" if company.logo_file_id else ""
    return FirmShape(
        id=str(company.id),
        name=company.name,
        mark="".join(letters).upper(),
        brand=company.brand,
        brand_ink="#ffffff",
        logo_url=logo,
        phone=company.phone,
    )


WORDS = {"/projects": FrameState.projects}


def _me() -> rx.Component:
    """The person, at the right of the band: who it is, the places that do not fit there, the language, the way out."""
    person = rx.fragment(icon("user"), rx.el.span(FrameState.me, class_name="cut"))
    return rx.el.div(
        menu(
            person,
            *[open_place(place, FrameState.shut, _place(place)) for place in _places()],
            rx.el.a(icon("gear"), t("Profile and devices"), href="/profile"),
            *language_buttons(),
            sign_out_form(),
            look="quiet me",
        ),
        onward(FrameState.leave_to, turn=FrameState.leave_turn),
        class_name="who-me",
    )


def _places() -> list[menus.MenuEntry]:
    """All but the profile, which stands there in other words anyway."""
    return [place for place in menus.entries(Door.PORTAL) if place.route != "/profile"]


def _place(place: menus.MenuEntry) -> rx.Component:
    return rx.el.a(icon(place.icon), t(menus.title_of(place, WORDS)), href=place.route, class_name="place")


def language_buttons() -> list[rx.Component]:
    """One button per language, each in its own; the screen changes at once."""
    return [
        button(
            name,
            look="quiet",
            lang=code,
            aria_pressed=rx.cond(FrameState.language == code, "true", "false"),
            on_click=[switch_to(code), FrameState.speak(code)],
        )
        for code, name in NAMES.items()
    ]


def _props() -> dict[str, Any]:
    return {
        "firm": FrameState.firm,
        "firms": FrameState.firms,
        "firm_count": FrameState.firm_count,
        "on_firm": FrameState.choose,
        "counts": FrameState.counts,
        "shut": FrameState.shut,
        "words": WORDS,
        "country": FrameState.country,
        "zone": FrameState.zone,
        "me": _me(),
        "looks_as": FrameState.looks_as,
    }


frame(Door.PORTAL, _props, load=FrameState.load)
