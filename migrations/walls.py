"""Row-level security, PostgreSQL's second wall behind models/session.py: `op.wall_in("quote", "company_id")`.

The session says for each transaction for whom it reads (`_tell_postgres`): `voordeur.companies` is a comma list of
ids, or `*` for the house itself; `voordeur.account` is the signed-in person. A connection that says nothing sees
nothing. Superusers and roles with BYPASSRLS are not held back: the app must use neither. SQLite has no such wall.
"""

from typing import Any

from alembic.autogenerate import renderers
from alembic.operations import MigrateOperation, Operations, ops

# each in a sub-select: computed once per statement, not once per row
HOUSE = "(SELECT current_setting('voordeur.companies', true) = '*')"
COMPANIES = "((SELECT string_to_array(nullif(current_setting('voordeur.companies', true), '*'), ','))::uuid[])"
ACCOUNT = "(SELECT nullif(current_setting('voordeur.account', true), '')::uuid)"

POLICIES = {
    "company_id": f"{HOUSE} OR company_id = ANY {COMPANIES}",
    "company": f"{HOUSE} OR id = ANY {COMPANIES}",
    "account_id": f"{HOUSE} OR account_id = {ACCOUNT}",
    "account": f"{HOUSE} OR id = {ACCOUNT}",
    "house": HOUSE,
}
OWN_KEY = {"company": "company", "account": "account", "sign_in_attempt": "house", "rate_limit": "house"}


def wall_of(table: Any) -> str:
    """How a table is walled: by a column, or as one of the few that are special."""
    columns = (name for name in ("company_id", "account_id") if name in table.columns)
    return OWN_KEY.get(table.name) or next(columns)


@Operations.register_operation("wall_in")
class WallIn(MigrateOperation):
    """Close a table to everybody but the readers its policy names."""

    def __init__(self, table: str, by: str) -> None:
        self.table, self.by = table, by

    @classmethod
    def wall_in(cls, operations: Operations, table: str, by: str) -> None:
        operations.invoke(cls(table, by))

    def reverse(self) -> MigrateOperation:
        return ops.ExecuteSQLOp("SELECT 1")  # a policy goes with its table


@Operations.implementation_for(WallIn)
def _wall_in(operations: Operations, operation: WallIn) -> None:
    if operations.get_bind().dialect.name != "postgresql":
        return
    table, policy = f'"{operation.table}"', POLICIES[operation.by]
    operations.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    operations.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")  # for the owner, too
    operations.execute(f"CREATE POLICY own_rows ON {table} USING ({policy})")
    if operation.table == "sign_in_attempt":  # a company sends ways in, but reads none
        operations.execute(f"CREATE POLICY sent ON {table} FOR INSERT WITH CHECK (company_id = ANY {COMPANIES})")


@renderers.dispatch_for(WallIn)
def _render(_context: Any, operation: WallIn) -> str:
    return f"op.wall_in({operation.table!r}, {operation.by!r})"


def add_walls(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Alembic's hook: every table that a new migration creates is walled in by it."""
    for script in directives:
        made = [step for step in script.upgrade_ops.ops if isinstance(step, ops.CreateTableOp)]
        script.upgrade_ops.ops.extend(WallIn(step.table_name, wall_of(step.to_table())) for step in made)
