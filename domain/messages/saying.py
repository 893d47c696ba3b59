"""Writing down what somebody says. For this room's actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import select

from domain.access import Actor
from domain.messages import rules
from domain.problems import NotFound
from domain.work import Work
from models.document import Document, DocumentKind, StoredFile
from models.fact import ActorKind
from models.message import Message, MessageChannel, Thread, ThreadSubject


@dataclass(frozen=True)
class Author:
    """Who says it: `id` as in `ReadMark.reader_id`."""

    id: UUID
    name: str
    from_customer: bool

    @classmethod
    def of(cls, actor: Actor) -> "Author":
        return cls(actor.id, actor.name[:120], actor.kind is ActorKind.CUSTOMER)


def said_before(work: Work, thread: Thread, key: str) -> Message | None:
    query = select(Message).where(Message.thread_id == thread.id, Message.client_key == key)
    return work.session.exec(query).one_or_none()


def say(
    work: Work,
    thread: Thread,
    text: str,
    *,
    author: Author,
    channel: MessageChannel,
    key: str,
    files: Iterable[UUID | str] = (),
    full_text: str = "",
) -> Message:
    """Add a message to a locked thread."""
    if author.from_customer:
        thread.from_customer += 1
    else:
        thread.from_firm += 1
        thread.staff_id = thread.staff_id or author.id
    thread.waits = author.from_customer
    thread.last_at, thread.last_by, thread.last_text = work.now, author.name, rules.preview(text)
    message = Message(
        company_id=thread.company_id,
        customer_id=thread.customer_id,
        project_id=thread.project_id,
        thread_id=thread.id,
        number=thread.length,
        of_side=thread.from_customer if author.from_customer else thread.from_firm,
        text=text,
        author_id=author.id,
        author_name=author.name,
        from_customer=author.from_customer,
        channel=channel,
        client_key=key,
        full_text=full_text,
        created_at=work.now,
    )
    work.add(message)
    for file_id in files:
        _enclose(work, thread, message, file_id)
    about = {"thread": str(thread.id), "from_customer": author.from_customer}
    work.record("message.sent", message, **about)
    return message


def _enclose(work: Work, thread: Thread, message: Message, file_id: UUID | str) -> None:
    """An upload goes along with a message; one customer's upload must not reach another's thread."""
    file = work.get(StoredFile, file_id)
    if file.customer_id not in (None, thread.customer_id):
        raise NotFound
    is_picture = file.media_type.startswith("image/")
    title = file.name.rpartition(".")[0] or file.name
    work.add(
        Document(
            company_id=thread.company_id,
            customer_id=thread.customer_id,
            project_id=thread.project_id,
            quote_id=thread.subject_id if thread.subject_kind is ThreadSubject.QUOTE else None,
            message_id=message.id,
            kind=DocumentKind.PHOTO if is_picture else DocumentKind.OTHER,
            title=title,
            file_id=file.id,
            sha256=file.sha256,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            search=f"{title} {thread.search}".lower()[:400],
            created_at=work.now,
        )
    )
