"""What stands round every office page: the firm, who I am, what waits, and the last thing a customer did."""

from dataclasses import dataclass, field
from typing import Any

import reflex as rx

from backoffice.finding import finding
from domain import accounts, companies, facts, messages, worklist
from domain.access import Actor, Right
from domain.accounts import Workplace
from domain.work import Work
from models.company import Company
from ui.ask import ask, reading
from ui.facts import FactShape, fact_shapes
from ui.gated import ForStaff
from ui.initials import initials_of, mark_of
from ui.language import N_, When, say
from ui.page import frame
from ui.parts import FirmShape, PersonShape
from ui.parts.firm import NO_FIRM, NOBODY, FirmChoice
from ui.shell_office import live_dot
from ui.visitor import Door

#: What the firm calls its projects (MA-11); orders and customers have places of their own in the office.
PROJECT_WORDS = {"project": N_("Projects"), "order": N_("Running orders"), "customer": N_("Customer files")}
ONE_PROJECT = {"project": N_("Project"), "order": N_("Running order"), "customer": N_("Customer file")}
NEW_PROJECT = {"project": N_("New project"), "order": N_("New running order"), "customer": N_("New customer file")}
#: Who lacks the right has no use for the place; in the settings everybody reads who works off the list.
RIGHT_OF = {
    "/office": Right.SEE_WORKLIST,
    "/office/quotes": Right.SEE_QUOTES,
    "/office/requests": Right.HANDLE_REQUESTS,
    "/office/orders": Right.SEE_QUOTES,
    "/office/invoices": Right.SEE_INVOICES,
    "/office/payments": Right.SEE_INVOICES,
    "/office/settings": Right.SEE_WORKLIST,
}
ROLES = {"admin": N_("Administrator"), "office": N_("Office"), "planner": N_("Planner"), "technician": N_("Technician")}
NOWHERE = FirmChoice()


@dataclass(frozen=True)
class Around:
    """Everything the shell shows, read in one piece of work.

    `firms`: the others I work for; `elsewhere`: the one of them that has what the page at `path` is about.
    """

    firm: FirmShape = NO_FIRM
    firms: list[FirmChoice] = field(default_factory=list)
    elsewhere: FirmChoice = NOWHERE
    path: str = ""
    me: PersonShape = NOBODY
    counts: dict[str, int] = field(default_factory=dict)
    shut: list[str] = field(default_factory=list)
    projects: str = PROJECT_WORDS["project"]
    one_project: str = ONE_PROJECT["project"]
    new_project: str = NEW_PROJECT["project"]
    country: str = "NL"
    zone: str = "Europe/Amsterdam"
    last_who: str = ""
    last_what: str = ""
    last_values: dict[str, Any] = field(default_factory=dict)
    last_at: str = ""


class OfficeFrameState(ForStaff, rx.State):
    """The shell of the office."""

    around: Around = Around()

    @rx.event
    async def load(self):
        self.around = await ask(self, around, self.router.url.path, shape=lambda found: found)


@reading
def around(work: Work, path: str = "") -> Around:
    """The shell's data for the colleague who is signed in."""
    company = companies.current(work)
    last = next(iter(fact_shapes(facts.last_by_customers(work))), FactShape())
    return Around(
        firm=firm_shape(company),
        firms=[choice_of(place) for place in accounts.my_workplaces(work) if not place.is_here],
        elsewhere=choice_of(elsewhere) if (elsewhere := accounts.workplace_of(work, path)) else NOWHERE,
        path=path,
        me=me_shape(work.actor),
        counts=_counts(work),
        shut=[place for place, right in RIGHT_OF.items() if not work.actor.may(right)],
        projects=PROJECT_WORDS[company.project_word.value],
        one_project=ONE_PROJECT[company.project_word.value],
        new_project=NEW_PROJECT[company.project_word.value],
        country=company.country,
        zone=company.timezone,
        last_who=last.who,
        last_what=last.text,
        last_values=last.values,
        last_at=last.at,
    )


def firm_shape(company: Company) -> FirmShape:
    logo = f"/files/logo/{company.id}" if company.logo_file_id else ""
    return FirmShape(
        str(company.id), company.name, mark_of(company.name), company.brand, "#ffffff", logo, company.phone, "/office"
    )


def choice_of(place: Workplace) -> FirmChoice:
    return FirmChoice(str(place.company_id), place.name, ROLES[place.role.value], place.is_here)


def me_shape(actor: Actor) -> PersonShape:
    return PersonShape(actor.name, initials_of(actor.name), ROLES.get(str(actor.role), ""))


def _counts(work: Work) -> dict[str, int]:
    talk = {"/office/messages": len(messages.waits(work))}
    if not work.actor.may(Right.SEE_WORKLIST):
        return talk
    return talk | {"/office": worklist.counts(work).open}


def _live() -> rx.Component:
    shown = OfficeFrameState.around
    return live_dot(
        rx.cond(
            shown.last_at != "",
            rx.fragment(
                rx.el.b(shown.last_who),
                ": ",
                say(shown.last_what, shown.last_values),
                ", ",
                When(shown.last_at, "relative"),
            ),
        )
    )


def _props() -> dict[str, Any]:
    shown = OfficeFrameState.around
    return {
        "firm": shown.firm,
        "firms": shown.firms,
        "me": shown.me,
        "counts": shown.counts,
        "shut": shown.shut,
        "hot": "/office",
        "words": {"/office/projects": shown.projects},
        "live": _live(),
        "search": finding(),
        "country": shown.country,
        "zone": shown.zone,
    }


frame(Door.OFFICE, _props, load=OfficeFrameState.load)
