"""A disk without room: 4 GB are refused before they are accepted, and a disk that fills up meanwhile loses nothing."""

import hashlib
import os
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from adapters_builders import in_own_mounts
from gateway_builders import a_shop
from uploads_builders import Tus
from web_builders import problem

pytestmark = [pytest.mark.faults, pytest.mark.root]


def a_small_disk(tmp_path: Path, size: str) -> Tus:
    (tmp_path / "blobs").mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(tmp_path / "blobs")], check=True
    )
    return Tus(replace(a_shop(tmp_path), max_file_bytes=8 << 30))


def four_gigabytes(tmp_path: Path) -> None:
    tus = a_small_disk(tmp_path, "256m")
    assert problem(tus.create(4 << 30)) == (507, "storage-full")
    with tus.shop.store.read() as tx:
        assert tx.uploads.open_of("Berg & Co") == (0, 0)
    assert list(tus.shop.partials.all()) == []
    assert tus.create(100 << 20).status_code == 201
    assert problem(tus.create(100 << 20)) == (507, "storage-full")


def fills_up(tmp_path: Path) -> None:
    tus = a_small_disk(tmp_path, "96m")
    data = os.urandom(24 << 20)
    where = tus.begun(len(data))
    assert tus.send(where, 0, data[: 1 << 20]).status_code == 204
    ballast = tmp_path / "blobs" / "ballast"
    with pytest.raises(OSError, match="No space left"), ballast.open("wb", buffering=0) as file:
        while True:
            file.write(bytes((96 << 20) - (5 << 20) - file.tell() if file.tell() < (80 << 20) else 65_536))
    with ballast.open("r+b") as file:
        file.truncate(ballast.stat().st_size - (4 << 20))
    assert problem(tus.send(where, 1 << 20, data[1 << 20 :])) == (507, "storage-full")
    assert tus.offset(where) >= 1 << 20
    ballast.unlink()
    offset = tus.offset(where)
    assert tus.send(where, offset, data[offset:]).headers["Gateway-File"]
    assert tus.shop.blobs.read(hashlib.sha256(data).hexdigest()) == data


def test_four_gigabytes_on_a_full_disk_are_refused_before_they_are_accepted(tmp_path: Path) -> None:
    in_own_mounts(lambda: four_gigabytes(tmp_path))


def test_a_disk_that_fills_up_meanwhile_refuses_and_the_upload_goes_on_when_there_is_room(
    tmp_path: Path,
) -> None:
    in_own_mounts(lambda: fills_up(tmp_path))
