"""Demo data is written into an empty database once, whole: what an interrupted start left behind is cleared first."""

from collections.abc import Callable

from sqlmodel import select

from domain.access import HOUSE
from domain.work import work_as
from models import schema
from models.company import Company
from models.engine import engine
from settings import settings


def fill_once(fill: Callable[[], None]) -> bool:
    """Call `fill` if this database holds no firm yet, or only half of the demo. True when it did."""
    if _is_half_filled():
        schema.empty()
        schema.upgrade()
    elif not is_empty():
        return False
    mark = settings.data_dir / "demo" / "filling"
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(_database())
    fill()
    mark.unlink()
    return True


def is_empty() -> bool:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(Company.id).limit(1)).first() is None


def needs_filling() -> bool:
    return _is_half_filled() or is_empty()


def _is_half_filled() -> bool:
    """Only of the very database that was empty when we began: nobody else's data is ever cleared."""
    mark = settings.data_dir / "demo" / "filling"
    return mark.is_file() and mark.read_text() == _database()


def _database() -> str:
    return engine().url.render_as_string(hide_password=True)
