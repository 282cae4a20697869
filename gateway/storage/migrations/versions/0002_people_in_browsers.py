"""People in browsers: sessions, links, uploads, drafts, questions, actions that can be taken back, mails."""

import sqlalchemy as sa
from alembic import op

from gateway.storage.rows import UtcDateTime

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    for make in (_device_states, _mails, _sessions, _uploads, _pending_actions, _questions, _links):
        make()
    _columns()
    _order_files()


def _device_states() -> None:
    op.create_table('device_states',
    sa.Column('device_id', sa.String(), nullable=False),
    sa.Column('paused', sa.Boolean(), nullable=False),
    sa.Column('by', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('at', UtcDateTime(), nullable=False),
    sa.PrimaryKeyConstraint('device_id')
    )


def _mails() -> None:
    op.create_table('mails',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('order_id', sa.String(), nullable=True),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('to', sa.String(), nullable=False),
    sa.Column('locale', sa.String(), nullable=False),
    sa.Column('data', sa.JSON(), nullable=False),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('next_at', UtcDateTime(), nullable=True),
    sa.Column('problem', sa.String(), nullable=False),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('sent_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.PrimaryKeyConstraint('id'),
    sa.UniqueConstraint('key')
    )
    with op.batch_alter_table('mails') as batch_op:
        batch_op.create_index(batch_op.f('ix_mails_message_id'), ['message_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mails_next_at'), ['next_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_mails_order_id'), ['order_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_mails_state'), ['state'], unique=False)


def _sessions() -> None:
    op.create_table('sessions',
    sa.Column('session_sha256', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('csrf', sa.String(), nullable=False),
    sa.Column('order_id', sa.String(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('seen_at', UtcDateTime(), nullable=False),
    sa.Column('expires_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], ),
    sa.PrimaryKeyConstraint('session_sha256')
    )
    with op.batch_alter_table('sessions') as batch_op:
        batch_op.create_index(batch_op.f('ix_sessions_person_id'), ['person_id'], unique=False)


def _uploads() -> None:
    op.create_table('uploads',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('owner_id', sa.String(), nullable=False),
    sa.Column('tenant', sa.String(), nullable=False),
    sa.Column('order_id', sa.String(), nullable=True),
    sa.Column('slot', sa.String(), nullable=False),
    sa.Column('length', sa.BigInteger(), nullable=False),
    sa.Column('received', sa.BigInteger(), nullable=False),
    sa.Column('name_given', sa.String(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('file_id', sa.String(), nullable=True),
    sa.Column('lease', sa.String(), nullable=False),
    sa.Column('lease_until', UtcDateTime(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('expires_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('uploads') as batch_op:
        batch_op.create_index(batch_op.f('ix_uploads_expires_at'), ['expires_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_uploads_order_id'), ['order_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_uploads_state'), ['state'], unique=False)
        batch_op.create_index(batch_op.f('ix_uploads_tenant'), ['tenant'], unique=False)


def _pending_actions() -> None:
    op.create_table('pending_actions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('case_id', sa.String(), nullable=False),
    sa.Column('case_version', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('action', sa.String(), nullable=False),
    sa.Column('asked', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(), nullable=False),
    sa.Column('taken_at', UtcDateTime(), nullable=False),
    sa.Column('not_before', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('pending_actions') as batch_op:
        batch_op.create_index(batch_op.f('ix_pending_actions_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_pending_actions_not_before'), ['not_before'], unique=False)
        batch_op.create_index(batch_op.f('ix_pending_actions_state'), ['state'], unique=False)
        batch_op.create_index('uq_pending_action', ['case_id'], unique=True, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))


def _questions() -> None:
    op.create_table('questions',
    sa.Column('id', sa.String(), nullable=False),
    sa.Column('order_id', sa.String(), nullable=False),
    sa.Column('case_id', sa.String(), nullable=False),
    sa.Column('asked_by', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('fields', sa.JSON(), nullable=False),
    sa.Column('slots', sa.JSON(), nullable=False),
    sa.Column('asked_at', UtcDateTime(), nullable=False),
    sa.Column('answered_at', UtcDateTime(), nullable=True),
    sa.Column('reply', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['cases.id'], ),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.PrimaryKeyConstraint('id')
    )
    with op.batch_alter_table('questions') as batch_op:
        batch_op.create_index(batch_op.f('ix_questions_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_questions_order_id'), ['order_id'], unique=False)


def _links() -> None:
    op.create_table('links',
    sa.Column('token_sha256', sa.String(), nullable=False),
    sa.Column('purpose', sa.String(), nullable=False),
    sa.Column('person_id', sa.String(), nullable=False),
    sa.Column('order_id', sa.String(), nullable=True),
    sa.Column('question_id', sa.String(), nullable=True),
    sa.Column('created_at', UtcDateTime(), nullable=False),
    sa.Column('expires_at', UtcDateTime(), nullable=False),
    sa.Column('used_at', UtcDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.ForeignKeyConstraint(['person_id'], ['people.id'], ),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], ),
    sa.PrimaryKeyConstraint('token_sha256')
    )
    with op.batch_alter_table('links') as batch_op:
        batch_op.create_index(batch_op.f('ix_links_order_id'), ['order_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_links_person_id'), ['person_id'], unique=False)


def _columns() -> None:
    op.add_column('cases', sa.Column('claimed_by', sa.String(), nullable=False, server_default=''))
    op.add_column('cases', sa.Column('claimed_at', UtcDateTime(), nullable=True))
    op.add_column('orders', sa.Column('saved_at', UtcDateTime(), nullable=True))
    op.add_column('orders', sa.Column('locale', sa.String(), nullable=False, server_default=''))
    op.add_column('orders', sa.Column('pinned_device', sa.String(), nullable=False, server_default=''))
    op.add_column('people', sa.Column('locale', sa.String(), nullable=False, server_default=''))
    op.create_index('ix_people_email', 'people', ['email'], unique=False)
    with op.batch_alter_table('files') as batch_op:
        batch_op.alter_column('size', existing_type=sa.Integer(), type_=sa.BigInteger(), existing_nullable=False)


def _order_files() -> None:
    """Make the table anew: what tells its rows apart has changed, which SQLite cannot do in place."""
    op.rename_table('order_files', 'order_files_before')
    op.create_table('order_files',
    sa.Column('order_id', sa.String(), nullable=False),
    sa.Column('slot', sa.String(), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('turn', sa.Integer(), nullable=False),
    sa.Column('dropped', sa.Boolean(), nullable=False),
    sa.Column('part', sa.String(), nullable=False),
    sa.Column('file_id', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(), nullable=False),
    sa.Column('name_given', sa.String(), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('received_at', UtcDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['order_id'], ['orders.id'], ),
    sa.PrimaryKeyConstraint('order_id', 'slot', 'revision', 'turn', name='order_files_with_turns_pkey')
    )
    kept = 'part, file_id, sha256, name_given, size, received_at'
    op.execute(
        'INSERT INTO order_files (order_id, slot, revision, turn, dropped, ' + kept + ') '
        'SELECT order_id, slot, revision, 1, false, ' + kept + ' FROM order_files_before'
    )
    op.drop_table('order_files_before')


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead: files and answers of drafts would be lost")
