"""What people do in a conversation."""

from collections.abc import Sequence
from uuid import UUID

from sqlmodel import select

from domain.access import Right, needs
from domain.accounts import limits
from domain.messages import rules
from domain.messages.saying import Author, said_before, say
from domain.messages.subjects import subject_of, talk_topic
from domain.messages.threads import begun, mark_of, thread_with
from domain.problems import Conflict
from domain.texts import _
from domain.work import Work
from models.fact import ActorKind
from models.message import InternalNote, Message, MessageChannel, ReadMark, ThreadSubject

BURST, PER = 60, 2.0  # messages at once, and the seconds after which one more may follow


class SaidByAnother(Conflict):
    text = _("This message cannot be recognised. Load the page again and send it once more.")


@needs(Right.TALK)
def send(
    work: Work,
    kind: ThreadSubject,
    subject_id: UUID | str,
    text: str,
    *,
    client_key: str,
    files: Sequence[UUID | str] = (),
) -> Message:
    """Say something to the other side; `files` are ids of uploads. The same `client_key` again says nothing more."""
    text, key = rules.assert_said(text, tuple(files)), rules.assert_key(client_key)
    limits.spend(f"message:{work.actor.id}", burst=BURST, per=PER)
    thread = begun(work, subject_of(work, kind, subject_id))
    if known := said_before(work, thread, key):
        if known.author_id != work.actor.id:
            raise SaidByAnother
        return known
    work.pass_on(talk_topic(thread.subject_kind, thread.subject_id), name="")
    channel = MessageChannel.PORTAL if work.actor.kind is ActorKind.CUSTOMER else MessageChannel.OFFICE
    return say(work, thread, text, author=Author.of(work.actor), channel=channel, key=key, files=files)


@needs(Right.TALK, only_notes=True)
def types(work: Work, kind: ThreadSubject, subject_id: UUID | str) -> None:
    """Somebody is writing a message, not a note: who has the conversation open sees it for seconds, nobody keeps it."""
    limits.spend(f"types:{work.actor.id}", burst=BURST, per=PER)
    subject = subject_of(work, kind, subject_id)
    work.pass_on(talk_topic(subject.kind, subject.id), name=work.actor.name)


@needs(Right.TALK)
def note(work: Work, kind: ThreadSubject, subject_id: UUID | str, text: str, *, client_key: str) -> InternalNote:
    """Say something to colleagues only."""
    rules.assert_staff(work.actor)
    text, key = rules.assert_said(text), rules.assert_key(client_key)
    thread = begun(work, subject_of(work, kind, subject_id))
    query = select(InternalNote).where(InternalNote.thread_id == thread.id, InternalNote.client_key == key)
    if known := work.session.exec(query).one_or_none():
        return known
    written = InternalNote(
        company_id=thread.company_id,
        thread_id=thread.id,
        after=thread.length,
        text=text,
        author_id=work.actor.id,
        author_name=work.actor.name[:120],
        client_key=key,
        created_at=work.now,
    )
    work.record("note.written", work.add(written), internal=True)
    return written


@needs(Right.TALK, only_notes=True)
def read(work: Work, thread_id: UUID | str, upto: int) -> None:
    """A person has the messages up to this number before the eyes; what a screen loads by itself does not count."""
    thread = thread_with(work, thread_id)
    is_customer = work.actor.kind is ActorKind.CUSTOMER
    query = select(Message.of_side).where(
        Message.thread_id == thread.id, Message.number <= upto, Message.from_customer != is_customer
    )
    of_others = work.session.exec(query.order_by(Message.number.desc()).limit(1)).one_or_none()  # type: ignore[attr-defined]
    mark = mark_of(work, thread, work.actor.id)
    if not of_others or (mark and mark.read >= of_others):
        return
    mark = mark or ReadMark(
        company_id=thread.company_id,
        customer_id=thread.customer_id,
        project_id=thread.project_id,
        thread_id=thread.id,
        reader_id=work.actor.id,
        is_customer=is_customer,
    )
    mark.read, mark.read_at = of_others, work.now
    work.add(mark)
    work.record("thread.read", thread)


@needs(Right.TALK)
def let_rest(work: Work, thread_id: UUID | str) -> None:
    """The customer's last message needs no answer."""
    rules.assert_staff(work.actor)
    thread = thread_with(work, thread_id, lock=True)
    if thread.waits:
        thread.waits = False
        work.record("thread.rested", thread, internal=True)
