import errno
import os
from pathlib import Path

import pytest

from adapters.errors import (
    DeliveryError,
    DeviceUnreachableError,
    FolderFullError,
    FolderGoneError,
    FolderReadOnlyError,
    FolderSplitError,
)
from adapters.transports.folder import EntryKind
from adapters.transports.local_folder import LocalFolder


def folder(path: Path) -> LocalFolder:
    return LocalFolder(path, "hot-folder")


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ESTALE, FolderGoneError),
        (errno.EROFS, FolderReadOnlyError),
        (errno.EACCES, FolderReadOnlyError),
        (errno.ENOSPC, FolderFullError),
        (errno.EDQUOT, FolderFullError),
        (errno.EXDEV, FolderSplitError),
        (errno.EIO, DeviceUnreachableError),
    ],
)
def test_each_trouble_of_the_file_system_names_the_folder_and_who_can_mend_it(
    tmp_path: Path, number: int, kind: type[DeliveryError]
) -> None:
    with pytest.raises(kind) as caught, folder(tmp_path).told():
        raise OSError(number, os.strerror(number))
    assert str(tmp_path) in caught.value.what
    assert all((caught.value.why, caught.value.fix))


def test_a_folder_that_is_gone_is_told_apart_from_a_file_that_is(tmp_path: Path) -> None:
    with pytest.raises(FolderGoneError):
        folder(tmp_path / "gone").names()
    with pytest.raises(FileNotFoundError):
        folder(tmp_path).read("gone.jdf", 10)


def test_a_move_out_of_or_into_a_folder_that_is_gone_names_that_folder(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    gone = folder(tmp_path / "gone")
    for move in (
        lambda: folder(tmp_path).move("a", gone, "a", label="ticket"),
        lambda: gone.move("a", folder(tmp_path), "b", label="ticket"),
    ):
        with pytest.raises(FolderGoneError, match="gone"):
            move()


def test_entries_are_sorted_told_apart_and_links_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b.JDF").write_bytes(b"12345")
    (tmp_path / "a.jdf").mkdir()
    (tmp_path / "c.jdf").symlink_to(tmp_path / "b.JDF")
    os.mkfifo(tmp_path / "d.jdf")
    (tmp_path / "e.pdf").touch()
    found = [(entry.name, entry.kind) for entry in folder(tmp_path).entries((".jdf",))]
    kinds = [EntryKind.FOLDER, EntryKind.FILE, EntryKind.LINK, EntryKind.OTHER]
    assert found == list(zip(["a.jdf", "b.JDF", "c.jdf", "d.jdf"], kinds, strict=True))


@pytest.mark.parametrize("name", ["link.jdf", "pipe.jdf", "folder.jdf"])
def test_only_plain_files_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "link.jdf").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "pipe.jdf")
    (tmp_path / "folder.jdf").mkdir()
    with pytest.raises(FileNotFoundError):
        folder(tmp_path).read(name, 10)


def test_one_byte_over_the_limit_is_read_so_that_too_long_shows(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert folder(tmp_path).read("a", 10) == b"x" * 11


def test_clearing_a_link_leaves_what_it_points_to(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "kept")
    folder(tmp_path).clear("link", label="asset-folder")
    assert ((tmp_path / "kept" / "file").exists(), (tmp_path / "link").is_symlink()) == (True, False)


def test_a_link_where_a_folder_should_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    with pytest.raises(FileExistsError):
        folder(tmp_path).sub("link", "asset-folder")
