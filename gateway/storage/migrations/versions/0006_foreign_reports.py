"""Reports of other preflight programs, attached to the files of orders."""

import sqlalchemy as sa
from alembic import op

from gateway.storage.rows import UtcDateTime

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'foreign_reports',
        sa.Column('order_id', sa.String(), sa.ForeignKey('orders.id'), primary_key=True),
        sa.Column('slot', sa.String(), primary_key=True),
        sa.Column('sha256', sa.String(), primary_key=True),
        sa.Column('report_sha256', sa.String(), primary_key=True),
        sa.Column('program', sa.String(), nullable=False),
        sa.Column('name_given', sa.String(), nullable=False),
        sa.Column('attached_by', sa.String(), nullable=False),
        sa.Column('attached_at', UtcDateTime(), nullable=False),
        sa.Column('findings', sa.JSON(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table('foreign_reports')
