"""Bring a database to the newest layout: one Alembic history for SQLite and PostgreSQL."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

_SCRIPTS = Path(__file__).parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    return config


def head() -> str:
    """Return the newest layout's revision."""
    found = ScriptDirectory.from_config(_config()).get_current_head()
    if found is None:
        raise RuntimeError("the package carries no migrations")
    return found


def migrate(engine: sa.Engine) -> None:
    """Upgrade to the newest layout; does nothing where it is there already."""
    with engine.begin() as connection:
        if MigrationContext.configure(connection).get_current_revision() == head():
            return
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
