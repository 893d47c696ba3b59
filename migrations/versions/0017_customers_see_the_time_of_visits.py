"""customers see the time of visits and are told of them"""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('company', schema=None) as batch_op:
        batch_op.add_column(sa.Column('visit_times', sa.Boolean(), server_default=sa.true(), nullable=False))
    with op.batch_alter_table('planning_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('told_sequence', sa.Integer(), nullable=True))
    op.execute("UPDATE planning_item SET told_sequence = sequence")


def downgrade() -> None:
    with op.batch_alter_table('planning_item', schema=None) as batch_op:
        batch_op.drop_column('told_sequence')

    with op.batch_alter_table('company', schema=None) as batch_op:
        batch_op.drop_column('visit_times')
