"""What the queue of Cases is put in order by: when orders are due, and which Cases are alike."""

import sqlalchemy as sa
from alembic import op

from gateway.storage.rows import UtcDateTime

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('cases', sa.Column('alike', sa.String(), nullable=False, server_default=''))
    op.add_column('orders', sa.Column('due_at', UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column('orders', 'due_at')
    op.drop_column('cases', 'alike')
