"""An upload keeps what its client said of it, and its hashes once it is whole, so that a crash cannot undo its end."""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ('metadata_given', 'sha256', 'md5'):
        op.add_column('uploads', sa.Column(name, sa.String(), nullable=False, server_default=''))


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: what clients said of their uploads would be lost")
