"""Move a shop's rows to another database, and its files into a bucket: all of them, compared, or nothing.

The durable engine's own tables stay behind: the orders say what is due, and the sweeper enqueues it anew.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from gateway.domain.errors import MoveRefusedError
from gateway.storage.blobs import LocalBlobs
from gateway.storage.database import Engines
from gateway.storage.events import first_break

if TYPE_CHECKING:
    from gateway.storage.s3 import S3Blobs

_STAY = frozenset({"workers", "duties", "readings"})
_BATCH = 500
_STILL_S = 3.0


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: rows of each table, or files and bytes."""

    rows: dict[str, int]
    files: int = 0
    size: int = 0


def move_rows(source: Engines, target: Engines) -> Moved:
    """Copy every row in one transaction, compare table by table and follow the chain of events; or change nothing.

    Both databases must have the newest layout. Nobody can write to the source meanwhile.

    Raises:
        MoveRefusedError: somebody works on the source, the target is not empty, or the copy is not the same.
    """
    _refuse_at_work(source)
    with source.write.begin() as here, target.write.begin() as there:
        _refuse_filled(there)
        rows = {table.name: _copy(here, there, table) for table in _tables()}
        for table in _tables():
            if _digest(here, table) != _digest(there, table):
                raise _refused(f"The copy of '{table.name}' differs from the original.")
        broken = first_break(there)
        if broken is not None:
            raise _refused(f"The chain of events does not hold at event {broken}.")
        _go_on_counting(there)
    return Moved(rows)


def _tables() -> Sequence[sa.Table]:
    return [table for table in SQLModel.metadata.sorted_tables if table.name not in _STAY]


def _refused(
    what: str, fix: str = "Nothing was changed. Look at what is said above, then try again."
) -> MoveRefusedError:
    return MoveRefusedError(what, why="A shop is moved whole or not at all.", fix=fix)


def _refuse_at_work(source: Engines) -> None:
    beats = sa.text("SELECT id, beat FROM workers ORDER BY id")
    seen = []
    for pause in (_STILL_S, 0.0):
        with source.read.connect() as connection:
            seen.append(connection.execute(beats).all())
        if not seen[0]:
            return
        threading.Event().wait(pause)
    moving = [name for name, beat in seen[1] if (name, beat) not in seen[0]]
    if moving:
        raise _refused(
            f"Workers are at work: {', '.join(moving)}.", fix="Stop every gateway and worker first."
        )


def _refuse_filled(there: sa.Connection) -> None:
    for table in SQLModel.metadata.sorted_tables:
        if there.execute(sa.select(sa.func.count()).select_from(table)).scalar_one():
            raise _refused(
                f"The target is not empty: there are rows in '{table.name}'.",
                fix="Give an empty database, or drop what an earlier attempt of yours has made there.",
            )


def _copy(here: sa.Connection, there: sa.Connection, table: sa.Table) -> int:
    count = 0
    for rows in _batches(here, table):
        try:
            there.execute(sa.insert(table), [dict(row) for row in rows])
        except sa.exc.DataError as error:
            raise _refused(f"A row of '{table.name}' cannot be kept there: {error.orig}") from error
        count += len(rows)
    return count


def _batches(connection: sa.Connection, table: sa.Table) -> Iterator[Sequence[sa.RowMapping]]:
    found = connection.execution_options(yield_per=_BATCH).execute(
        sa.select(table).order_by(*table.primary_key.columns)
    )
    yield from found.mappings().partitions(_BATCH)


def _digest(connection: sa.Connection, table: sa.Table) -> tuple[int, str]:
    """Return how many rows a table has, and a hash of all their values, whatever order they are kept in."""
    count, total = 0, 0
    for rows in _batches(connection, table):
        for row in rows:
            text = json.dumps(dict(row), sort_keys=True, default=_plain)
            total ^= int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
            count += 1
    return count, f"{total:064x}"


def _plain(value: Any) -> str:  # noqa: ANN401 (times, mostly)
    return str(value)


def _go_on_counting(there: sa.Connection) -> None:
    """Let the next event have the next number."""
    if there.dialect.name == "postgresql":
        there.exec_driver_sql(
            "SELECT setval(pg_get_serial_sequence('events', 'seq'), max(seq)) FROM events HAVING max(seq) > 0"
        )


def move_files(local: LocalBlobs, bucket: "S3Blobs", tell: Callable[[int], None]) -> Moved:
    """Put every file of the data directory into the bucket and read each back; what is there already is not sent again.

    Raises:
        MoveRefusedError: a file here is not what its name says.
        BlobDamagedError: the bucket gives other bytes back.
    """
    files = size = 0
    for sha256 in sorted(local.all()):
        path = local.local_path(sha256)
        with path.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != sha256:
                raise _refused(f"{path} is damaged: its bytes are not those that its name says.")
        bucket.send_from(path, sha256)
        bucket.verify(sha256)
        files, size = files + 1, size + path.stat().st_size
        tell(files)
    return Moved({}, files, size)
