"""Answers that come by mail. A mail proves little: its address must be secret, and its sender the one who was asked."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select

from domain import worklist
from domain.access import STAFF_RIGHTS, Right, needs
from domain.messages import people, rules
from domain.messages.saying import Author, said_before, say
from domain.messages.subjects import subject_of
from domain.messages.threads import mark_of
from domain.notifications import hash_of_way_back
from domain.texts import _
from domain.texts import say as in_words
from domain.work import Work
from integrations import storage, uploads
from integrations.inbox import Arrived, Enclosure, Proof
from integrations.inbox.cutting import new_part
from models.account import StaffMember
from models.company import Company
from models.document import StoredFile
from models.fact import TodoKind
from models.message import InternalNote, MessageChannel, Thread, ThreadSubject, WayBack

LONGEST_FULL = 20_000


@dataclass(frozen=True)
class Way:
    """To whom an address of ours leads."""

    id: UUID
    company_id: UUID


@dataclass(frozen=True)
class Looked:
    """Attachments after the ordinary checks; `refused` are the names of the others."""

    kept: tuple[tuple[uploads.Accepted, storage.Stored], ...] = ()
    refused: tuple[str, ...] = ()


@needs(Right.KEEP_HOUSE)
def way_at(work: Work, address: str) -> Way | None:
    """Where this address leads; None when it is not one of ours."""
    if not (kept := hash_of_way_back(address)):
        return None
    way = work.session.exec(select(WayBack).where(WayBack.token_hash == kept)).one_or_none()
    return Way(way.id, way.company_id) if way else None


def looked_at(enclosures: Iterable[Enclosure]) -> Looked:
    """Check and keep attachments as uploads are. Takes long: call it before the work is opened."""
    kept, refused = [], []
    for one in enclosures:
        try:
            accepted = uploads.accept(one.data, name=one.name)
        except uploads.NotAccepted:
            refused.append(one.name)
            continue
        kept.append((accepted, storage.put(accepted.data)))
    return Looked(tuple(kept), tuple(refused))


@needs(Right.FOLLOW_UP)
def reply(work: Work, way_id: UUID, mail: Arrived, looked: Looked) -> None:
    """Put a mail into its thread, once; from anybody else than the person it was asked of it goes to staff."""
    way = work.get(WayBack, way_id)
    thread = work.get(Thread, way.thread_id, lock=True)
    if said_before(work, thread, mail.key):
        return
    author = _author(work, thread, way)
    if author is None or mail.sender != way.email or mail.proof is Proof.FAILED:
        _lay_before_staff(work, thread, mail)
        return
    new = new_part(mail.text)
    text = new if len(new) <= rules.MOST_TEXT else f"{new[: rules.MOST_TEXT - 1]}…"
    full = mail.text[:LONGEST_FULL] if mail.text != text else ""
    files = [_stored(work, thread, author, *file).id for file in looked.kept][: rules.MOST_FILES]
    if text or files:
        how = {"author": author, "channel": MessageChannel.MAIL, "key": mail.key}
        say(work, thread, text, files=files, full_text=full, **how)
    if looked.refused:
        _tell_of_refused(work, thread, mail, looked.refused)
    if mark := mark_of(work, thread, author.id):
        mark.read = max(mark.read, mark.told)  # whoever answers has read what is answered


def _author(work: Work, thread: Thread, way: WayBack) -> Author | None:
    """Who answers at this address, if he or she still may."""
    if way.is_customer:
        subject = subject_of(work, thread.subject_kind, thread.subject_id)
        found = (one for one in people.at_customer(work, subject) if one.email.lower() == way.email)
        person = next(found, None)
        return Author(person.account_id or way.id, person.name[:120], from_customer=True) if person else None
    if way.staff_id:
        return _colleague(work.get(StaffMember, way.staff_id), thread)
    company = work.get(Company, thread.company_id)
    is_mailbox = way.email in (company.reply_to.lower(), company.email.lower())
    return Author(way.id, company.name, from_customer=False) if is_mailbox else None


def _colleague(member: StaffMember, thread: Thread) -> Author | None:
    wanted = {Right.TALK} | ({Right.SEE_QUOTES} if thread.subject_kind is ThreadSubject.QUOTE else set())
    may = member.left_at is None and wanted <= STAFF_RIGHTS[member.role]
    return Author(member.id, member.name, from_customer=False) if may else None


def _stored(work: Work, thread: Thread, author: Author, accepted: uploads.Accepted, kept: storage.Stored) -> StoredFile:
    return work.add(
        StoredFile(
            company_id=thread.company_id,
            sha256=kept.sha256,
            size=kept.size,
            media_type=accepted.media_type,
            name=accepted.name,
            inline=accepted.media_type.startswith("image/"),
            uploaded_by=author.id,
            customer_id=thread.customer_id if author.from_customer else None,
            created_at=work.now,
        )
    )


def _lay_before_staff(work: Work, thread: Thread, mail: Arrived) -> None:
    worklist.add(
        work,
        TodoKind.MAIL_FROM_OTHER,
        company_id=thread.company_id,
        customer_id=thread.customer_id,
        subject_kind="thread",
        subject_id=thread.id,
        label=thread.title,
        who=f"{mail.sender_name} <{mail.sender}>"[:160],
        why=new_part(mail.text)[:500],
        assignee_id=thread.staff_id,
        key="other:" + hashlib.sha256(f"{thread.id}:{mail.key}".encode()).hexdigest(),
    )


def _tell_of_refused(work: Work, thread: Thread, mail: Arrived, names: tuple[str, ...]) -> None:
    """Colleagues learn that something is missing; the sender may not have noticed."""
    language = work.get(Company, thread.company_id).language
    text = _("This mail brought files that we do not take: {names}. Ask for a PDF or a photo instead.")
    note = InternalNote(
        company_id=thread.company_id,
        thread_id=thread.id,
        after=thread.length,
        text=in_words(language, text, names=", ".join(names))[: rules.MOST_TEXT],
        author_id=work.actor.id,
        author_name=work.actor.name,
        client_key=mail.key,
        created_at=work.now,
    )
    work.record("note.written", work.add(note), internal=True)
