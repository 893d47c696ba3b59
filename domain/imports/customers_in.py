"""Customers come in: what a row would do, and doing it. One function decides, for the rehearsal and the real thing."""

from dataclasses import dataclass
from typing import Any

from domain import customers, papers
from domain.customers import AddressForm, ContactForm
from domain.imports import customer_rows, verdicts
from domain.imports.customer_rows import COLUMNS, CustomerRow
from domain.imports.directory import Directory, Known, place_of
from domain.imports.values import Mistake
from domain.imports.verdicts import Verdict
from domain.orders.history import noon
from domain.work import Work
from models.company import Company
from models.imports import Import, Outcome, Twins


@dataclass
class CustomersIn:
    """`writes` is False while only rehearsing."""

    work: Work
    brought: Import
    directory: Directory
    writes: bool = False

    def judge(self, rows: list[tuple[int, dict[str, str]]]) -> list[Verdict]:
        """What becomes of these rows, in their order."""
        company = self.work.get(Company, self.brought.company_id)
        today = papers.today(self.work.now, company.timezone)
        read = [_read(line, cells, company, today) for line, cells in rows]
        good = [row for row in read if isinstance(row, CustomerRow)]
        self.directory.look_up(
            self.work,
            numbers=[row.number for row in good],
            emails=[row.email for row in good],
            names=[row.form.name.lower() for row in good],
        )
        return [self._judge(row, company) if isinstance(row, CustomerRow) else row for row in read]

    def _judge(self, row: CustomerRow, company: Company) -> Verdict:
        try:
            twin = self.directory.twin_of(row)
        except Mistake as mistake:
            return refused(row.line, row.form.name, mistake)
        return self._bring(row, company) if twin is None else self._complete(row, twin)

    def _bring(self, row: CustomerRow, company: Company) -> Verdict:
        known = Known(row.number, {name: getattr(row.form, name) for name in COLUMNS}, line=row.line)
        known.places = {place_of(row.address)} if row.address else set()
        known.people = _words(row.contact)
        if self.writes:
            since = noon(row.since, company) if row.since else None
            made = customers.bring_in(self.work, row.form, number=row.number, since=since, **self._about)
            known.id, known.number = made.id, made.number
            self._add_parts(known, row.address, row.contact)
        self.directory.add(known)
        return Verdict(row.line, row.form.name, Outcome.ADDED, subject_id=known.id)

    def _complete(self, row: CustomerRow, twin: Known) -> Verdict:
        """A row of the same table only adds persons and addresses; what was there before may be completed."""
        is_ours = twin.line > 0
        names = {"number": twin.number, "line": str(twin.line)}
        if not is_ours and self.brought.twins is Twins.SKIP:
            return Verdict(row.line, row.form.name, Outcome.SKIPPED, verdicts.KNOWN, details=names, subject_id=twin.id)
        changes = {} if is_ours else {name: value for name, value in row.given if twin.values[name] != value}
        address = row.address if row.address and not twin.lives_at(row.address) else None
        contact = row.contact if row.contact and not twin.has(row.contact) else None
        if not (changes or address or contact):
            reason = verdicts.SAME_ROW if is_ours else verdicts.NOTHING_NEW
            return Verdict(row.line, row.form.name, Outcome.SKIPPED, reason, details=names, subject_id=twin.id)
        self._change(twin, changes, address, contact)
        names["what"] = ", ".join(_said(changes, address, contact))[:300]
        reason = verdicts.COMPLETES_ROW if is_ours else verdicts.COMPLETES
        return Verdict(row.line, row.form.name, Outcome.UPDATED, reason, details=names, subject_id=twin.id)

    def _change(
        self, twin: Known, changes: dict[str, Any], address: AddressForm | None, contact: ContactForm | None
    ) -> None:
        twin.values |= changes
        twin.places |= {place_of(address)} if address else set()
        twin.people |= _words(contact)
        if self.writes and twin.id:
            self._add_parts(twin, address, contact)
            customers.complete(self.work, twin.id, changes, **self._about)

    def _add_parts(self, known: Known, address: AddressForm | None, contact: ContactForm | None) -> None:
        assert known.id
        if address:
            customers.bring_address(self.work, known.id, address)
        if contact:
            customers.bring_contact(self.work, known.id, contact)

    @property
    def _about(self) -> dict[str, str]:
        return {"import": str(self.brought.id), "by": self.brought.made_by}


def refused(line: int, label: str, mistake: Mistake) -> Verdict:
    return Verdict(line, label, Outcome.FAILED, mistake.text, mistake.field, mistake.values)


def _read(line: int, cells: dict[str, str], company: Company, today: Any) -> CustomerRow | Verdict:
    try:
        return customer_rows.read(line, cells, company, today=today)
    except Mistake as mistake:
        return refused(line, cells.get("name", "")[:200], mistake)


def _words(contact: ContactForm | None) -> set[str]:
    return {contact.email.lower(), contact.name.lower()} if contact else set()


def _said(changes: dict[str, Any], address: AddressForm | None, contact: ContactForm | None) -> list[str]:
    said = [str(value) for value in changes.values()]
    said += [f"{address.street}, {address.postcode} {address.city}"] if address else []
    return said + ([contact.name] if contact else [])
