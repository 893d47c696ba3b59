"""Tables to fill in, and the head of the report: in the clerk's language."""

from domain.imports.fields import FIELDS
from domain.imports.verdicts import Verdict
from domain.texts import _, say
from models.imports import ImportKind, Outcome

OUTCOMES = {
    Outcome.ADDED: _("added"),
    Outcome.UPDATED: _("updated"),
    Outcome.SKIPPED: _("skipped"),
    Outcome.FAILED: _("not brought in"),
}
REPORT_HEAD = (_("Row"), _("About"), _("What became of it"), _("Cell"), _("Why"))
CUSTOMERS = (
    {"number": "1001", "name": "Jan de Wit", "kind": "private", "email": "jan@dewit.example", "phone": "+31 6 12345678",
     "language": "nl", "since": "2019-03-01", "street": "Lindenlaan 18", "postcode": "5616 AB", "city": "Eindhoven",
     "country": "NL", "use": "work"},
    {"number": "1002", "name": "Bakkerij Vos", "kind": "business", "email": "info@bakkerijvos.example",
     "language": "nl", "street": "Markt 3", "postcode": "5611 EC", "city": "Eindhoven", "country": "NL",
     "use": "invoice", "contact_name": "Eva Vos", "contact_role": "", "contact_email": "eva@bakkerijvos.example"},
)  # fmt: skip
JOBS = (
    {"number": "2021-0042", "customer_number": "1001", "title": "Cv-ketel vervangen", "date": "2021-05-12",
     "amount": "2450,00", "street": "Lindenlaan 18", "postcode": "5616 AB", "city": "Eindhoven",
     "file": "2021-0042.pdf", "paper": "report"},
    {"customer_email": "info@bakkerijvos.example", "title": "Onderhoud", "date": "2022-11-03", "amount": "185,00"},
)  # fmt: skip
ROWS = {ImportKind.CUSTOMERS: CUSTOMERS, ImportKind.JOBS: JOBS}


def sample(kind: ImportKind, language: str) -> list[list[str]]:
    heads = [say(language, field.label) for field in FIELDS[kind]]
    return [heads, *([row.get(field.name, "") for field in FIELDS[kind]] for row in ROWS[kind])]


def report_head(language: str) -> list[str]:
    return [say(language, text) for text in REPORT_HEAD]


def report_line(verdict: Verdict, kind: ImportKind, language: str) -> list[str]:
    """Row, what it is about, what became of it, which cell, and why."""
    label = next((one.label for one in FIELDS[kind] if one.name == verdict.cell), "")
    return [
        str(verdict.line),
        verdict.label,
        say(language, OUTCOMES[verdict.outcome]),
        say(language, label) if label else "",
        say(language, verdict.reason, **verdict.details) if verdict.reason else "",
    ]
