"""Invoices as PDF: what we add to WeasyPrint's own time, and whether a run of many keeps all processes busy."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from sqlmodel import col, func, select
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from domain.access import HOUSE
from domain.work import work_as
from integrations import pdf
from integrations.pdf.fetching import AssetFetcher
from integrations.pdf.printing import VARIANT
from models.invoice import Invoice
from settings import settings
from tasks import rendering, runner
from tests.bench.offices import inside, post_office
from tests.bench.table import Line, alternating, at_least, middle, note, times
from tests.bills import an_invoice
from tests.integrations import papers
from tests.people import People

ROUNDS = 30
RUN = 200
LOOK_EVERY = 0.02  # seconds
PATIENCE = 900  # seconds


def lines(folder: Path) -> Iterator[Line]:
    yield from _one_invoice()
    with inside(folder):
        yield from _a_run()


def _one_invoice() -> Iterator[Line]:
    """Processor time: setting a page waits for nothing, and others on the machine do not count."""
    sheet = papers.an_invoice()
    html, fetcher, fonts = _html_of(sheet), AssetFetcher(), FontConfiguration()
    style = CSS(url="asset:sheet.css", url_fetcher=fetcher, font_config=fonts)

    def floor(variant: str | None) -> None:
        HTML(string=html, url_fetcher=fetcher).write_pdf(stylesheets=[style], font_config=fonts, pdf_variant=variant)

    ours, same, plain = alternating(
        lambda: pdf.invoice(sheet, papers.DUTCH), lambda: floor(VARIANT), lambda: floor(None),
        rounds=ROUNDS, clock=time.process_time,
    )  # fmt: skip
    yield times("invoice PDF (CPU), to WeasyPrint, same HTML, same PDF/A", middle(ours), middle(same), limit=1.2)
    yield times("invoice PDF (CPU), to WeasyPrint, same HTML, plain PDF", middle(ours), middle(plain), limit=1.2)


def _html_of(sheet: papers.InvoiceSheet) -> str:
    """The HTML that our template makes of a sheet."""
    with patch("integrations.pdf.sheets.render") as render:
        pdf.invoice(sheet, papers.DUTCH)
    return render.call_args.args[0]


def _a_run() -> Iterator[Line]:
    """A run of invoices, printed by the embedded runner: from the first paper to the last."""
    people = People.settle()
    with post_office() as settings.smtp_url:
        for _ in range(RUN):
            an_invoice(people)
        rendering.open_pool()
        running = runner.Runner().start()
        _wait_for(1)
        processes = list(rendering._pool._processes) if rendering._pool else []
        began, watch = time.monotonic(), Watch(processes)
        _wait_for(RUN)
        seconds, shares = time.monotonic() - began, watch.stop()
        running.stop()
        rendering.close_pool()
    yield note(f"{RUN} invoices issued and printed by {len(processes)} processes", seconds, "s")
    yield at_least("… share of that time the least busy process had work", 100 * min(shares), limit=90, unit="%")


def _wait_for(many: int) -> None:
    until = time.monotonic() + PATIENCE
    while _printed() < many:
        if time.monotonic() > until:
            raise RuntimeError(f"{_printed()} of {many} invoices were printed in {PATIENCE} s")
        time.sleep(0.2)


def _printed() -> int:
    with work_as(HOUSE, writes=False) as work:
        return work.session.exec(select(func.count()).where(col(Invoice.document_id).is_not(None))).one()


class Watch:
    """Looks again and again whether processes have work: running, or waiting for one of the cores."""

    def __init__(self, processes: list[int]) -> None:
        self.looks, self.busy = 0, dict.fromkeys(processes, 0)
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> list[float]:
        """The share of looks at which each process had work."""
        self._done.set()
        self._thread.join()
        return [count / self.looks for count in self.busy.values()]

    def _look(self) -> None:
        while not self._done.wait(LOOK_EVERY):
            self.looks += 1
            for process in self.busy:
                state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
                self.busy[process] += state in "RD"
