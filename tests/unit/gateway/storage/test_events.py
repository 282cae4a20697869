from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.bootstrap import new_id
from gateway.domain.event_kinds import MEANINGS, EventKind
from gateway.storage.database import open_engines
from gateway.storage.migrate import migrate
from gateway.storage.store import Store

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    engines = open_engines(f"sqlite:///{tmp_path / 'gateway.db'}")
    migrate(engines.write)
    return Store(engines, new_id)


def add(store: Store, count: int) -> None:
    with store.write("test") as tx:
        for number in range(count):
            tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="ana", data={"n": number})


def test_every_kind_has_one_line_of_meaning():
    assert set(MEANINGS) == set(EventKind)


def test_the_chain_of_events_holds_over_several_transactions(store: Store):
    add(store, 3)
    add(store, 2)
    with store.read() as tx:
        assert tx.events.broken_at() is None
        assert [row.seq for row in tx.events.after(0, limit=10)] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "statement", ["UPDATE events SET actor = 'eve' WHERE seq = 2", "DELETE FROM events WHERE seq = 2"]
)
def test_the_database_refuses_to_change_or_remove_an_event(store: Store, statement: str):
    add(store, 3)
    with pytest.raises(sa.exc.IntegrityError, match="append-only"), store.engines.write.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_changed_event_breaks_the_chain_where_it_was_changed(store: Store):
    add(store, 4)
    with store.engines.write.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER events_no_update")
        connection.exec_driver_sql("UPDATE events SET actor = 'eve' WHERE seq = 2")
    with store.read() as tx:
        assert tx.events.broken_at() == 3


def test_a_transaction_that_fails_leaves_no_event(store: Store):
    with pytest.raises(RuntimeError), store.write("test") as tx:
        tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="ana")
        raise RuntimeError
    with store.read() as tx:
        assert not tx.events.after(0, limit=10)
