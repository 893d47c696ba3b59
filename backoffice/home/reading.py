"""What the home screen shows, read in one piece of work; the parts a colleague may not see stay empty."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain import accounts, invoices, quotes, worklist
from domain.access import Actor, Right
from domain.invoices import MonthRevenue, OpenAmounts
from domain.quotes import MonthAnswers
from domain.work import Work
from domain.worklist import TodoRow
from models.fact import TodoKind
from ui.initials import initials_of
from ui.language import N_

AGES = (("2", N_("not due")), ("3", N_("1–30 days")), ("wait", N_("31–60 days")), ("bad", N_("60+ days")))


@dataclass(frozen=True)
class TodoShape:
    """A row of the worklist. `what` and `verb` are msgids; `which` and `why` a msgid, or what somebody wrote.

    `href` is where the verb leads.
    """

    id: str = ""
    kind: str = ""
    what: str = ""
    verb: str = ""
    icon: str = ""
    tone: str = ""
    who: str = ""
    which: str = ""
    why: str = ""
    amount_cents: int = 0
    at: str = ""
    initials: str = ""
    is_mine: bool = False
    href: str = ""
    is_retry: bool = False


@dataclass(frozen=True)
class AgeShape:
    """A part of the open amounts."""

    name: str = ""
    shade: str = ""
    share: int = 0
    cents: int = 0


@dataclass(frozen=True)
class MonthShape:
    """A bar of a chart over months; `share` is of the highest bar."""

    label: str = ""
    iso: str = ""
    share: float = 0.0
    now: bool = False


@dataclass(frozen=True)
class HomeShape:
    """`elsewhere` is the path where a colleague without a worklist begins."""

    elsewhere: str = ""
    reactions: list[TodoShape] = field(default_factory=list)
    undelivered: list[TodoShape] = field(default_factory=list)
    left_lying: list[TodoShape] = field(default_factory=list)
    mine: int = 0
    everybody: int = 0
    handled_today: int = 0
    last_handled_by: str = ""
    has_figures: bool = False
    open_cents: int = 0
    open_count: int = 0
    ages: list[AgeShape] = field(default_factory=list)
    bar: list[AgeShape] = field(default_factory=list)  # the ages that have an amount
    months: list[MonthShape] = field(default_factory=list)
    month_cents: int = 0
    answers: list[MonthShape] = field(default_factory=list)
    answer_hours: float = 0.0  # on average over the months shown; 0: nobody approved


#: kind -> what happened, verb, icon, tone
KINDS: dict[TodoKind, tuple[str, str, str, str]] = {
    TodoKind.REQUEST: (N_("New request"), N_("Look"), "clipboard", "info"),
    TodoKind.QUESTION: (N_("Question about a quote"), N_("Answer"), "ask", "info"),
    TodoKind.MESSAGE: (N_("Message"), N_("Answer"), "chat", "info"),
    TodoKind.FILE: (N_("File from a customer"), N_("Look"), "clip", "info"),
    TodoKind.MAIL_FROM_OTHER: (N_("Mail from somebody else"), N_("Look"), "mail", "wait"),
    TodoKind.CHANGE_ASKED: (N_("Change requested"), N_("New version"), "pen", "info"),
    TodoKind.DECLINED: (N_("Quote declined"), N_("Look"), "x", "info"),
    TodoKind.APPROVED: (N_("Approved"), N_("Make the invoice"), "check", "ok"),
    TodoKind.ORDER_WITHDRAWN: (N_("Customer withdrew from the contract"), N_("Look"), "undo", "bad"),
    TodoKind.DELIVERY_FAILED: (N_("Message not delivered"), N_("Solve"), "mail", "bad"),
    TodoKind.JOB_DEAD: (N_("A task did not succeed"), N_("Try again"), "alert", "bad"),
    TodoKind.OVERPAID: (N_("Paid too much"), N_("Look"), "euro", "wait"),
    TodoKind.PAYMENT_FAILED: (N_("Payment failed"), N_("Look"), "alert", "wait"),
    TodoKind.OVERDUE: (N_("Invoice overdue"), N_("Look"), "invoice", "wait"),
    TodoKind.MOVING: (N_("Customer is moving"), N_("Hand the address over"), "truck", "info"),
    TodoKind.EXPIRING: (N_("Quote expires soon"), N_("Look"), "clock", "wait"),
    TodoKind.HOURS_FORGOTTEN: (N_("Hours were not stopped"), N_("Correct"), "clock", "wait"),
}

PLACES = {
    "quote": "quotes",
    "order": "orders",
    "invoice": "invoices",
    "payment": "payments",
    "document": "documents",
    "request": "requests",
    "timeentry": "hours",
    "thread": "messages",
}


def home(work: Work, *, mine: bool = False) -> HomeShape:
    """The colleague's own home screen."""
    actor = work.actor
    if not actor.may(Right.SEE_WORKLIST):
        return HomeShape(elsewhere=accounts.DAY)
    waiting, counts, done = worklist.open(work, mine=mine), worklist.counts(work), worklist.handled_today(work)
    sees_money = actor.may(Right.SEE_INVOICES)
    money = _money(invoices.open_amounts(work), invoices.revenue(work)) if sees_money else {}
    return HomeShape(
        reactions=_todos(waiting.reactions, actor),
        undelivered=_todos(waiting.undelivered, actor),
        left_lying=_todos(waiting.left_lying, actor),
        mine=counts.mine,
        everybody=counts.open,
        handled_today=len(done),
        last_handled_by=done[0].handled_by if done else "",
        has_figures=sees_money,
        **money,
        **(_answers(quotes.answer_times(work)) if actor.may(Right.SEE_QUOTES) else {}),
    )


def _todos(rows: Iterable[TodoRow], actor: Actor) -> list[TodoShape]:
    return [_todo(row, actor) for row in rows]


def _todo(row: TodoRow, actor: Actor) -> TodoShape:
    what, verb, icon, tone = KINDS[row.kind]
    return TodoShape(
        id=str(row.id),
        kind=row.kind,
        what=what,
        verb=verb,
        icon=icon,
        tone=tone,
        who=row.who,
        which=row.subject_label,
        why=row.why,
        amount_cents=row.amount_cents or 0,
        at=row.created_at.isoformat(),
        initials=initials_of(row.assignee_name),
        is_mine=row.assignee_id == actor.id,
        href=_place(row),
        is_retry=row.kind is TodoKind.JOB_DEAD,
    )


def _place(row: TodoRow) -> str:
    """Where the matter is settled; what has no page of its own is settled at its customer."""
    if folder := PLACES.get(row.subject_kind):
        return f"/office/{folder}/{row.subject_id}"
    return f"/office/customers/{row.customer_id}" if row.customer_id else "/office"


def _money(amounts: OpenAmounts, months: tuple[MonthRevenue, ...]) -> dict:
    cents = (amounts.not_due_cents, amounts.late_30_cents, amounts.late_60_cents, amounts.later_cents)
    ages = [AgeShape(name, shade, part, part) for (shade, name), part in zip(AGES, cents, strict=True)]
    return {
        "open_cents": amounts.total_cents,
        "open_count": amounts.count,
        "ages": ages,
        "bar": [age for age in ages if age.cents > 0],
        "months": _bars({month.month.isoformat(): month.net_cents for month in months}),
        "month_cents": months[-1].net_cents if months else 0,
    }


def _answers(months: tuple[MonthAnswers, ...]) -> dict:
    count = sum(month.count for month in months)
    hours = sum(month.hours * month.count for month in months) / count if count else 0.0
    return {"answers": _bars({month.month.isoformat(): month.hours for month in months}), "answer_hours": hours}


def _bars(values: dict[str, float]) -> list[MonthShape]:
    """One bar per month, the running month as the last."""
    highest, newest = max(values.values(), default=0) or 1, max(values, default="")
    return [MonthShape(iso, iso, max(value, 0) / highest, iso == newest) for iso, value in values.items()]
