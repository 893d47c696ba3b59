"""What one firm brought along from the program it used before: customers and jobs of up to eight years ago.

The tables lie in `demo/history`, to try the import with; who is in them can register with e-mail and postcode.
"""

import csv
import tempfile
import zipfile
from datetime import datetime
from html import escape
from pathlib import Path

from demo import clock
from demo.story import Cast, do
from domain import imports
from integrations import pdf
from models.imports import ImportKind
from tasks.runner import run_due

HISTORY = Path(__file__).parent / "history"
FIRM = "vanhouten"
SLIP = """<h1>Werkbon {number}</h1><p>{firm}</p><p>Datum: {day}</p><h2>{title}</h2>
<p>Het werk is gedaan en samen nagelopen.</p><p>Bedrag inclusief btw: € {amount}</p>"""


def bring_in(cast: Cast, at: datetime) -> None:
    """As an administrator does it: first the customers, then their jobs with the slips."""
    with clock.on(at), tempfile.TemporaryDirectory() as folder:
        _bring(cast, ImportKind.CUSTOMERS, HISTORY / "klanten.csv")
        _bring(cast, ImportKind.JOBS, HISTORY / "opdrachten.csv", _slips(cast, Path(folder)))


def _bring(cast: Cast, kind: ImportKind, table: Path, papers: Path | None = None) -> None:
    brought = do(cast.admin, imports.receive, kind, name=table.name, path=table)
    if papers:
        do(cast.admin, imports.receive_papers, brought.id, name=papers.name, path=papers)
    do(cast.admin, imports.start, brought.id)
    run_due()


def _slips(cast: Cast, folder: Path) -> Path:
    """A ZIP with one sheet for each job that names one."""
    path = folder / "werkbonnen.zip"
    with (HISTORY / "opdrachten.csv").open(encoding="utf-8") as table, zipfile.ZipFile(path, "w") as package:
        for row in csv.DictReader(table, delimiter=";"):
            if name := row["Bestand"]:
                package.writestr(name, _slip(cast, row))
    return path


def _slip(cast: Cast, row: dict[str, str]) -> bytes:
    said = {"number": row["Opdrachtnr"], "firm": cast.firm.details.name, "day": row["Datum"],
            "title": row["Omschrijving"], "amount": row["Bedrag"]}  # fmt: skip
    html = SLIP.format(**{name: escape(text) for name, text in said.items()})
    return pdf.render(html, language="nl", title=row["Omschrijving"])
