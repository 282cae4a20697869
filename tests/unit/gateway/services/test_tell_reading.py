"""Two gateways on one database: what one reads, the other tells."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from draft_builders import a_draft, row
from gateway.services.examine_file import examine_soon
from gateway.services.examiner import Examiner
from gateway.services.fill_draft import put_into_draft
from gateway.services.reading import Reading, ReadingState, readings_of
from gateway.services.shop import Shop
from gateway.services.tell_reading import SILENT, ReadElsewhere, forget_readings, read_elsewhere, reading_told
from gateway.web.customer.file_view import FileShown, files_of
from gateway_builders import a_file, a_shop, caller_of
from good_orders import flyer
from preflight import CollectFailure, Facts, Progress, Watch
from preflight.failure import Reason
from preflight_builders import page, pdf
from service_builders import NOON, Clock


@dataclass
class Here:
    """Two gateways on one database and one store of files, by one clock, and a draft with a file in it."""

    clock: Clock
    one: Shop
    other: Shop
    draft: str
    sha256: str
    seen: list[tuple[Reading, FileShown]] = field(default_factory=list)

    def look(self) -> None:
        """Take down what the other gateway's interface and its upload page say of the file."""
        (reading,) = readings_of(self.other, caller_of(self.other, "ana"), self.draft)
        order = row(self.other, self.draft)
        self.seen.append(
            (reading, files_of(self.other, order, self.other.forms[order.form_id], "en")["single"])
        )


def _other_process(shop: Shop) -> Shop:
    """The same shop with nothing of what the first process keeps in its memory."""
    return replace(shop, examiner=Examiner(2))


@pytest.fixture
def here(tmp_path: Path) -> Here:
    clock = Clock()
    one = replace(a_shop(tmp_path), clock=clock)
    draft, file_id = a_draft(one, answers=flyer()), a_file(one, pdf(page(), page()), "ana", "long.pdf")
    with one.store.write("test") as tx:
        file, order = tx.files.get(file_id), tx.orders.get(draft)
        assert file is not None
        assert order is not None
        put_into_draft(one, tx, order, "single", file)
        return Here(clock, one, _other_process(one), draft, file.sha256)


def _so_far(read: int, pages: int) -> Progress:
    return Progress(read, pages, lambda: pytest.fail("nobody looks into what is read elsewhere"))


def _reads(pages: Sequence[int], here: Here) -> Callable[[Path, str, Watch], Facts | CollectFailure]:
    """A reader that is so far, every two seconds, and then breaks off; the other gateway looks each time."""

    def read(_path: Path, _sha256: str, watch: Watch) -> Facts | CollectFailure:
        for count in pages:
            here.clock.go_on(2)
            watch(_so_far(count, 100))
            here.look()
        return CollectFailure(Reason.TIMEOUT, "not finished after 30 s")

    return read


def _told(shop: Shop, sha256: str) -> ReadElsewhere | None:
    return read_elsewhere(_other_process(shop), sha256)


@pytest.mark.database
def test_a_gateway_tells_how_far_the_one_beside_it_is_and_does_not_read_the_file_too(here: Here):
    one = replace(here.one, collect=_reads((1, 20, 60, 100), here))
    examine_soon(one, here.draft, "single", here.sha256).result(30)
    assert [(reading.state, reading.pages_read, reading.pages) for reading, _ in here.seen] == [
        (ReadingState.READING, count, 100) for count in (1, 20, 60, 100)
    ]
    assert [(file.state, file.count, file.of) for _, file in here.seen] == [
        ("looking", count, 100) for count in (1, 20, 60, 100)
    ]
    assert not here.other.examiner.is_examining(here.sha256)
    (reading,) = readings_of(here.other, caller_of(here.other, "ana"), here.draft)
    assert reading.state is ReadingState.NOT_CHECKED
    assert _told(here.one, here.sha256) is None


@pytest.mark.database
def test_it_is_told_every_second_at_most_and_on_sqlite_not_of_what_is_read_quickly(here: Here):
    at_once = None if here.one.store.engines.is_sqlite else ReadElsewhere(1, 9)
    found = []
    with reading_told(here.one, here.sha256) as watch:
        for count in (1, 2, 3, 4):
            watch(_so_far(count, 9))
            found.append(_told(here.one, here.sha256))
            here.clock.go_on(0.4)
        watch(_so_far(5, 9))
        found.append(_told(here.one, here.sha256))
    last = ReadElsewhere(4, 9)
    assert found == [at_once, at_once, at_once, last, last]


@pytest.mark.database
def test_what_an_earlier_process_told_is_forgotten_where_there_is_only_one(here: Here):
    reading = reading_told(here.one, here.sha256)
    watch = reading.__enter__()
    here.clock.go_on(2)
    watch(_so_far(1, 2))
    forget_readings(here.other)
    assert _told(here.one, here.sha256) is None


@pytest.mark.database
def test_what_is_told_is_gone_when_the_reading_breaks_off(here: Here):
    def broken() -> None:
        with reading_told(here.one, here.sha256) as watch:
            here.clock.go_on(2)
            watch(_so_far(1, 2))
            assert _told(here.one, here.sha256) == ReadElsewhere(1, 2)
            raise MemoryError

    with pytest.raises(MemoryError):
        broken()
    assert _told(here.one, here.sha256) is None


@pytest.mark.database
def test_a_gateway_that_died_while_it_read_counts_for_nothing_after_a_minute(here: Here):
    dead = reading_told(here.one, here.sha256)
    watch = dead.__enter__()
    here.clock.go_on(2)
    watch(_so_far(1, 2))
    here.clock.go_on(SILENT.total_seconds())
    assert _told(here.one, here.sha256) == ReadElsewhere(1, 2)
    here.clock.go_on(1)
    assert _told(here.one, here.sha256) is None
    with reading_told(here.one, "of another file") as watch:
        here.clock.go_on(2)
        watch(_so_far(1, 2))
    with here.one.store.read() as tx:
        assert tx.readings.get(here.sha256, since=NOON - timedelta(days=1)) is None


@pytest.mark.database
def test_two_gateways_that_read_one_file_at_once_may_both_tell(here: Here):
    with reading_told(here.one, here.sha256) as first, reading_told(here.other, here.sha256) as second:
        here.clock.go_on(2)
        first(_so_far(1, 2))
        second(_so_far(2, 2))
        assert _told(here.one, here.sha256) == ReadElsewhere(2, 2)
    assert _told(here.one, here.sha256) is None
