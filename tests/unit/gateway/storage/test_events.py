from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from adapters.durable import observe
from databases import DATABASES
from gateway.bootstrap import new_id
from gateway.domain.event_kinds import MEANINGS, EventKind
from gateway.storage.database import open_engines
from gateway.storage.migrate import migrate
from gateway.storage.store import Store

pytestmark = pytest.mark.database
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    engines = open_engines(DATABASES.url(tmp_path))
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
    with pytest.raises(sa.exc.DatabaseError, match="append-only"), store.engines.write.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_changed_event_breaks_the_chain_where_it_was_changed(store: Store, database: str):
    trigger = {"sqlite": "events_no_update", "postgresql": "events_append_only ON events"}[database]
    add(store, 4)
    with store.engines.write.begin() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("UPDATE events SET actor = 'eve' WHERE seq = 2")
    with store.read() as tx:
        assert tx.events.broken_at() == 3


def test_a_transaction_that_fails_leaves_no_event(store: Store):
    with pytest.raises(RuntimeError), store.write("test") as tx:
        tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="ana")
        raise RuntimeError
    with store.read() as tx:
        assert not tx.events.after(0, limit=10)


def test_the_chain_holds_when_failing_transactions_come_between(store: Store):
    for number in range(12):
        add(store, number % 3)
        with pytest.raises(RuntimeError), store.write("test") as tx:
            tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="eve", data={"lost": number})
            if number % 2:
                assert tx.events.after(0, limit=100)
            raise RuntimeError
    with store.read() as tx:
        assert tx.events.broken_at() is None
        assert [row.actor for row in tx.events.after(0, limit=100)] == ["ana"] * 12


def test_the_chain_holds_after_a_commit_that_the_database_refused(store: Store, database: str):
    add(store, 2)
    with pytest.raises(sa.exc.IntegrityError), store.write("test") as tx:
        tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="eve")
        if database == "sqlite":  # elsewhere it is the statement that is refused
            tx.session.execute(sa.text("PRAGMA defer_foreign_keys=ON"))
        tx.session.execute(sa.text("INSERT INTO tokens VALUES ('digest', 'nobody', '[]')"))
    add(store, 2)
    with store.read() as tx:
        assert tx.events.broken_at() is None
        assert [row.actor for row in tx.events.after(0, limit=10)] == ["ana"] * 4


def test_another_start_goes_on_with_the_chain(store: Store):
    add(store, 2)
    add(Store(store.engines, new_id), 2)
    with store.read() as tx:
        assert tx.events.broken_at() is None
        assert len(tx.events.after(0, limit=10)) == 4


def test_what_was_appended_can_be_read_before_the_transaction_ends(store: Store):
    with store.write("test") as tx:
        tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="ana", note=("why", "rule"), data={"n": 1})
        (row,) = tx.events.after(0, limit=10)
        tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="bo")
        assert tx.events.broken_at() is None
    assert (row.seq, row.at, row.actor, row.reason, row.rule, row.data) == (
        1,
        AT,
        "ana",
        "why",
        "rule",
        {"n": 1},
    )
    with store.read() as tx:
        assert [row.actor for row in tx.events.after(0, limit=10)] == ["ana", "bo"]


def test_the_last_event_is_read_once_where_nobody_else_can_write(store: Store, database: str):
    asked: list[str] = []
    sa.event.listen(
        store.engines.write, "before_cursor_execute", lambda _c, _cursor, text, *_: asked.append(text)
    )
    for _ in range(3):
        add(store, 1)
    assert sum("FROM events" in text for text in asked) == {"sqlite": 1, "postgresql": 3}[database]


def test_the_chain_holds_after_a_commit_whose_answer_was_lost(store: Store):
    """The commit is in the database, yet its caller saw it fail: what was known of the last event is no longer so."""

    def lose(_operation: str, moment: str, label: str) -> None:
        if (moment, label) == ("after", "lost"):
            raise ConnectionError

    add(store, 1)
    observe(lose)
    try:
        with pytest.raises(ConnectionError), store.write("lost") as tx:
            tx.events.append(EventKind.ORDER_MOVED, None, at=AT, actor="bo")
    finally:
        observe(None)
    add(store, 1)
    with store.read() as tx:
        assert tx.events.broken_at() is None
        assert [row.actor for row in tx.events.after(0, limit=10)] == ["ana", "bo", "ana"]
