"""requests become projects"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('new_project_id', sa.Uuid(), nullable=True))
        batch_op.create_index(batch_op.f('ix_request_new_project_id'), ['new_project_id'], unique=False)


def downgrade() -> None:
    with op.batch_alter_table('request', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_request_new_project_id'))
        batch_op.drop_column('new_project_id')
