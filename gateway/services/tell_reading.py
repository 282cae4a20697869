"""Tells how far the reading of a file is: this process at once, the others on the same database by a small row.

The row is written every second at most, and gone when the reading has ended. On SQLite, where one process does
everything, the first is written after a second, so that what is read quickly costs nothing. Of a gateway that died in
the middle a row says nothing any more after a minute; who then asks for the file reads it anew.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.services.shop import Shop
from gateway.storage.rows import ReadingRow
from preflight import Progress, Watch

EVERY = timedelta(seconds=1)
SILENT = timedelta(minutes=1)
"""No page takes as long: whoever reads is killed before."""


@dataclass(frozen=True, slots=True)
class ReadElsewhere:
    """So many pages, of so many, has another gateway read."""

    read: int
    pages: int


@contextmanager
def reading_told(shop: Shop, sha256: str) -> Iterator[Watch]:
    """Give whoever reads a file somebody to tell how far it is; where it breaks off, nothing of that is left."""
    teller = _Teller(shop, sha256, shop.clock() if shop.store.engines.is_sqlite else None)
    try:
        yield teller.tell
    finally:
        teller.end()


def read_elsewhere(shop: Shop, sha256: str) -> ReadElsewhere | None:
    """Return how far another gateway is with a file; None where none is known to read it."""
    with shop.store.read() as tx:
        row = tx.readings.get(sha256, since=shop.clock() - SILENT)
    return None if row is None else ReadElsewhere(row.pages_read, row.pages)


def forget_readings(shop: Shop) -> None:
    """Forget what an earlier process told, where there is only one."""
    with shop.store.aside() as tx:
        tx.readings.forget("", before=shop.clock() + EVERY)


@dataclass(slots=True)
class _Teller:
    """What was told of one reading, and when."""

    shop: Shop
    sha256: str
    at: datetime | None
    has_row: bool = False

    def tell(self, progress: Progress) -> None:
        """Take down how far it is."""
        self.shop.examiner.tell(self.sha256, progress)
        now = self.shop.clock()
        if self.at is not None and now - self.at < EVERY:
            return
        self.at, self.has_row = now, True
        with self.shop.store.aside() as tx:
            tx.readings.tell(
                ReadingRow(sha256=self.sha256, pages_read=progress.read, pages=progress.pages, at=now)
            )

    def end(self) -> None:
        """Forget it."""
        self.shop.examiner.forget_progress(self.sha256)
        if self.has_row:
            with self.shop.store.aside() as tx:
                tx.readings.forget(self.sha256, before=self.shop.clock() - SILENT)
