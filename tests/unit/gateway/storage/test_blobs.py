"""What every store of files promises, the local one and the one in a bucket alike; and what is its own."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

import s3_servers
from gateway.domain.errors import BlobDamagedError, StorageFullError, StorageUnreachableError
from gateway.storage.blobs import LocalBlobs, path_of
from gateway.storage.hashed_file import Blob
from gateway.storage.s3 import Bucket, S3Blobs

INK = hashlib.sha256(b"ink").hexdigest()
Store = LocalBlobs | S3Blobs
_numbers = count(1)


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    with s3_servers.moto() as address:
        yield address


@pytest.fixture
def bucket(moto: str) -> Bucket:
    name = f"shop-{next(_numbers)}"
    s3_servers.make_bucket(moto, name)
    return Bucket(name, "files", moto, access_key="key", secret_key="secret")


@pytest.fixture(params=["local", "s3"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Store]:
    """Opens the same store, again and again."""
    if request.param == "local":
        return lambda: LocalBlobs(tmp_path / "blobs")
    where = request.getfixturevalue("bucket")
    return lambda: S3Blobs(where, tmp_path / "blobs", most_bytes=1 << 30)


@pytest.fixture
def blobs(opened: Callable[[], Store]) -> Store:
    return opened()


def temporary(folder: Path) -> list[Path]:
    return list((folder / "blobs" / "tmp").iterdir())


def test_a_kept_file_is_found_by_the_hash_of_its_bytes(blobs: Store):
    blob = blobs.put(b"ink", "one")
    assert blob.sha256 == INK
    assert blob.md5 == hashlib.md5(b"ink").hexdigest()  # noqa: S324 (the JDF checksum)
    assert blobs.read(blob.sha256) == b"ink"
    assert list(blobs.all()) == [blob.sha256]
    assert blobs.has(INK)


def test_what_was_never_kept_is_not_there(blobs: Store):
    assert not blobs.has(INK)
    assert list(blobs.all()) == []
    with pytest.raises(FileNotFoundError):
        blobs.read(INK)


def test_the_same_bytes_twice_are_kept_once(blobs: Store, tmp_path: Path):
    assert blobs.put(b"ink", "one") == blobs.put(b"ink", "two")
    assert len(list(blobs.all())) == 1
    assert not temporary(tmp_path)


def test_a_file_given_up_leaves_nothing(blobs: Store, tmp_path: Path):
    incoming = blobs.receive("one")
    incoming.write(b"half")
    incoming.discard()
    assert not list(blobs.all())
    assert not temporary(tmp_path)


def test_a_file_is_not_there_before_it_is_kept(blobs: Store):
    incoming = blobs.receive("one")
    incoming.write(b"ink")
    assert (incoming.size, incoming.sha256) == (3, INK)
    assert not blobs.has(INK)
    incoming.keep()
    assert blobs.has(INK)


def test_what_an_interrupted_upload_left_is_removed_at_the_start(opened: Callable[[], Store], tmp_path: Path):
    opened().receive("one").write(b"half")
    assert opened().clean(before=0.0) == 0
    assert opened().clean() == 1
    assert not temporary(tmp_path)


def test_a_nearly_full_disk_refuses_before_the_first_byte(blobs: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(100, 99, 1))  # noqa: SLF001
    with pytest.raises(StorageFullError, match="not accepted"):
        blobs.receive("one")


def test_a_file_of_many_parts_comes_back_whole(opened: Callable[[], Store], tmp_path: Path):
    parts = [bytes([number]) * (1 << 20) for number in range(20)]
    incoming = opened().receive("one")
    for part in parts:
        incoming.write(part)
    blob = incoming.keep()
    if isinstance(opened(), S3Blobs):
        shutil.rmtree(tmp_path / "blobs" / "cas")
    again = opened()
    assert again.local_path(blob.sha256).stat().st_size == blob.size == 20 << 20
    assert hashlib.sha256(again.read(blob.sha256)).hexdigest() == blob.sha256


def test_a_file_that_lies_whole_beside_the_store_is_taken_as_often_as_it_is_offered(
    blobs: Store, tmp_path: Path
):
    beside, blob = tmp_path / "upload", Blob(INK, "", 3)
    for _ in range(2):
        beside.write_bytes(b"ink")
        blobs.take(beside, blob)
        blobs.take(beside, blob)
        assert not beside.exists()
    assert blobs.read(INK) == b"ink"
    assert list(blobs.all()) == [INK]
    with pytest.raises(FileNotFoundError):
        blobs.take(beside, Blob(hashlib.sha256(b"mud").hexdigest(), "", 3))


# -- the bucket's own


def in_bucket(bucket: Bucket, folder: Path, **given: object) -> S3Blobs:
    return S3Blobs(bucket, folder, **{"most_bytes": 1 << 30, **given})  # type: ignore[arg-type]  # most_bytes or clock


def test_another_machine_reads_what_this_one_has_kept(bucket: Bucket, tmp_path: Path):
    in_bucket(bucket, tmp_path / "here").put(b"ink", "one")
    there = in_bucket(bucket, tmp_path / "there")
    assert there.has(INK)
    assert there.read(INK) == b"ink"


def test_a_file_that_lies_here_but_not_in_the_bucket_is_not_kept(bucket: Bucket, tmp_path: Path):
    LocalBlobs(tmp_path).put(b"ink", "one")
    assert not in_bucket(bucket, tmp_path).has(INK)


def test_a_file_that_only_the_bucket_still_has_counts_as_taken(bucket: Bucket, tmp_path: Path):
    in_bucket(bucket, tmp_path / "here").put(b"ink", "one")
    there = in_bucket(bucket, tmp_path / "there")
    there.take(tmp_path / "gone", Blob(INK, "", 3))
    assert there.read(INK) == b"ink"


def test_other_bytes_than_the_hash_names_are_refused_and_not_kept_here(bucket: Bucket, tmp_path: Path):
    in_bucket(bucket, tmp_path / "here").put(b"ink", "one")
    import obstore  # noqa: PLC0415

    from gateway.storage.s3 import open_bucket  # noqa: PLC0415

    obstore.put(open_bucket(bucket), f"cas/{INK[:2]}/{INK}", b"mud")
    there = in_bucket(bucket, tmp_path / "there")
    with pytest.raises(BlobDamagedError, match="not what it was"):
        there.read(INK)
    assert not list((tmp_path / "there").glob("*/*/*"))


def test_a_bucket_that_does_not_answer_refuses_the_file_and_says_so(tmp_path: Path):
    nowhere = Bucket("shop", endpoint="http://127.0.0.1:9", access_key="key", secret_key="s")
    with pytest.raises(StorageUnreachableError, match="does not answer"):
        in_bucket(nowhere, tmp_path).put(b"ink", "one")


def test_no_key_shows_in_what_is_said_of_a_bucket(bucket: Bucket):
    assert "secret" not in repr(bucket)
    assert bucket.url == f"s3://{bucket.name}/files"


def test_the_folder_stays_within_its_bound_and_what_left_it_comes_again(bucket: Bucket, tmp_path: Path):
    now = [1_000_000.0]
    blobs = in_bucket(bucket, tmp_path, most_bytes=5_000, clock=lambda: now[0])
    kept = []
    for number in range(12):
        blob = blobs.put(bytes([number]) * 1_000, f"n{number}")
        blobs.local_path(blob.sha256)
        kept.append(blob.sha256)
        now[0] += 1_000
    here = [path.stat().st_size for path in (tmp_path / "cas").glob("*/*")]
    assert sum(here) <= 6_000
    assert not path_of(tmp_path, kept[0]).exists()
    assert blobs.read(kept[0]) == bytes(1_000)
    assert len(list(blobs.all())) == 12


def test_what_was_used_just_now_stays_whatever_the_bound(bucket: Bucket, tmp_path: Path):
    blobs = in_bucket(bucket, tmp_path, most_bytes=10)
    paths = [blobs.local_path(blobs.put(bytes([n]) * 100, f"n{n}").sha256) for n in range(5)]
    assert all(path.exists() for path in paths)
