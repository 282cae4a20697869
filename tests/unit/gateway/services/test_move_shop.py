"""Moving a shop: every row, compared, there and back; refused where it would not be whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

import s3_servers
from databases import DATABASES
from gateway.bootstrap import new_id
from gateway.domain.errors import BlobDamagedError, MoveRefusedError
from gateway.domain.event_kinds import EventKind
from gateway.services import move_shop as moving
from gateway.services.move_shop import move_files, move_rows
from gateway.services.shop import Shop
from gateway.storage.blobs import LocalBlobs, path_of
from gateway.storage.database import Engines, open_engines
from gateway.storage.migrate import migrate
from gateway.storage.s3 import Bucket, S3Blobs
from gateway.storage.store import Store
from gateway_builders import a_shop, an_order, settle
from good_orders import flyer, flyer_pdf

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


@contextmanager
def other_kind(folder: Path) -> Iterator[Engines]:
    """Open an empty database of the other kind, with its layout."""
    folder.mkdir()
    kind, DATABASES.kind = DATABASES.kind, OTHER[DATABASES.kind]
    engines = open_engines(DATABASES.url(folder))
    DATABASES.kind = kind
    migrate(engines.write)
    yield engines
    engines.dispose()


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Engines]:
    with other_kind(tmp_path / "other") as engines:
        yield engines


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    shop = a_shop(tmp_path)
    for name in ("Spring", "Ünïcødé \N{PRINTER}"):
        an_order(shop, flyer_pdf(), **flyer(name))
    settle(shop)
    return shop


def rows(engines: Engines, table: str) -> list[tuple[object, ...]]:
    with engines.read.connect() as connection:
        return [tuple(row) for row in connection.execute(sa.text(f"SELECT * FROM {table} ORDER BY 1, 2"))]  # noqa: S608


def test_every_row_is_there_and_the_chain_goes_on(shop: Shop, target: Engines):
    moved = move_rows(shop.store.engines, target)
    assert (moved.rows["orders"], moved.rows["people"]) == (2, 6)
    assert moved.rows["events"] > 10
    there = Store(target, new_id)
    with shop.store.read() as here, there.read() as tx:
        for table in ("orders", "deliveries", "cases"):
            assert len(rows(shop.store.engines, table)) == len(rows(target, table))
        before, after = here.events.after(0, limit=999), tx.events.after(0, limit=999)
        assert [row.model_dump() for row in after] == [row.model_dump() for row in before]
    with there.write("more") as tx:
        order = tx.orders.get("2026-000001")
        assert order is not None
        tx.events.append(EventKind.ORDER_REMINDED, order.id, at=shop.clock(), actor="ana")
    with there.read() as tx:
        assert tx.events.broken_at() is None
        assert tx.events.after(0, limit=999)[-1].seq == len(before) + 1


def test_there_and_back_is_the_same(shop: Shop, target: Engines, tmp_path: Path):
    first = move_rows(shop.store.engines, target)
    home = tmp_path / "home"
    home.mkdir()
    again = open_engines(DATABASES.url(home))
    migrate(again.write)
    assert move_rows(target, again).rows == first.rows
    assert rows(again, "orders") == rows(shop.store.engines, "orders")
    again.dispose()


def test_a_target_with_a_row_is_refused_and_stays_as_it_was(shop: Shop, target: Engines):
    with target.write.begin() as connection:
        connection.exec_driver_sql("INSERT INTO counters (name, value) VALUES ('n', 7)")
    with pytest.raises(MoveRefusedError, match="not empty: there are rows in 'counters'"):
        move_rows(shop.store.engines, target)
    assert rows(target, "orders") == []


def test_a_move_that_breaks_off_leaves_the_target_empty(
    shop: Shop, target: Engines, monkeypatch: pytest.MonkeyPatch
):
    def lose(*_: object) -> int:
        raise ConnectionError

    monkeypatch.setattr(moving, "_go_on_counting", lose)
    with pytest.raises(ConnectionError):
        move_rows(shop.store.engines, target)
    assert [rows(target, table) for table in ("orders", "events", "people")] == [[], [], []]


def test_a_broken_chain_is_not_moved(shop: Shop, target: Engines):
    with shop.store.engines.write.begin() as connection:
        trigger = {"sqlite": "events_no_update", "postgresql": "events_append_only ON events"}
        connection.exec_driver_sql(f"DROP TRIGGER {trigger[DATABASES.kind]}")
        connection.exec_driver_sql("UPDATE events SET actor = 'eve' WHERE seq = 2")
    with pytest.raises(MoveRefusedError, match="does not hold at event 3"):
        move_rows(shop.store.engines, target)
    assert rows(target, "orders") == []


def test_workers_at_work_are_named_and_those_that_died_are_not(
    shop: Shop, target: Engines, monkeypatch: pytest.MonkeyPatch
):
    engines = shop.store.engines
    with engines.write.begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO workers (id, roles, host, pid, version, started_at, beat) VALUES "
            "('m-1', '[]', 'h', 1, '0', '2026-06-01 12:00:00', 1), ('m-2', '[]', 'h', 2, '0', '2026-06-01 12:00:00', 1)"
        )

    class Beating:
        """Stands for the time in which a worker beats."""

        def wait(self, seconds: float) -> None:
            if seconds:
                with engines.write.begin() as connection:
                    connection.exec_driver_sql("UPDATE workers SET beat = 2 WHERE id = 'm-2'")

    monkeypatch.setattr(moving.threading, "Event", Beating)
    with pytest.raises(MoveRefusedError, match=r"Workers are at work: m-2\."):
        move_rows(engines, target)


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    with s3_servers.moto() as address:
        yield address


def in_bucket(address: str, name: str, folder: Path) -> S3Blobs:
    s3_servers.make_bucket(address, name)
    return S3Blobs(Bucket(name, "", address, access_key="k", secret_key="s"), folder, most_bytes=1 << 30)


def test_files_go_into_the_bucket_once_and_are_read_back(moto: str, tmp_path: Path):
    local = LocalBlobs(tmp_path / "blobs")
    kept = {local.put(bytes([number]) * 1000, f"n{number}").sha256 for number in range(5)}
    bucket = in_bucket(moto, f"files-{DATABASES.kind}", tmp_path / "cache")
    told: list[int] = []
    assert move_files(local, bucket, told.append).size == 5_000
    assert move_files(local, bucket, told.append).files == 5
    assert told == [1, 2, 3, 4, 5] * 2
    assert set(bucket.all()) == kept == set(local.all())


def test_a_damaged_file_is_named_and_not_sent(moto: str, tmp_path: Path):
    local = LocalBlobs(tmp_path / "blobs")
    sha256 = local.put(b"ink", "one").sha256
    path_of(tmp_path / "blobs", sha256).write_bytes(b"mud")
    bucket = in_bucket(moto, f"damaged-{DATABASES.kind}", tmp_path / "cache")
    with pytest.raises(MoveRefusedError, match="is damaged"):
        move_files(local, bucket, lambda _files: None)
    assert not bucket.has(sha256)


def test_other_bytes_in_the_bucket_are_found_when_they_are_read_back(moto: str, tmp_path: Path):
    bucket = in_bucket(moto, f"other-{DATABASES.kind}", tmp_path / "cache")
    local = LocalBlobs(tmp_path / "blobs")
    sha256 = local.put(b"ink", "one").sha256
    local.put(b"mud", "two")
    bucket.send_from(
        next(path for path in (tmp_path / "blobs").glob("cas/*/*") if path.name != sha256), sha256
    )
    with pytest.raises(BlobDamagedError):
        move_files(local, bucket, lambda _files: None)
