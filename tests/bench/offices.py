"""Where the benchmarks work: databases of their own, in this process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from sqlmodel import select

from demo import fill
from domain.access import HOUSE, STAFF_RIGHTS, Actor
from domain.work import work_as
from models import schema
from models.account import Role, StaffMember
from models.company import Company
from models.customer import Customer
from models.engine import engine
from models.fact import ActorKind
from settings import settings
from tests.live_app import free_port
from tests.people import People


@contextmanager
def inside(folder: Path, url: str = "") -> Iterator[None]:
    """This process works in the database of this folder, or the one at `url`."""
    before = settings.data_dir, settings.database_url
    settings.data_dir, settings.database_url = folder, url
    engine.cache_clear()
    try:
        schema.upgrade()
        yield
    finally:
        engine().dispose()
        engine.cache_clear()
        settings.data_dir, settings.database_url = before


@contextmanager
def filled(folder: Path, size: int, url: str = "") -> Iterator[None]:
    """… with `size` customers and their documents; if they are there already, they are used again."""
    with inside(folder, url):
        with work_as(HOUSE, writes=False) as work:
            is_there = work.session.exec(select(Customer.id).offset(size - 1).limit(1)).first() is not None
        if not is_there:
            People.settle()
            fill.fill(size)
        yield


@contextmanager
def post_office() -> Iterator[str]:
    """A mail server that takes everything and keeps nothing; gives its SMTP_URL."""
    server = Controller(Sink(), hostname="127.0.0.1", port=free_port())
    server.start()
    yield f"smtp://127.0.0.1:{server.port}"
    server.stop()


def a_clerk() -> Actor:
    """Somebody of the office of the oldest firm, the one that was filled."""
    with work_as(HOUSE, writes=False) as work:
        company_id = work.session.exec(select(Company.id).order_by(Company.id)).first()  # type: ignore[arg-type]
        of_office = StaffMember.company_id == company_id, StaffMember.role == Role.OFFICE
        member = work.session.exec(select(StaffMember).where(*of_office)).first()
    assert member, "the firm has an office"
    return Actor(
        ActorKind.STAFF, member.id, member.name, company_id=company_id, rights=STAFF_RIGHTS[Role.OFFICE],
        role=Role.OFFICE, account_id=member.account_id,
    )  # fmt: skip
