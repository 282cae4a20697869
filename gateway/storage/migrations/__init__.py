"""Alembic's scripts: one history for SQLite and PostgreSQL."""
