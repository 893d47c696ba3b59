"""who has access has what belongs to it"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

TENANT = {'see_documents', 'ask'}
MANAGER = {*TENANT, 'see_quotes', 'approve_quotes', 'see_invoices', 'approve_documents'}
NEW = {'see_projects', 'see_planning', 'talk', 'make_requests'}
NEW_TO_ALL_BUT_TENANTS = {*NEW, 'see_hours', 'invite'}
#: What each capacity began with before there were projects, messages and requests, and what it has begun with since.
BEGAN = {
    'owner': ({*MANAGER, 'pay_invoices'}, NEW_TO_ALL_BUT_TENANTS),
    'manager': (MANAGER, NEW_TO_ALL_BUT_TENANTS),
    'tenant': (TENANT, NEW),
}
seats = sa.table(
    'membership', sa.column('id', sa.Uuid), sa.column('capacity', sa.String), sa.column('invited_by', sa.String),
    sa.column('rights', sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')),
)  # fmt: skip
facts = sa.table('fact', sa.column('subject_id', sa.Uuid), sa.column('name', sa.String))


def upgrade() -> None:
    """For whom neither staff nor somebody who invited them decided otherwise."""
    decided = sa.select(facts.c.subject_id).where(facts.c.name == 'membership.rights_changed')
    theirs = sa.select(seats).where(
        seats.c.capacity.is_not(None), seats.c.invited_by == '', seats.c.id.not_in(decided)
    )
    connection = op.get_bind()
    for seat in connection.execute(theirs).all():
        before, new = BEGAN[seat.capacity]
        if set(seat.rights) == before:
            change = sa.update(seats).where(seats.c.id == seat.id)
            connection.execute(change.values(rights=sorted(before | new)))


def downgrade() -> None:
    """Rights that are not known there are passed over."""
