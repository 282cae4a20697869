"""Places in a data directory: one on SQLite, numbered ones on PostgreSQL, the same again after a restart."""

from pathlib import Path

import pytest

from gateway.domain.errors import AlreadyRunningError
from gateway.place import take_place
from gateway.running import is_held


@pytest.mark.parametrize("several", [False, True])
def test_whoever_needs_the_directory_alone_is_refused_while_it_is_held(tmp_path: Path, *, several: bool):
    with take_place(tmp_path, several=several):
        assert is_held(tmp_path)
        with (
            pytest.raises(AlreadyRunningError, match="Another gateway"),
            take_place(tmp_path, several=False),
        ):
            pass
    assert not is_held(tmp_path)


def test_several_take_the_first_free_number_and_get_it_again(tmp_path: Path):
    with take_place(tmp_path, several=True) as first:
        with take_place(tmp_path, several=True) as second:
            assert (first[-2:], second[-2:]) == ("-1", "-2")
            assert first[:-2] == second[:-2]
        with take_place(tmp_path, several=True) as again:
            assert again == second


def test_two_machines_have_different_names(tmp_path: Path):
    with take_place(tmp_path / "a", several=True) as here, take_place(tmp_path / "b", several=True) as there:
        assert here != there
