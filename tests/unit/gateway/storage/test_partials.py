import hashlib
from pathlib import Path

import pytest

from gateway.domain.errors import LeaseLostError
from gateway.storage.partials import Partials

ID = "one"


@pytest.fixture
def partials(tmp_path: Path) -> Partials:
    return Partials(tmp_path / "uploads")


def written(partials: Partials, data: bytes, at: int = 0) -> None:
    partial = partials.hold(ID, at)
    partial.write([data])
    partial.flush()
    partials.release(partial)


def digest_at(partials: Partials, at: int) -> str:
    partial = partials.hold(ID, at)
    partials.release(partial)
    return partial.digests.sha256.hexdigest()


def test_a_file_goes_on_where_it_was_with_its_hashes(partials: Partials) -> None:
    written(partials, b"front")
    written(partials, b"back", 5)
    assert partials.path(ID).read_bytes() == b"frontback"
    assert digest_at(partials, 9) == hashlib.sha256(b"frontback").hexdigest()


def test_what_lies_beyond_the_flushed_length_is_cut_off(partials: Partials) -> None:
    written(partials, b"frontback")
    assert digest_at(partials, 5) == hashlib.sha256(b"front").hexdigest()
    assert partials.length(ID) == 5


def test_hashes_survive_a_restart_by_reading_the_file_again(partials: Partials, tmp_path: Path) -> None:
    written(partials, b"x" * (5 << 20))
    told: list[int] = []
    again = Partials(tmp_path / "uploads")
    partial = again.hold(ID, 5 << 20, lambda: told.append(1))
    assert partial.digests.sha256.hexdigest() == hashlib.sha256(b"x" * (5 << 20)).hexdigest()
    assert len(told) == 2
    again.release(partial)


def test_who_held_a_file_before_writes_no_more(partials: Partials) -> None:
    first = partials.hold(ID, 0)
    first.write([b"first"])
    second = partials.hold(ID, 0)
    for attempt in (lambda: first.write([b"late"]), first.flush, first.take_back):
        with pytest.raises(LeaseLostError):
            attempt()
    second.write([b"second"])
    partials.release(first)
    partials.release(second)
    assert partials.path(ID).read_bytes() == b"second"
    assert digest_at(partials, 6) == hashlib.sha256(b"second").hexdigest()


def test_who_writes_to_a_removed_file_is_stopped(partials: Partials) -> None:
    partial = partials.hold(ID, 0)
    partials.remove(ID)
    partials.remove(ID)
    with pytest.raises(LeaseLostError):
        partial.write([b"late"])
    assert list(partials.all()) == []
    assert partials.length(ID) == 0


def test_a_file_shorter_than_it_is_said_to_be_is_not_taken_for_whole(partials: Partials) -> None:
    written(partials, b"front")
    partial = partials.hold(ID, 5)
    partials.path(ID).write_bytes(b"fr")
    partials.release(partial)
    again = Partials(partials.path(ID).parent)
    assert again.length(ID) == 2
