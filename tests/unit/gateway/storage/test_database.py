"""The engines: what their errors tell, who waits for whom, and what a silent writer loses."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from databases import DATABASES
from gateway.storage.database import Engines, full_url, open_engines
from gateway.storage.migrate import migrate

pytestmark = pytest.mark.database
CANARY = "ana@example.org"


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    found = open_engines(DATABASES.url(tmp_path))
    migrate(found.write)
    yield found
    found.dispose()


@pytest.mark.parametrize("name", ["write", "read", "durable"])
def test_an_error_tells_the_statement_and_no_value(engines: Engines, name: str) -> None:
    engine: sa.Engine = getattr(engines, name)
    with pytest.raises(sa.exc.DBAPIError) as caught, engine.begin() as connection:
        connection.execute(sa.text("INSERT INTO nowhere VALUES (:email)"), {"email": CANARY})
    assert "INSERT INTO nowhere" in str(caught.value)
    assert CANARY not in str(caught.value)


def test_writers_take_turns_so_that_400_increments_are_400(engines: Engines) -> None:
    with engines.write.begin() as connection:
        connection.exec_driver_sql("INSERT INTO counters (name, value) VALUES ('n', 0)")

    def count() -> None:
        for _ in range(100):
            with engines.write.begin() as connection:
                value = connection.exec_driver_sql("SELECT value FROM counters").scalar_one()
                connection.execute(sa.text("UPDATE counters SET value = :v"), {"v": value + 1})

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with engines.read.connect() as connection:
        assert connection.exec_driver_sql("SELECT value FROM counters").scalar_one() == 400


def test_a_reader_sees_one_moment_while_others_write(engines: Engines) -> None:
    ask = "SELECT count(*) FROM counters"
    with engines.read.connect() as reader:
        assert reader.exec_driver_sql(ask).scalar_one() == 0
        with engines.write.begin() as writer:
            writer.exec_driver_sql("INSERT INTO counters (name, value) VALUES ('n', 0)")
        assert reader.exec_driver_sql(ask).scalar_one() == 0
    with engines.read.connect() as reader:
        assert reader.exec_driver_sql(ask).scalar_one() == 1


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("postgresql://gw@db/gw", "postgresql+psycopg://gw@db/gw"),
        ("postgres://gw@db/gw", "postgresql+psycopg://gw@db/gw"),
        ("postgresql+psycopg://gw@db/gw", "postgresql+psycopg://gw@db/gw"),
        ("sqlite:///data/gateway.db", "sqlite:///data/gateway.db"),
    ],
)
def test_a_url_without_a_driver_means_ours(given: str, meant: str) -> None:
    assert full_url(given) == meant
