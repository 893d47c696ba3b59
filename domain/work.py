"""One piece of work: one actor, one transaction, one clock, one list of facts."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from domain.access import Actor
from domain.problems import NotFound
from integrations import live, queue
from integrations.live import News, Passing
from models.base import Entity, Walled, new_id
from models.company import Company
from models.fact import Fact, Job
from models.session import session_for

E = TypeVar("E", bound=Entity | Company)


def clock() -> datetime:
    """The only place that reads the clock."""
    return datetime.now(UTC)  # noqa: TID251


class Work:
    def __init__(self, session: Session, actor: Actor) -> None:
        self.session, self.actor, self.now = session, actor, clock()
        self.facts: list[Fact] = []
        self.jobs: list[Job] = []
        self.passing: list[Passing] = []
        self.stale: list[str] = []
        self._found: dict[tuple[Any, ...], Any] = {}

    def get(self, kind: type[E], id: UUID | str | None, *, lock: bool = False) -> E:
        """The row with this id, if the actor may see it; a malformed id is not found either."""
        place = self._place(kind, id_of(id))
        known = None if lock else self._found.get(place)
        if known is not None and known in self.session and known not in self.session.deleted:
            return known
        query = select(kind).where(kind.id == id_of(id))
        row = self.session.exec(_locked(query) if lock else query).one_or_none()
        if row is None:
            raise NotFound
        self._found[place] = row
        return row

    def read_ahead(self, kind: type[E], ids: Iterable[UUID | None]) -> None:
        """Read many rows at once, so that each `get` of one of them finds it here."""
        wanted = {id for id in ids if id and self._place(kind, id) not in self._found}
        if wanted:
            rows = self.session.exec(select(kind).where(col(kind.id).in_(wanted)))
            self._found.update({self._place(kind, row.id): row for row in rows})

    def _place(self, kind: type[E], id: UUID) -> tuple[Any, ...]:
        """What was found behind one wall says nothing about what stands behind another, and walls may narrow."""
        return kind, id, self.session.info["reader"]

    def add(self, row: Any) -> Any:
        """Write a new row now, so that others can point at it."""
        self.session.add(row)
        self.session.flush()
        return row

    def record(self, name: str, subject: Walled | Company, /, *, internal: bool = False, **data: Any) -> Fact:
        """Remember that this happened to a row; its reactions and the live screens follow after the commit."""
        fact = self._fact(name, subject, data, internal=internal)
        self.later("react", company_id=fact.company_id, fact=str(fact.id), dedup_key=f"react:{fact.id}")
        return fact

    def note(self, name: str, subject: Walled | Company, /, **data: Any) -> Fact:
        """Remember, for staff, what comes by the thousand: the live screens follow, and nothing else does."""
        return self._fact(name, subject, data, internal=True)

    def _fact(self, name: str, subject: Walled | Company, data: dict[str, Any], *, internal: bool) -> Fact:
        fact = Fact(
            id=new_id(),
            company_id=subject.id if isinstance(subject, Company) else subject.company_id,
            name=name,
            subject_kind=type(subject).__name__.lower(),
            subject_id=subject.id,  # type: ignore[attr-defined]
            customer_id=_customer_of(subject),
            project_id=_project_of(subject),
            actor_kind=self.actor.kind,
            actor_id=self.actor.id,
            actor_name=self.actor.name,
            at=self.now,
            data=data,
            internal=internal,
            personal_to=getattr(subject, "personal_to", None),
        )
        self.session.add(fact)
        self.facts.append(fact)
        return fact

    def pass_on(self, topic: str, *, name: str) -> None:
        """Tell the screens that follow this topic what the actor is doing just now, after the commit; keep nothing."""
        self.passing.append(Passing(topic, str(self.actor.id), name))

    def refresh(self, topic: str) -> None:
        """Let the screens of this topic look again after the commit: something is new there that is no fact."""
        self.stale.append(topic)

    def later(
        self,
        kind: str,
        *,
        company_id: UUID | None,
        queue: str = "fast",
        due_in: timedelta = timedelta(),
        dedup_key: str | None = None,
        **payload: Any,
    ) -> Job:
        """Put a job in the same transaction: it runs after the commit, even if this process dies."""
        job = Job(
            id=new_id(),
            company_id=company_id,
            kind=kind,
            payload=payload,
            dedup_key=dedup_key,
            queue=queue,
            due_at=self.now + due_in,
            created_at=self.now,
        )
        self.session.add(job)
        self.jobs.append(job)
        return job


def _locked(query: Any) -> Any:
    """As it is once whoever held it has let go, also when it was read before.

    No key update: rows that point at this one may be added meanwhile, or two who did so would wait for each other.
    """
    return query.with_for_update(key_share=True).execution_options(populate_existing=True)


@contextmanager
def work_as(actor: Actor, *, writes: bool = True) -> Iterator[Work]:
    """The only way to data. Commits at the end, or leaves nothing behind when a problem is raised."""
    with session_for(actor.reader(), writes=writes and not actor.looking) as session:
        work = Work(session, actor)
        yield work
        session.commit()
    live.publish(News(topics_of(work.facts)))
    live.publish(News(list(dict.fromkeys(work.stale)), is_fact=False))
    for passing in work.passing:
        live.publish(News(passing=passing))
    queue.nudge([(str(job.id), job.queue) for job in work.jobs if job.due_at <= work.now])


def topics_of(facts: Sequence[Any]) -> list[str]:
    """Whose open screens these facts are news to; what is personal only to that person's."""
    companies = [f"company:{fact.company_id}" for fact in facts]
    told = [fact for fact in facts if not fact.internal]
    persons = [f"account:{fact.personal_to}" for fact in told if fact.personal_to]
    shared = [fact for fact in told if not fact.personal_to]
    customers = [f"customer:{fact.customer_id}" for fact in shared if fact.customer_id]
    projects = [f"project:{fact.project_id}" for fact in shared if fact.project_id]
    return list(dict.fromkeys(companies + customers + projects + persons))


def _customer_of(subject: Any) -> UUID | None:
    return subject.id if type(subject).__name__ == "Customer" else getattr(subject, "customer_id", None)


def _project_of(subject: Any) -> UUID | None:
    return subject.id if type(subject).__name__ == "Project" else getattr(subject, "project_id", None)


def id_of(id: UUID | str | None) -> UUID:
    """The id as a UUID; a malformed one is not found."""
    try:
        return id if isinstance(id, UUID) else UUID(str(id))
    except ValueError:
        raise NotFound from None
