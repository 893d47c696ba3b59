"""what is not due is passed over quickly"""

from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.drop_index('ix_invoice_status_newest')
        batch_op.create_index(
            'ix_invoice_status_newest', ['company_id', 'status', 'created_at', 'id', 'due_on'], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table('invoice', schema=None) as batch_op:
        batch_op.drop_index('ix_invoice_status_newest')
        batch_op.create_index('ix_invoice_status_newest', ['company_id', 'status', 'created_at', 'id'], unique=False)
