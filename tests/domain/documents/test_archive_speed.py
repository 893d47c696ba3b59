"""The archive of a firm with many documents: which were replaced is looked up per row, never read through."""

from sqlalchemy import event, insert, text

from domain import documents
from domain.documents.filing import file_pdf
from domain.paging import USUAL
from domain.work import work_as
from models.base import new_id
from models.document import Document, DocumentKind
from models.engine import engine
from tests.people import People

MANY = 3000


def _fill(people: People) -> None:
    with work_as(people.sanne) as work:
        first = file_pdf(work, customer_id=people.alice_customer, kind=DocumentKind.OTHER, title="One", data=b"%PDF")
        same = first.model_dump()
    rows = [same | {"id": new_id()} for _ in range(MANY)]
    with engine().begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT set_config('voordeur.companies', '*', true)"))
        connection.execute(insert(Document), rows)
        connection.execute(text("ANALYZE"))


def _plan(people: People) -> list[str]:
    asked: list[tuple[str, object]] = []

    def take(_connection, _cursor, statement, parameters, *_rest) -> None:
        if "NOT (EXISTS" in statement:
            asked.append((statement, parameters))

    event.listen(engine(), "before_cursor_execute", take)
    with work_as(people.sanne, writes=False) as work:
        assert len(documents.page(work).rows) == USUAL
    event.remove(engine(), "before_cursor_execute", take)
    [(statement, parameters)] = asked
    with engine().connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        if not is_sqlite:
            connection.execute(text("SELECT set_config('voordeur.companies', '*', true)"))
        rows = connection.exec_driver_sql(f"EXPLAIN {'QUERY PLAN ' if is_sqlite else ''}{statement}", parameters)
        return [str(row[-1]) for row in rows]


def test_replaced_documents_are_left_out_by_an_index(people: People):
    _fill(people)
    plan = "\n".join(_plan(people))
    assert "ix_document_replaces" in plan, plan
