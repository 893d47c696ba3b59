"""What is asked and answered about a quote."""

from functools import partial
from uuid import UUID

from domain.access import Right, needs
from domain.approvals import rules as consent
from domain.approvals.finding import locked as locked_approval
from domain.approvals.finding import newer_id
from domain.problems import NotFound
from domain.quotes import rules
from domain.quotes.shapes import Message
from domain.quotes.talking import line_in_version, message_of, said
from domain.work import Work
from models.quote import Question, Quote, QuoteStatus


@needs(Right.SEE_QUOTES)
def ask(work: Work, quote_id: UUID | str, line_id: str, text: str) -> Message:
    """The customer asks something about a line; about the quote as a whole there are messages."""
    quote = work.get(Quote, quote_id)
    rules.assert_may_ask(work.actor, quote)
    text = rules.assert_text(text)
    question = said(work, quote, line_in_version(work, quote, line_id), text)
    about = {"question_id": str(question.id), "line_id": line_id, "text": text}
    work.record("quote.question_asked", quote, internal=False, **about)
    return message_of(question)


@needs(Right.EDIT_QUOTES)
def answer(work: Work, question_id: UUID | str, text: str) -> Message:
    """A clerk answers a question or a wish; the answer stands in the same place."""
    rules.assert_staff(work.actor)
    question = work.get(Question, question_id, lock=True)
    quote = work.get(Quote, question.quote_id)
    text = rules.assert_text(text)
    reply = said(work, quote, question.line_id, text)
    question.answered_at = question.answered_at or work.now
    about = {"question_id": str(question.id), "answer_id": str(reply.id), "text": text}
    work.record("quote.question_answered", quote, internal=False, **about)
    return message_of(reply)


@needs(Right.SEE_QUOTES)
def ask_for_change(work: Work, approval_id: UUID | str, text: str) -> Message:
    """The customer wants something else in the quote; this version can still be approved until a new one comes."""
    approval, quote = locked_approval(work, approval_id)
    if quote is None:
        raise NotFound
    rules.assert_may_ask(work.actor, quote)
    consent.assert_waiting(approval, sha256=approval.sha256, at=work.now, newer=partial(newer_id, work, approval))
    text = rules.assert_text(text)
    quote.status = QuoteStatus.CHANGE_ASKED
    wish = said(work, quote, None, text)
    work.record("quote.change_asked", quote, approval_id=str(approval.id), question_id=str(wish.id), text=text)
    return message_of(wish)
