"""Who may do what. The only place that answers this question."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from domain.problems import NotAllowed
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
    Right.FOLLOW_UP, Right.KEEP_HOUSE,
}  # fmt: skip

STAFF_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ADMIN: _OFFICE | {Right.MANAGE_COMPANY, Right.MANAGE_STAFF},
    Role.OFFICE: _OFFICE,
    Role.PLANNER: frozenset({
        Right.SEE_QUOTES, Right.SEE_CUSTOMERS, Right.EDIT_CUSTOMERS, Right.SEE_DOCUMENTS, Right.SEE_WORKLIST,
        Right.ASK, Right.OWN_ACCOUNT,
    }),
    Role.TECHNICIAN: frozenset({Right.SEE_CUSTOMERS, Right.SEE_DOCUMENTS, Right.OWN_ACCOUNT}),
}  # fmt: skip

CUSTOMER_RIGHTS = frozenset({
    Right.SEE_QUOTES, Right.APPROVE_QUOTES, Right.SEE_INVOICES, Right.PAY_INVOICES, Right.SEE_DOCUMENTS,
    Right.APPROVE_DOCUMENTS, Right.ASK,
})  # fmt: skip

CAPACITY_RIGHTS: dict[Capacity, frozenset[Right]] = {
    Capacity.OWNER: CUSTOMER_RIGHTS,
    Capacity.MANAGER: CUSTOMER_RIGHTS - {Right.PAY_INVOICES},
    Capacity.TENANT: frozenset({Right.SEE_DOCUMENTS, Right.ASK}),
}


@dataclass(frozen=True)
class Seat:
    """What a customer's account may do for one customer record; approvals up to an amount in cents, or any."""

    company_id: UUID
    customer_id: UUID
    membership_id: UUID
    rights: frozenset[Right]
    approve_up_to_cents: int | None = None


@dataclass(frozen=True)
class Actor:
    """Who acts. Staff and the system act for one company, customers for the records they have a seat at."""

    kind: ActorKind
    id: UUID
    name: str
    language: str = "en"
    company_id: UUID | None = None
    rights: frozenset[Right] = frozenset()
    role: Role | None = None
    account_id: UUID | None = None
    seats: tuple[Seat, ...] = ()
    everyone: bool = False
    proof: dict[str, Any] = field(default_factory=dict, compare=False)  # ip, agent, session: evidence of this visit

    def may(self, right: Right, customer_id: UUID | None = None) -> bool:
        """Whether this actor has the right, for a customer: at this record, or at any."""
        if self.kind is not ActorKind.CUSTOMER:
            return right in self.rights
        return right is Right.OWN_ACCOUNT or any(
            right in seat.rights and customer_id in (None, seat.customer_id) for seat in self.seats
        )

    def seat(self, customer_id: UUID) -> Seat | None:
        return next((seat for seat in self.seats if seat.customer_id == customer_id), None)

    def reader(self) -> Reader:
        if self.everyone:
            return EVERYONE
        if self.kind is ActorKind.CUSTOMER:
            companies = frozenset(seat.company_id for seat in self.seats)
            return Reader(companies, frozenset(seat.customer_id for seat in self.seats), self.account_id)
        return Reader(frozenset({self.company_id}) if self.company_id else frozenset(), None, self.account_id)


HOUSE = Actor(
    ActorKind.SYSTEM, UUID(int=0), "Voordeur", rights=frozenset({Right.KEEP_HOUSE, Right.FOLLOW_UP}), everyone=True
)


def system_of(company_id: UUID, name: str = "Voordeur") -> Actor:
    """The system, working for one company; it may do what any of its people may."""
    return Actor(
        ActorKind.SYSTEM, company_id, name, company_id=company_id, rights=frozenset(Right) - {Right.KEEP_HOUSE}
    )


def needs(right: Right) -> Callable[[Callable[Concatenate[Any, P], R]], Callable[Concatenate[Any, P], R]]:
    """Let only actors with this right call the function, and let customers see only records where they have it."""

    def guard(function: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
        @wraps(function)
        def guarded(work: Any, *args: P.args, **kwargs: P.kwargs) -> R:
            if not work.actor.may(right):
                raise NotAllowed
            if work.actor.kind is not ActorKind.CUSTOMER or right is Right.OWN_ACCOUNT:
                return function(work, *args, **kwargs)
            holders = frozenset(seat.customer_id for seat in work.actor.seats if right in seat.rights)
            with narrowed(work.session, holders):
                return function(work, *args, **kwargs)

        guarded.needs = right  # type: ignore[attr-defined]
        guarded.writes = not function.__module__.endswith(".queries")  # type: ignore[attr-defined]
        return guarded

    return guard
