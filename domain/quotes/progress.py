"""How far quotes are: for lists, read for many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlmodel import col, func, select

from domain.access import Right, needs
from domain.quotes import rules
from domain.quotes.actions import withdraw
from domain.work import Work
from models.approval import Approval
from models.message import Thread, ThreadSubject
from models.quote import OPEN, Question, Quote, QuoteStatus

MOST_COUNTED = 1000
WAITING = (QuoteStatus.DRAFT, *OPEN)


@dataclass(frozen=True)
class Progress:
    """What became of the newest version sent; `questions` wait for an answer."""

    delivered_at: datetime | None = None
    opened_at: datetime | None = None
    questions: int = 0


@needs(Right.SEE_QUOTES)
def progress(work: Work, quote_ids: Sequence[UUID]) -> dict[UUID, Progress]:
    """How far each of these quotes is; those never sent are left out."""
    rules.assert_staff(work.actor)
    if not quote_ids:
        return {}
    query = (
        select(Quote.id, Approval.delivered_at, Approval.opened_at, _questions())
        .join(Approval, (col(Approval.quote_id) == Quote.id) & (col(Approval.version) == Quote.version))
        .where(col(Quote.id).in_(quote_ids))
    )
    found = work.session.exec(query)
    return {id: Progress(delivered, opened, questions) for id, delivered, opened, questions in found}


@needs(Right.SEE_QUOTES)
def counts(work: Work) -> dict[QuoteStatus, int]:
    """How many quotes wait for the firm or for the customer, by status; counted no further than `MOST_COUNTED`."""
    rules.assert_staff(work.actor)
    return {status: _count(work, status) for status in WAITING}


@needs(Right.EDIT_QUOTES)
def withdraw_open(work: Work, quote_ids: Sequence[UUID | str]) -> int:
    """Take back those of these quotes that still wait for an answer; how many there were."""
    quotes = [work.get(Quote, id) for id in quote_ids]
    waiting = [quote for quote in quotes if rules.is_open(quote)]
    for quote in waiting:
        withdraw(work, quote.id)
    return len(waiting)


def _questions() -> Any:
    """How much of what the customer asked or wrote about the quote waits for an answer."""
    about = select(func.count()).where(Question.quote_id == Quote.id)
    asked = about.where(col(Question.from_customer), col(Question.answered_at).is_(None)).scalar_subquery()
    talk = select(func.count()).where(Thread.subject_kind == ThreadSubject.QUOTE, Thread.subject_id == Quote.id)
    return asked + talk.where(col(Thread.waits)).scalar_subquery()


def _count(work: Work, status: QuoteStatus) -> int:
    few = select(Quote.id).where(Quote.status == status).limit(MOST_COUNTED)
    return len(work.session.exec(few).all())
