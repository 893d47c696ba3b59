"""Sessions see, change and add only what their reader may. The only place that knows how rows are walled."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, event, false, text, true
from sqlalchemy.orm import ORMExecuteState
from sqlmodel import Session, SQLModel

from models.account import Account, RateLimit, SignInAttempt
from models.base import CustomerOwned, Ids, Personal, ProjectOwned, Sight, Walled
from models.company import Company
from models.customer import Customer
from models.document import StoredFile, Upload
from models.engine import engine
from models.fact import Fact, Job
from models.project import Project
from models.wall import Wall, criteria_for, exactly, one_of

TELL = text("SELECT set_config('voordeur.companies', :companies, true), set_config('voordeur.account', :account, true)")
LEFT_BEHIND = (Fact, Job, StoredFile, Upload)  # what any action of a customer may add, beside the customer's own rows


class UnscopedSession(RuntimeError):
    """A query ran without saying for whom."""


class UnwalledStatement(RuntimeError):
    """A statement was not an ORM select, update or delete, so no wall could be put around it."""


class ForeignRow(RuntimeError):
    """A row of somebody else was about to be written."""


class ReadOnly(RuntimeError):
    """A question tried to change something."""


@dataclass(frozen=True)
class Reader:
    """For whom a session reads. `customers` is None for staff and the system; `everyone` is the house itself.

    `projects` are those that a customer sees without a seat at the record they belong to.
    """

    companies: frozenset[UUID] = frozenset()
    customers: frozenset[UUID] | None = None
    projects: frozenset[UUID] = frozenset()
    account: UUID | None = None
    everyone: bool = False
    is_looking: bool = False  # a colleague with a customer's eyes: what is private to the account stays closed


HOUSE = Reader(everyone=True)


@contextmanager
def session_for(reader: Reader, *, writes: bool = True) -> Iterator[Session]:
    """A session behind the wall of this reader; the caller commits."""
    bind = engine().execution_options(writes=writes)
    with Session(bind, expire_on_commit=False) as session:
        session.info.update(reader=reader, writes=writes)
        yield session


@contextmanager
def narrowed(session: Session, customers: frozenset[UUID], projects: frozenset[UUID] = frozenset()) -> Iterator[None]:
    """For a while, see the rows of fewer customer records and projects (those with a certain right)."""
    whole: Reader = session.info["reader"]
    session.info["reader"] = replace(whole, customers=customers, projects=projects)
    try:
        yield
    finally:
        session.info["reader"] = whole


@contextmanager
def widened(session: Session) -> Iterator[None]:
    """For a while, read and write as the house, in the same transaction: for accounts, which belong to no company.

    Who uses this has looked whose work it is, and hands out nothing that it found.
    """
    whole: Reader = session.info["reader"]
    session.flush()
    _read_as(session, HOUSE)
    try:
        yield
        session.flush()
    except BaseException:
        session.info["reader"] = whole  # the transaction rolls back, and the next one tells PostgreSQL anew
        raise
    _read_as(session, whole)


@event.listens_for(Session, "do_orm_execute")
def _touch_only_own_rows(run: ORMExecuteState) -> None:
    reader = _reader_of(run.session)
    if reader.everyone:
        return
    if not (run.is_orm_statement and (run.is_select or run.is_update or run.is_delete)):
        raise UnwalledStatement
    if not (run.is_select or run.session.info.get("writes", True)):
        raise ReadOnly
    if not run.is_column_load and not run.is_relationship_load:
        run.statement = _wall(reader).round(run.statement)


@event.listens_for(Session, "before_flush")
def _write_only_own_rows(session: Session, *_: Any) -> None:
    if not session.info.get("writes", True) and (session.new or session.dirty or session.deleted):
        raise ReadOnly
    reader = _reader_of(session)
    if reader.everyone:
        return
    for row in (*session.new, *session.dirty, *session.deleted):
        if not _is_own(row, reader):
            raise ForeignRow(type(row).__name__)


@event.listens_for(Session, "after_begin")
def _tell_postgres(session: Session, _transaction: Any, connection: Any) -> None:
    """The second wall: row-level security compares every row with these settings of the transaction."""
    if connection.dialect.name == "postgresql":
        connection.execute(TELL, _told(_reader_of(session)))


def _read_as(session: Session, reader: Reader) -> None:
    session.info["reader"] = reader
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(TELL, _told(reader))


def _told(reader: Reader) -> dict[str, str]:
    return {
        "companies": "*" if reader.everyone else ",".join(map(str, reader.companies)),
        "account": "" if reader.is_looking else str(reader.account or ""),
    }


def _reader_of(session: Any) -> Reader:
    try:
        return session.info["reader"]
    except KeyError:
        raise UnscopedSession from None


@lru_cache(maxsize=512)
def _wall(reader: Reader) -> Wall:
    companies = one_of("companies", reader.companies)
    customers = None if reader.customers is None else one_of("customers", reader.customers)
    account = exactly("account", reader.account) if reader.account else None
    projects = one_of("projects", reader.projects)
    sight = None if customers is None else Sight(companies, customers, projects, account)
    parameters = [one for one in (companies, customers, sight and projects, account) if one is not None]
    shape = (customers is not None, account is not None, reader.is_looking)
    own = None if reader.is_looking else account
    return Wall(shape, parameters, criteria_for(lambda kind: _seen_by(kind, companies, sight, own)))


def _seen_by(kind: type[SQLModel], companies: Ids, sight: Sight | None, account: Any) -> ColumnElement[bool]:
    table: Any = kind
    if kind is Account:
        return table.id == account if account is not None else false()
    if kind is Company:
        return table.id.in_(companies)
    if issubclass(kind, Personal):
        return table.account_id == account if account is not None else false()
    if kind in (SignInAttempt, RateLimit):
        return false()
    if sight is None:
        return table.company_id.in_(companies)
    seen = table.seen_by_customers(sight)
    return seen if seen is not None else true()


def _is_own(row: SQLModel, reader: Reader) -> bool:
    match row:
        case Personal():
            return row.account_id == reader.account
        case Account():
            return row.id == reader.account
        case Company():
            return row.id in reader.companies and reader.customers is None
        case SignInAttempt():
            return row.company_id in reader.companies and reader.customers is None
        case Walled() | Job():
            is_inside = row.company_id in reader.companies
            return is_inside and (reader.customers is None or _is_customers_own(row, reader.customers, reader.projects))
    return False


def _is_customers_own(row: SQLModel, customers: frozenset[UUID], projects: frozenset[UUID]) -> bool:
    if isinstance(row, Customer | Project) and row.id in customers | projects:
        return True
    if getattr(row, "project_id", None) in projects:
        return isinstance(row, ProjectOwned | Fact)
    if isinstance(row, CustomerOwned):
        return row.customer_id in customers
    return isinstance(row, LEFT_BEHIND) and getattr(row, "customer_id", None) in (*customers, None)
