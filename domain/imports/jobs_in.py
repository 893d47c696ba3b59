"""Old jobs come in: what a row would do, and doing it. One function decides, for the rehearsal and the real thing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import col, select

from domain import customers, documents, orders, papers
from domain.imports import job_rows, verdicts
from domain.imports.customers_in import refused
from domain.imports.directory import SEVERAL, Directory, Known, place_of
from domain.imports.job_rows import JobRow
from domain.imports.papers_in import Papers
from domain.imports.values import Mistake
from domain.imports.verdicts import Verdict
from domain.orders.history import noon
from domain.texts import _
from domain.work import Work
from integrations.storage import Stored
from models.company import Company
from models.customer import Address
from models.document import Document
from models.imports import Import, Outcome, Twins
from models.order import Order, OrderStatus

NOBODY = _("No customer fits this. Bring in the customers first.")
SOMEBODY_ELSES = _("The job with this number belongs to another customer.")
OF_NOW = _("An order of today has this number.")
Taken = dict[int, Stored | Mistake]  # line -> its paper, kept already


@dataclass
class JobsIn:
    """`writes` is False while only rehearsing. `seen`: the row of this table that brought a number."""

    work: Work
    brought: Import
    directory: Directory
    papers: Papers
    taken: Taken = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    writes: bool = False

    def judge(self, rows: list[tuple[int, dict[str, str]]]) -> list[Verdict]:
        """What becomes of these rows, in their order."""
        company = self.work.get(Company, self.brought.company_id)
        today = papers.today(self.work.now, company.timezone)
        read = [_read(line, cells, company, today) for line, cells in rows]
        good = [row for row in read if isinstance(row, JobRow)]
        self.directory.look_up(
            self.work,
            numbers=[row.customer_number for row in good],
            emails=[row.customer_email for row in good],
            names=[row.customer_name.lower() for row in good],
        )
        return [self._judge(row, company) if isinstance(row, JobRow) else row for row in read]

    def _judge(self, row: JobRow, company: Company) -> Verdict:
        try:
            customer_id = self._customer(row)
            number = row.number_for(customer_id)
            if number in self.seen:
                same = {"line": str(self.seen[number])}
                return Verdict(row.line, row.title, Outcome.SKIPPED, verdicts.SAME_ROW, details=same)
            paper = self._paper(row)
            twin = self._twin(number, customer_id)
        except Mistake as mistake:
            return refused(row.line, row.title, mistake)
        self.seen[number] = row.line
        if twin:
            return self._complete(row, twin, paper, company)
        return self._bring(row, customer_id, number, paper)

    def _customer(self, row: JobRow) -> UUID:
        """By number alone where one stands; else by e-mail address, else by name and postcode."""
        if row.customer_number:
            known = self.directory.with_number(row.customer_number)
            return _only("customer_number", [known] if known else [])
        if row.customer_email:
            return _only("customer_email", self.directory.with_email(row.customer_email))
        return _only("customer_name", self.directory.at_place(row.customer_name, row.postcode))

    def _paper(self, row: JobRow) -> Stored | None:
        if not row.file:
            return None
        if not self.writes:
            self.papers.look(row.file)
            return None
        taken = self.taken[row.line]
        if isinstance(taken, Mistake):
            raise taken
        return taken

    def _twin(self, number: str, customer_id: UUID) -> Order | None:
        order = self.work.session.exec(select(Order).where(col(Order.number) == number)).one_or_none()
        if order and order.customer_id != customer_id:
            raise Mistake("number", SOMEBODY_ELSES)
        if order and order.status is not OrderStatus.DONE:
            raise Mistake("number", OF_NOW)
        return order

    def _bring(self, row: JobRow, customer_id: UUID, number: str, paper: Stored | None) -> Verdict:
        if not self.writes:
            return Verdict(row.line, row.title, Outcome.ADDED)
        order = orders.bring_in(
            self.work, customer_id, number=number, title=row.title, day=row.day, cents=row.cents or 0,
            address_id=self._address(row, customer_id), **self._about,
        )  # fmt: skip
        self._file(row, order, paper)
        return Verdict(row.line, row.title, Outcome.ADDED, subject_id=order.id)

    def _complete(self, row: JobRow, order: Order, paper: Stored | None, company: Company) -> Verdict:
        names, id = {"number": order.number}, order.id
        if self.brought.twins is Twins.SKIP:
            return Verdict(row.line, row.title, Outcome.SKIPPED, verdicts.KNOWN, details=names, subject_id=id)
        brings_paper = self._file(row, order, paper) if self.writes else self._lacks_paper(row, order)
        changes = _changes(row, order, company)
        if not (changes or brings_paper):
            return Verdict(row.line, row.title, Outcome.SKIPPED, verdicts.NOTHING_NEW, details=names, subject_id=id)
        if self.writes:
            orders.complete(self.work, order.id, changes, **self._about)
        names["what"] = ", ".join(filter(None, (row.title if changes else "", row.file if brings_paper else "")))
        return Verdict(row.line, row.title, Outcome.UPDATED, verdicts.COMPLETES, details=names, subject_id=id)

    def _file(self, row: JobRow, order: Order, paper: Stored | None) -> bool:
        if paper is None:
            return False
        how: dict[str, Any] = {"name": row.file, "kind": row.paper, "at": order.created_at}
        return documents.bring_in(self.work, order.id, paper, **how) is not None

    def _lacks_paper(self, row: JobRow, order: Order) -> bool:
        query = select(Document.id).where(Document.order_id == order.id)
        return bool(row.file) and self.work.session.exec(query).first() is None

    def _address(self, row: JobRow, customer_id: UUID) -> UUID | None:
        """The customer's address that the row names; a new one is noted, and the only one goes without saying."""
        kept = self.work.session.exec(select(Address).where(Address.customer_id == customer_id)).all()
        if row.address is None:
            return kept[0].id if len(kept) == 1 else None
        same = next((one for one in kept if place_of(one) == place_of(row.address)), None)
        return same.id if same else customers.bring_address(self.work, customer_id, row.address).id

    @property
    def _about(self) -> dict[str, str]:
        return {"import": str(self.brought.id), "by": self.brought.made_by}


def take_papers(papers_: Papers, rows: list[tuple[int, dict[str, str]]]) -> Taken:
    """Keep what these rows name, with no transaction open: looking into PDFs takes long."""
    taken: Taken = {}
    for line, cells in rows:
        if name := cells.get("file"):
            try:
                taken[line] = papers_.take(name)
            except Mistake as mistake:
                taken[line] = mistake
    return taken


def _read(line: int, cells: dict[str, str], company: Company, today: date) -> JobRow | Verdict:
    try:
        return job_rows.read(line, cells, company, today=today)
    except Mistake as mistake:
        return refused(line, cells.get("title", "")[:200], mistake)


def _only(column: str, found: list[Known]) -> UUID:
    if len(found) > 1:
        raise Mistake(column, SEVERAL)
    if not found or found[0].id is None:
        raise Mistake(column, NOBODY)
    return found[0].id


def _changes(row: JobRow, order: Order, company: Company) -> dict[str, Any]:
    said: dict[str, Any] = {"title": row.title, "created_at": noon(row.day, company)}
    if row.cents is not None:
        said["total_cents"] = row.cents
    return {name: value for name, value in said.items() if getattr(order, name) != value}
