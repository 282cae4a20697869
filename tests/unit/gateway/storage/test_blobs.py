import hashlib
import shutil
from pathlib import Path

import pytest

from gateway.domain.errors import StorageFullError
from gateway.storage.blobs import LocalBlobs


def test_a_kept_file_is_found_by_the_hash_of_its_bytes(tmp_path: Path):
    blobs = LocalBlobs(tmp_path)
    blob = blobs.put(b"ink", "one")
    assert blob.sha256 == hashlib.sha256(b"ink").hexdigest()
    assert blob.md5 == hashlib.md5(b"ink").hexdigest()  # noqa: S324 (the JDF checksum)
    assert blobs.read(blob.sha256) == b"ink"
    assert list(blobs.all()) == [blob.sha256]


def test_the_same_bytes_twice_are_kept_once(tmp_path: Path):
    blobs = LocalBlobs(tmp_path)
    assert blobs.put(b"ink", "one") == blobs.put(b"ink", "two")
    assert len(list(blobs.all())) == 1
    assert not list((tmp_path / "tmp").iterdir())


def test_a_file_given_up_leaves_nothing(tmp_path: Path):
    blobs = LocalBlobs(tmp_path)
    incoming = blobs.receive("one")
    incoming.write(b"half")
    incoming.discard()
    assert not list(blobs.all())
    assert not list((tmp_path / "tmp").iterdir())


def test_what_an_interrupted_upload_left_is_removed_at_the_start(tmp_path: Path):
    blobs = LocalBlobs(tmp_path)
    blobs.receive("one").write(b"half")
    assert LocalBlobs(tmp_path).clean() == 1
    assert not list((tmp_path / "tmp").iterdir())


def test_a_nearly_full_disk_refuses_before_the_first_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    blobs = LocalBlobs(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(100, 99, 1))  # noqa: SLF001
    with pytest.raises(StorageFullError, match="not accepted"):
        blobs.receive("one")
