"""Blobs in an S3 bucket, with a bounded folder of this machine before it.

A file is received into the folder, hashed on the way, and counts as kept once the bucket has it under its SHA-256. Who
needs a file on this machine (the sandbox, a device) gets it from the folder, fetched and hashed again if need be.
"""

import hashlib
import os
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import obstore
from obstore.exceptions import AlreadyExistsError, BaseError, NotFoundError
from obstore.store import S3Store

from gateway.domain.errors import BlobDamagedError, StorageUnreachableError
from gateway.storage.blobs import LocalBlobs, LocalIncoming, path_of
from gateway.storage.hashed_file import Blob

_PART = 8 << 20
_MOST_PARTS = 9_000
_AT_ONCE = 4
_FRESH_S = 600.0


@dataclass(frozen=True, slots=True)
class Bucket:
    """Where the blobs lie, and what opens it; without keys the machine's own role does."""

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)

    @property
    def url(self) -> str:
        """Return `s3://bucket/prefix`."""
        return f"s3://{self.name}/{self.prefix}".rstrip("/")


def open_bucket(bucket: Bucket) -> S3Store:
    """Open the bucket; nothing is asked of it yet."""
    given = {
        "region": bucket.region or "us-east-1", "endpoint": bucket.endpoint,
        "access_key_id": bucket.access_key, "secret_access_key": bucket.secret_key,
    }  # fmt: skip
    return S3Store(
        bucket.name,
        prefix=bucket.prefix or None,
        config={key: value for key, value in given.items() if value},  # type: ignore[arg-type]  # the keys above
        client_options={
            "connect_timeout": timedelta(seconds=5),
            "timeout": timedelta(seconds=60),
            "allow_http": bucket.endpoint.startswith("http://"),
        },
        retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=12)},
    )


@contextmanager
def _told(bucket: Bucket, sha256: str) -> Iterator[None]:
    try:
        yield
    except NotFoundError as error:
        raise FileNotFoundError(f"{bucket.url} holds no {sha256}") from error
    except BaseError as error:
        raise StorageUnreachableError(
            "The place where files are kept does not answer.",
            why=f"{bucket.url}: {str(error).splitlines()[0][:200]}",
            fix="The shop must look: jdf-gateway doctor. What was under way goes on by itself.",
        ) from error


class S3Blobs:
    """Blobs in a bucket; `most_bytes` bounds what lies on this machine, but for what was used just now."""

    def __init__(
        self, bucket: Bucket, folder: Path, *, most_bytes: int, clock: Callable[[], float] = time.time
    ) -> None:
        self._bucket, self._store = bucket, open_bucket(bucket)
        self._local, self._folder, self._most = LocalBlobs(folder), folder, most_bytes
        self._turn, self._clock = threading.Lock(), clock
        self._bytes = sum(path.stat().st_size for path in self._paths())

    def clean(self, before: float = float("inf")) -> int:
        """Remove what uploads left in the folder that were interrupted before this time; return how many files."""
        return self._local.clean(before)

    def receive(self, name: str) -> LocalIncoming:
        """Begin to receive a file; refuses before the first byte when the disk is nearly full."""
        return self._local.receive_for(self, name)

    def put(self, data: bytes, name: str) -> Blob:
        """Keep bytes that are already in memory."""
        incoming = self.receive(name)
        incoming.write(data)
        return incoming.keep()

    def take(self, path: Path, blob: Blob) -> None:
        """Take a whole, flushed file of the same disk: into the folder, then into the bucket; twice is as good as once.

        Raises:
            FileNotFoundError: there is neither the file nor the blob.
            StorageUnreachableError: the bucket does not answer, or refuses.
        """
        try:
            self._local.take(path, blob)
        except FileNotFoundError:
            if not self.has(blob.sha256):
                raise
            return
        self.send_from(path_of(self._folder, blob.sha256), blob.sha256)
        self._came(blob.size)

    def send_from(self, path: Path, sha256: str) -> None:
        """Send a file to the bucket, unless that has it; whole or not at all.

        Raises:
            StorageUnreachableError: the bucket does not answer, or refuses.
        """
        size = path.stat().st_size
        with _told(self._bucket, sha256):
            if size <= _PART:
                self._send_small(sha256, path.read_bytes())
            elif self._size(sha256) != size:
                obstore.put(
                    self._store, _key(sha256), path, use_multipart=True,
                    chunk_size=max(_PART, size // _MOST_PARTS + 1), max_concurrency=_AT_ONCE,
                )  # fmt: skip

    def _send_small(self, sha256: str, data: bytes) -> None:
        try:
            obstore.put(self._store, _key(sha256), data, mode="create")
        except AlreadyExistsError:
            return  # the same bytes: they bear their hash

    def _size(self, sha256: str) -> int | None:
        try:
            return obstore.head(self._store, _key(sha256))["size"]
        except (NotFoundError, FileNotFoundError):
            return None

    def read(self, sha256: str) -> bytes:
        """Return a blob's bytes."""
        return self.local_path(sha256).read_bytes()

    def local_path(self, sha256: str) -> Path:
        """Return where a blob can be opened for reading on this machine; it stays there for some minutes.

        Raises:
            FileNotFoundError: the bucket has no such blob.
            BlobDamagedError: what the bucket has is not what was put there.
            StorageUnreachableError: the bucket does not answer.
        """
        path = path_of(self._folder, sha256)
        try:
            now = self._clock()
            os.utime(path, (now, now))
        except FileNotFoundError:
            self._fetch(sha256)
        return path

    def _fetch(self, sha256: str) -> None:
        with _told(self._bucket, sha256):
            size = obstore.head(self._store, _key(sha256))["size"]
            incoming = self._local.receive(f"{sha256}.{uuid.uuid4().hex}")
            try:
                for part in self._parts(sha256, size):
                    incoming.write(part)
            except BaseException:
                incoming.discard()
                raise
        if incoming.sha256 != sha256:
            incoming.discard()
            raise self._damaged(sha256)
        incoming.keep()
        self._came(size)

    def _parts(self, sha256: str, size: int) -> Iterator[bytes]:
        for start in range(0, size, _PART):
            length = min(_PART, size - start)
            yield bytes(obstore.get_range(self._store, _key(sha256), start=start, length=length))

    def _damaged(self, sha256: str) -> BlobDamagedError:
        return BlobDamagedError(
            "A stored file is not what it was when it was received.",
            why=f"{self._bucket.url} gave other bytes for {sha256}.",
            fix="Put the file back from a backup, or ask the customer for it again.",
        )

    def verify(self, sha256: str) -> None:
        """Read a blob back from the bucket and compare.

        Raises:
            BlobDamagedError: its bytes are not those that its hash names.
        """
        found = hashlib.sha256()
        with _told(self._bucket, sha256):
            for part in self._parts(sha256, obstore.head(self._store, _key(sha256))["size"]):
                found.update(part)
        if found.hexdigest() != sha256:
            raise self._damaged(sha256)

    def has(self, sha256: str) -> bool:
        """Say whether the blob is kept: what counts is the bucket."""
        with _told(self._bucket, sha256):
            return self._size(sha256) is not None

    def all(self) -> Iterator[str]:
        """Yield the hash of every blob kept."""
        with _told(self._bucket, ""):
            for page in obstore.list(self._store, prefix="cas/", chunk_size=1000):
                yield from (str(entry["path"]).rsplit("/", 1)[1] for entry in page)

    def _came(self, size: int) -> None:
        with self._turn:
            self._bytes += size
            if self._bytes > self._most:
                self._bytes = self._make_room()

    def _make_room(self) -> int:
        """Remove what was not used for longest, down to nine tenths; return how many bytes are left."""
        found = sorted((path.stat().st_mtime, path.stat().st_size, path) for path in self._paths())
        total, fresh = sum(size for _, size, _ in found), self._clock() - _FRESH_S
        for used, size, path in found:
            if total <= self._most * 0.9 or used > fresh:
                break
            path.unlink(missing_ok=True)
            total -= size
        return total

    def _paths(self) -> Iterator[Path]:
        yield from (self._folder / "cas").glob("*/*")


def _key(sha256: str) -> str:
    return f"cas/{sha256[:2]}/{sha256}"
