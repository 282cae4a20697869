"""How far the reading of a file is, for the gateways beside the one that reads it."""

import sqlalchemy as sa
from alembic import op

from gateway.storage.rows import UtcDateTime

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'readings',
        sa.Column('sha256', sa.String(), primary_key=True),
        sa.Column('pages_read', sa.Integer(), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=False),
        sa.Column('at', UtcDateTime(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table('readings')
