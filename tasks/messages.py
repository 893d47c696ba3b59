"""What follows from messages: who has not read them is told, after a short while."""

from datetime import timedelta

from domain import facts, messages
from domain.work import Work
from models.fact import Todo, TodoKind
from models.message import Message
from tasks.worker import task

PATIENCE = timedelta(minutes=2)  # whoever is at the screen reads it meanwhile, and more may be said


@task("messages.announce")
def announce(work: Work, *, fact: str, subject: str) -> None:
    company_id = work.get(Message, subject).company_id
    key = f"messages.tell:{subject}"
    work.later("messages.tell", company_id=company_id, due_in=PATIENCE, dedup_key=key, message=subject)


@task("messages.tell")
def tell(work: Work, *, message: str) -> None:
    messages.tell_unread(work, message)


@task("messages.todo_handled")
def todo_handled(work: Work, *, fact: str, subject: str) -> None:
    """Who takes a customer's message off the list says that it needs no answer."""
    if facts.by_id(work, fact).data["kind"] == TodoKind.MESSAGE:
        messages.let_rest(work, work.get(Todo, subject).subject_id)
