import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters import durable


@pytest.fixture
def seen() -> Iterator[list[tuple[str, str, str]]]:
    """What an observer is told while the test runs."""
    told: list[tuple[str, str, str]] = []
    durable.observe(lambda operation, moment, label: told.append((operation, moment, label)))
    yield told
    durable.observe(None)


def test_a_file_is_written_whole_and_flushed_under_its_label(
    tmp_path: Path, seen: list[tuple[str, str, str]]
) -> None:
    durable.write_file(tmp_path / "a", [b"one ", b"", b"two"], label="asset")
    assert (tmp_path / "a").read_bytes() == b"one two"
    assert seen == [("fsync", "before", "asset"), ("fsync", "after", "asset")]


def test_what_an_earlier_crash_left_is_replaced_and_not_added_to(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a much longer half of something")
    durable.write_file(tmp_path / "a", [b"new"], label="asset")
    assert (tmp_path / "a").read_bytes() == b"new"


def test_a_link_under_the_name_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "a").symlink_to(tmp_path / "precious")
    durable.write_file(tmp_path / "a", [b"new"], label="asset")
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert not (tmp_path / "a").is_symlink()


def test_a_write_the_disk_refuses_leaves_no_part(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        durable.write_file(tmp_path / "a", broken(), label="asset")
    assert list(tmp_path.iterdir()) == []


def test_a_source_that_fails_leaves_no_part(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ValueError("not what was asked for")

    with pytest.raises(ValueError, match="asked"):
        durable.write_file(tmp_path / "a", broken(), label="asset")
    assert list(tmp_path.iterdir()) == []


def test_a_rename_never_writes_over_a_name_in_use(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"ours")
    (tmp_path / "b").write_bytes(b"theirs")
    with pytest.raises(FileExistsError):
        durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")
    assert ((tmp_path / "a").read_bytes(), (tmp_path / "b").read_bytes()) == (b"ours", b"theirs")


def test_a_rename_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")


def test_a_folder_moves_in_one_step_too(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "file").write_bytes(b"x")
    durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="asset-folder")
    assert (tmp_path / "b" / "file").read_bytes() == b"x"


@pytest.mark.parametrize("refusal", [errno.EINVAL, errno.ENOSYS])
def test_without_an_exclusive_rename_a_free_name_is_still_taken_and_a_used_one_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refusal: int
) -> None:
    monkeypatch.setattr(durable, "_renameat2", lambda _src, _dst: refusal)
    (tmp_path / "a").write_bytes(b"ours")
    durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")
    assert (tmp_path / "b").read_bytes() == b"ours"
    (tmp_path / "a").write_bytes(b"again")
    with pytest.raises(FileExistsError):
        durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")
    assert not durable.supports_noreplace(tmp_path)


def test_a_step_that_fails_is_announced_but_never_reported_done(
    tmp_path: Path, seen: list[tuple[str, str, str]]
) -> None:
    with pytest.raises(FileNotFoundError):
        durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")
    assert seen == [("rename", "before", "ticket")]


def test_an_observer_that_ends_the_process_before_a_rename_keeps_it_from_happening(tmp_path: Path) -> None:
    class EndedError(BaseException):
        pass

    def end(_operation: str, _moment: str, _label: str) -> None:
        raise EndedError

    (tmp_path / "a").touch()
    durable.observe(end)
    try:
        with pytest.raises(EndedError):
            durable.rename_noreplace(tmp_path / "a", tmp_path / "b", label="ticket")
    finally:
        durable.observe(None)
    assert (tmp_path / "a").exists()


def test_removing_what_is_gone_counts_as_removed(tmp_path: Path, seen: list[tuple[str, str, str]]) -> None:
    durable.unlink(tmp_path / "a", label="asset")
    durable.rmtree(tmp_path / "b", label="asset-folder")
    assert [moment for _, moment, _ in seen] == ["before", "after", "before", "after"]


def test_a_tree_is_removed_without_following_links(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "link").symlink_to(tmp_path / "kept")
    durable.rmtree(tmp_path / "tree", label="asset-folder")
    assert (tmp_path / "kept" / "file").exists()


def test_a_folder_is_made_once_and_its_parent_flushed(
    tmp_path: Path, seen: list[tuple[str, str, str]]
) -> None:
    durable.make_folder(tmp_path / "a", label="stage-folder")
    durable.make_folder(tmp_path / "a", label="stage-folder")
    assert seen == [("fsync", "before", "stage-folder"), ("fsync", "after", "stage-folder")]


def test_a_file_system_with_nothing_to_flush_for_folders_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.EINVAL, "not for folders")

    monkeypatch.setattr(os, "fsync", refuse)
    durable.fsync_dir(tmp_path, label="hot-folder")
    monkeypatch.undo()

    def fail(_descriptor: int) -> None:
        raise OSError(errno.EIO, "the disk is broken")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="broken"):
        durable.fsync_dir(tmp_path, label="hot-folder")


def test_trying_the_exclusive_rename_leaves_nothing_behind(tmp_path: Path) -> None:
    durable.supports_noreplace(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_ours_is_replaced_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "new").write_text("new")
    (tmp_path / "old").write_text("old")
    seen: list[str] = []
    durable.observe(lambda operation, moment, label: seen.append(f"{moment} {operation} {label}"))
    try:
        durable.rename_over(tmp_path / "new", tmp_path / "old", label="note")
    finally:
        durable.observe(None)
    assert ((tmp_path / "old").read_text(), seen) == ("new", ["before rename note", "after rename note"])
