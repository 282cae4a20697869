import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from mmap import mmap
from pathlib import Path

import pytest

from gateway.storage.hashed_file import HashedFile


@pytest.fixture
def helper() -> Iterator[Executor]:
    with ThreadPoolExecutor(1) as pool:
        yield pool


def test_what_is_written_is_hashed_in_order(tmp_path: Path, helper: Executor) -> None:
    file = HashedFile.create(tmp_path / "f", helper)
    pieces = [bytes([number % 256]) * 100 for number in range(2000)]
    file.write(pieces)
    file.write([b"end"])
    file.flush("test")
    whole = b"".join(pieces) + b"end"
    assert (tmp_path / "f").read_bytes() == whole
    blob = file.digests.blob()
    assert (blob.size, blob.sha256) == (len(whole), hashlib.sha256(whole).hexdigest())
    assert blob.md5 == hashlib.md5(whole).hexdigest()  # noqa: S324 (the JDF checksum)


def test_short_writes_are_gone_on_with(
    tmp_path: Path, helper: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    writev = os.writev
    monkeypatch.setattr(
        os, "writev", lambda fd, pieces: writev(fd, [pieces[0][: max(1, len(pieces[0]) // 2)]])
    )
    file = HashedFile.create(tmp_path / "f", helper)
    file.write([b"printed", b"", b"matter"])
    assert (tmp_path / "f").read_bytes() == b"printedmatter"


def test_a_file_cut_back_goes_on_from_there(tmp_path: Path, helper: Executor) -> None:
    file = HashedFile.create(tmp_path / "f", helper)
    file.write([b"good"])
    kept = file.digests.copy()
    file.write([b"bad"])
    file.cut(kept)
    file.write([b"better"])
    assert (tmp_path / "f").read_bytes() == b"goodbetter"
    assert file.digests.sha256.hexdigest() == hashlib.sha256(b"goodbetter").hexdigest()


def test_a_name_in_use_is_refused(tmp_path: Path, helper: Executor) -> None:
    HashedFile.create(tmp_path / "f", helper).close()
    with pytest.raises(FileExistsError):
        HashedFile.create(tmp_path / "f", helper)


def lent(data: bytes) -> memoryview:
    """Return the data in whole pages, as the network's buffers are."""
    buffer = memoryview(mmap(-1, len(data)))
    buffer[:] = data
    return buffer


@pytest.mark.parametrize("sizes", [(8192, 4096, 4096), (8192, 5, 8192), (5, 8192), (4096, 4097, 4096)])
def test_large_buffers_go_past_the_page_cache_where_they_fit_and_all_bytes_are_there(
    tmp_path: Path, helper: Executor, sizes: tuple[int, ...]
) -> None:
    file = HashedFile.create(tmp_path / "f", helper)
    parts = [os.urandom(size) for size in sizes]
    for part in parts:
        file.write([lent(part)])
    file.flush("test")
    whole = b"".join(parts)
    assert (tmp_path / "f").read_bytes() == whole
    assert file.digests.blob().sha256 == hashlib.sha256(whole).hexdigest()


def test_a_buffer_that_begins_within_a_page_is_written_all_the_same(tmp_path: Path, helper: Executor) -> None:
    data = os.urandom(8192)
    file = HashedFile.create(tmp_path / "f", helper)
    file.write([lent(b"x" + data)[1:]])
    assert (tmp_path / "f").read_bytes() == data


def test_a_short_direct_write_is_gone_on_with(
    tmp_path: Path, helper: Executor, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, data = os.write, os.urandom(16384)
    monkeypatch.setattr(os, "write", lambda fd, chunk: write(fd, chunk[: len(chunk) // 4]))
    file = HashedFile.create(tmp_path / "f", helper)
    file.write([lent(data)])
    assert (tmp_path / "f").read_bytes() == data
    assert file.digests.sha256.hexdigest() == hashlib.sha256(data).hexdigest()
