"""The talk about the lines of a quote. For this room's actions and queries."""

from uuid import UUID

from sqlmodel import col, select

from domain.problems import NotFound
from domain.quotes.offer import offer_in
from domain.quotes.sending import version_of
from domain.quotes.shapes import Message
from domain.work import Work
from models.fact import ActorKind
from models.quote import Question, Quote


def talk_of(work: Work, quote_id: UUID) -> tuple[Message, ...]:
    """Questions about lines, wishes for a change and the answers to them, oldest first."""
    query = select(Question).where(Question.quote_id == quote_id).order_by(col(Question.created_at), col(Question.id))
    return tuple(message_of(question) for question in work.session.exec(query))


def message_of(question: Question) -> Message:
    return Message(
        id=question.id,
        line_id=str(question.line_id or ""),
        text=question.text,
        by=question.asked_by,
        from_customer=question.from_customer,
        at=question.created_at,
        answered_at=question.answered_at,
    )


def said(work: Work, quote: Quote, line_id: UUID | None, text: str) -> Question:
    """Write down what the actor says about a line, or wishes to be different in the whole."""
    return work.add(
        Question(
            company_id=quote.company_id,
            customer_id=quote.customer_id,
            quote_id=quote.id,
            line_id=line_id,
            text=text,
            asked_by=work.actor.name[:120],
            from_customer=work.actor.kind is ActorKind.CUSTOMER,
            created_at=work.now,
        )
    )


def line_in_version(work: Work, quote: Quote, line_id: str) -> UUID:
    """The line, if it stands in the version the customer reads."""
    version = version_of(work, quote, quote.version)
    if version is None or str(line_id) not in {line.id for line in offer_in(version.content).lines}:
        raise NotFound
    return UUID(str(line_id))
