"""a file is no question"""

from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE todo SET kind = 'file' WHERE kind = 'question' AND subject_kind = 'document'")


def downgrade() -> None:
    op.execute("UPDATE todo SET kind = 'question' WHERE kind = 'file'")
