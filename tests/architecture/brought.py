"""What a firm brought along from before: a table on its way in, and one that is in."""

import tempfile
from pathlib import Path

from domain import imports
from domain.access import Actor, system_of
from models.imports import ImportKind
from tests.people import do


def settle_imports(admin: Actor, mark: str) -> None:
    done = _received(admin, f"Naam;Notitie\nOld {mark};Note {mark}\n")
    do(admin, imports.start, done)
    system = system_of(admin.company_id)  # type: ignore[arg-type]
    assert imports.Running(system, done).step()
    do(system, imports.finish, done)
    _received(admin, f"Naam\nNew {mark}\n")


def _received(admin: Actor, table: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_text(table)
        return str(do(admin, imports.receive, ImportKind.CUSTOMERS, name="table.csv", path=path).id)
