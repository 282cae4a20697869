"""A process's place in a data directory: the only one on SQLite, one of several on PostgreSQL."""

import fcntl
import os
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from gateway.domain.errors import AlreadyRunningError
from gateway.running import LOCK_FILE

ALONE = "gateway"


@contextmanager
def take_place(data_dir: Path, *, several: bool) -> Iterator[str]:
    """Hold a place in the data directory and yield the executor's id, the same after a restart.

    Alone on SQLite: the durable engine itself would run a step twice at once (measured). On PostgreSQL each process
    takes the first free number of this machine.

    Raises:
        AlreadyRunningError: the data directory is held by somebody who shares it with nobody.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    with ExitStack() as held:
        shared = fcntl.LOCK_SH if several else fcntl.LOCK_EX
        if not _lock(held.enter_context((data_dir / LOCK_FILE).open("a+")), shared):
            raise AlreadyRunningError(
                f"Another gateway is running on {data_dir}.",
                why="Two of them would send every ticket twice.",
                fix="Stop the other one first, or start this one with another [data] dir.",
            )
        yield _numbered(held, data_dir) if several else ALONE


def _numbered(held: ExitStack, data_dir: Path) -> str:
    machine, number = _machine(data_dir), 1
    while not _lock(held.enter_context((data_dir / f"worker-{number}.lock").open("a+")), fcntl.LOCK_EX):
        number += 1
    return f"{machine}-{number}"


def _lock(file: IO[str], how: int) -> bool:
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _machine(data_dir: Path) -> str:
    """Return what tells this data directory from those of other machines; made at the first start."""
    path = data_dir / "machine"
    if not path.exists():
        fresh = data_dir / f"machine.{uuid.uuid4().hex}"
        fresh.write_text(uuid.uuid4().hex[:12])
        with suppress(FileExistsError):
            os.link(fresh, path)
        fresh.unlink()
    return path.read_text().strip()
