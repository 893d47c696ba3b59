"""Who may do what. The only place that answers this question."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from domain.problems import NotAllowed, OnlyLooking
from models.account import Capacity, Role
from models.fact import ActorKind
from models.session import HOUSE as EVERYONE
from models.session import Reader, narrowed

P = ParamSpec("P")
R = TypeVar("R")


class Right(StrEnum):
    SEE_QUOTES = "see_quotes"
    EDIT_QUOTES = "edit_quotes"
    APPROVE_QUOTES = "approve_quotes"
    SEE_INVOICES = "see_invoices"
    EDIT_INVOICES = "edit_invoices"
    PAY_INVOICES = "pay_invoices"
    BOOK_PAYMENTS = "book_payments"
    SEE_DOCUMENTS = "see_documents"
    EDIT_DOCUMENTS = "edit_documents"
    APPROVE_DOCUMENTS = "approve_documents"
    ASK = "ask"
    SEE_PROJECTS = "see_projects"  # state and progress; with less, nothing of a project
    SEE_PLANNING = "see_planning"
    SEE_HOURS = "see_hours"  # and the material that was used
    TALK = "talk"  # read and write messages
    MAKE_REQUESTS = "make_requests"
    INVITE = "invite"  # a customer lets a housemate or colleague in
    EDIT_PROJECTS = "edit_projects"
    LOG_HOURS = "log_hours"  # one's own
    HANDLE_REQUESTS = "handle_requests"
    LOOK_AS_CUSTOMER = "look_as_customer"
    IMPORT = "import"
    SEE_CUSTOMERS = "see_customers"
    EDIT_CUSTOMERS = "edit_customers"
    SEE_WORKLIST = "see_worklist"
    MANAGE_COMPANY = "manage_company"
    MANAGE_STAFF = "manage_staff"
    OWN_ACCOUNT = "own_account"  # every signed-in person: profile, devices, sessions
    FOLLOW_UP = "follow_up"  # the system: reactions, numbers, deliveries
    KEEP_HOUSE = "keep_house"  # the house: sign-in, runner; reads across companies


_OFFICE = frozenset(Right) - {
    Right.APPROVE_QUOTES, Right.PAY_INVOICES, Right.APPROVE_DOCUMENTS, Right.MANAGE_COMPANY, Right.MANAGE_STAFF,
    Right.FOLLOW_UP, Right.KEEP_HOUSE, Right.MAKE_REQUESTS, Right.INVITE, Right.IMPORT,
}  # fmt: skip

STAFF_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: _OFFICE | {Right.MANAGE_COMPANY, Right.MANAGE_STAFF, Right.IMPORT},
    Role.OFFICE: _OFFICE,
    Role.PLANNER: frozenset({
        Right.SEE_QUOTES, Right.SEE_CUSTOMERS, Right.EDIT_CUSTOMERS, Right.SEE_DOCUMENTS, Right.SEE_WORKLIST,
        Right.ASK, Right.OWN_ACCOUNT, Right.SEE_PROJECTS, Right.SEE_PLANNING, Right.SEE_HOURS, Right.TALK,
        Right.EDIT_PROJECTS, Right.LOG_HOURS, Right.HANDLE_REQUESTS, Right.LOOK_AS_CUSTOMER,
    }),
    Role.TECHNICIAN: frozenset({
        Right.SEE_CUSTOMERS, Right.SEE_DOCUMENTS, Right.ASK, Right.OWN_ACCOUNT, Right.SEE_PROJECTS, Right.SEE_PLANNING,
        Right.SEE_HOURS, Right.TALK, Right.LOG_HOURS,
    }),
}  # fmt: skip

CUSTOMER_RIGHTS = frozenset({
    Right.SEE_QUOTES, Right.APPROVE_QUOTES, Right.SEE_INVOICES, Right.PAY_INVOICES, Right.SEE_DOCUMENTS,
    Right.APPROVE_DOCUMENTS, Right.ASK, Right.SEE_PROJECTS, Right.SEE_PLANNING, Right.SEE_HOURS, Right.TALK,
    Right.MAKE_REQUESTS, Right.INVITE,
})  # fmt: skip

#: What an account for one project may be given (MA-14); approving and paying belong to the customer.
PROJECT_RIGHTS = frozenset({
    Right.SEE_PROJECTS, Right.SEE_DOCUMENTS, Right.SEE_PLANNING, Right.SEE_HOURS, Right.TALK, Right.MAKE_REQUESTS,
})  # fmt: skip

CAPACITY_RIGHTS: dict[Capacity, frozenset[Right]] = {
    Capacity.OWNER: CUSTOMER_RIGHTS,
    Capacity.MANAGER: CUSTOMER_RIGHTS - {Right.PAY_INVOICES},
    Capacity.TENANT: frozenset({
        Right.SEE_DOCUMENTS, Right.ASK, Right.SEE_PROJECTS, Right.SEE_PLANNING, Right.TALK, Right.MAKE_REQUESTS,
    }),
}  # fmt: skip


@dataclass(frozen=True)
class Seat:
    """What a customer's account may do for one customer record; approvals up to an amount in cents, or any."""

    company_id: UUID
    customer_id: UUID
    membership_id: UUID
    rights: frozenset[Right]
    approve_up_to_cents: int | None = None


@dataclass(frozen=True)
class Pass:
    """What an account may do in one project of a customer record where it has no seat."""

    company_id: UUID
    customer_id: UUID
    project_id: UUID
    access_id: UUID
    rights: frozenset[Right]


@dataclass(frozen=True)
class Looking:
    """A colleague who looks at the portal with a customer's eyes: who that is, whom the firm knows there, until when.

    `name`, `email` and `user_name` are what the firm knows of the person; the account itself stays closed to it.
    """

    by: UUID
    name: str
    email: str
    user_name: str
    until: datetime


@dataclass(frozen=True)
class Actor:
    """Who acts. Staff and the system act for one company, customers for records they have a seat at or projects they
    have a pass for."""

    kind: ActorKind
    id: UUID
    name: str
    language: str = "en"
    company_id: UUID | None = None
    rights: frozenset[Right] = frozenset()
    role: Role | None = None
    account_id: UUID | None = None
    seats: tuple[Seat, ...] = ()
    passes: tuple[Pass, ...] = ()
    everyone: bool = False
    looking: Looking | None = None  # a colleague with this customer's eyes: sees what the customer sees, does nothing
    proof: dict[str, Any] = field(default_factory=dict, compare=False)  # ip, agent, session: evidence of this visit

    def may(self, right: Right, customer_id: UUID | None = None, *, project_id: UUID | None = None) -> bool:
        """Whether this actor has the right; a customer: at this record or in this project, or at any."""
        if self.kind is not ActorKind.CUSTOMER:
            return right in self.rights
        if right is Right.OWN_ACCOUNT:
            return True
        if any(right in seat.rights and customer_id in (None, seat.customer_id) for seat in self.seats):
            return True
        is_any = customer_id is None and project_id is None
        return any(right in one.rights and (is_any or one.project_id == project_id) for one in self.passes)

    def seat(self, customer_id: UUID) -> Seat | None:
        return next((seat for seat in self.seats if seat.customer_id == customer_id), None)

    def reader(self) -> Reader:
        if self.everyone:
            return EVERYONE
        if self.kind is ActorKind.CUSTOMER:
            companies = frozenset(one.company_id for one in (*self.seats, *self.passes))
            customers = frozenset(seat.customer_id for seat in self.seats)
            projects = frozenset(one.project_id for one in self.passes)
            return Reader(companies, customers, projects, self.account_id, is_looking=self.looking is not None)
        companies = frozenset({self.company_id}) if self.company_id else frozenset()
        return Reader(companies, account=self.account_id)


HOUSE = Actor(
    ActorKind.SYSTEM, UUID(int=0), "Voordeur", rights=frozenset({Right.KEEP_HOUSE, Right.FOLLOW_UP}), everyone=True
)


def system_of(company_id: UUID, name: str = "Voordeur") -> Actor:
    """The system, working for one company; it may do what any of its people may."""
    return Actor(
        ActorKind.SYSTEM, company_id, name, company_id=company_id, rights=frozenset(Right) - {Right.KEEP_HOUSE}
    )


def needs(
    right: Right, *, only_notes: bool = False, only_reads: bool = False
) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Let only actors with this right call the function; customers see only records and projects where they have it.

    A colleague who looks as a customer is refused whatever writes. `only_notes` is for what screens call by themselves
    to note that somebody saw something (and answers nothing): that is silently left out then. `only_reads` marks a
    question that does not stand in a module of queries.
    """

    def guard(function: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        @wraps(function)
        def guarded(work: Any, *args: P.args, **kwargs: P.kwargs) -> R:
            if not work.actor.may(right):
                raise NotAllowed
            if work.actor.looking and guarded.writes:  # type: ignore[attr-defined]
                if only_notes:
                    return None  # type: ignore[return-value]
                raise OnlyLooking
            if work.actor.kind is not ActorKind.CUSTOMER or right is Right.OWN_ACCOUNT:
                return function(work, *args, **kwargs)
            holders = frozenset(seat.customer_id for seat in work.actor.seats if right in seat.rights)
            projects = frozenset(one.project_id for one in work.actor.passes if right in one.rights)
            with narrowed(work.session, holders, projects):
                return function(work, *args, **kwargs)

        guarded.needs = right  # type: ignore[attr-defined]
        guarded.writes = not (only_reads or function.__module__.endswith(".queries"))  # type: ignore[attr-defined]
        return guarded

    return guard
