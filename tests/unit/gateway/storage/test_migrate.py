import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel

from databases import DATABASES
from gateway.storage.database import open_engines
from gateway.storage.migrate import config, migrate, newest

_ORDER = """INSERT INTO orders (id, number, shop, customer_id, company, tenant, title, form_id, form_version,
answers, job, provenance, slots, revision, run, state, owner, next_action, next_at, tries, version, created_at)
VALUES ('o1', '2026-000001', 's', 'ana', 'Berg', 'Berg', 't', 'flyer', '1', '{}', '{}', '{}', '["single"]', 1, 1,
'ready', 'gateway', 'deliver', '2026-06-01 12:00:00', 0, 1, '2026-06-01 12:00:00')"""
_FILE = """INSERT INTO order_files (order_id, slot, revision, part, file_id, sha256, name_given, size, received_at)
VALUES ('o1', 'single', 1, 'p', 'f1', 'abc', 'flyer.pdf', 2000000000, '2026-06-01 12:00:00.123456')"""
_EVENT = """INSERT INTO events (id, at, order_id, kind, actor, on_behalf_of, reason, rule, data, prev_hash)
VALUES ('e1', '2026-06-01 12:00:00', 'o1', 'order.moved', 'ana', '', '', '', '{"n": 1}', '0')"""


@pytest.mark.database
def test_the_migrations_make_exactly_the_tables_that_the_rows_describe(tmp_path: Path):
    engine = open_engines(DATABASES.url(tmp_path, empty=True)).write
    migrate(engine)
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, SQLModel.metadata) == []


def test_the_newest_layout_is_told_by_the_files_names():
    assert newest() == ScriptDirectory.from_config(config()).get_current_head()


@pytest.mark.database
def test_a_shop_of_the_first_layout_keeps_its_rows(tmp_path: Path):
    engine = open_engines(DATABASES.url(tmp_path, empty=True)).write
    with engine.begin() as connection:
        first = config()
        first.attributes["connection"] = connection
        command.upgrade(first, "0001")
        for statement in (_ORDER, _FILE, _EVENT):
            connection.exec_driver_sql(statement)
    migrate(engine)
    with engine.connect() as connection:
        order = connection.execute(sa.text("SELECT * FROM orders")).mappings().one()
        file = connection.execute(sa.text("SELECT * FROM order_files")).mappings().one()
        assert connection.execute(sa.text("SELECT seq, kind FROM events")).one() == (1, "order.moved")
    assert (order["number"], order["locale"], order["pinned_device"], order["saved_at"]) == (
        "2026-000001", "", "", None,
    )  # fmt: skip
    assert (file["turn"], bool(file["dropped"]), file["size"]) == (1, False, 2_000_000_000)


@pytest.mark.database
def test_two_that_start_at_once_migrate_once(tmp_path: Path):
    url, ended = DATABASES.url(tmp_path, empty=True), []

    def start() -> None:
        engines = open_engines(url)
        migrate(engines.write)
        ended.append(engines)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(ended) == 3


def test_writers_flush_to_the_disk_and_keep_a_write_ahead_log(tmp_path: Path):
    engines = open_engines(f"sqlite:///{tmp_path / 'gateway.db'}")
    for engine in (engines.write, engines.durable):
        with engine.connect() as connection:
            assert connection.execute(sa.text("PRAGMA synchronous")).scalar() == 2
            assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
            assert connection.execute(sa.text("PRAGMA foreign_keys")).scalar() == 1
