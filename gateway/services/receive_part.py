"""Receive a stretch of an upload: written and hashed at once, acknowledged once it is flushed, by one at a time.

The offset that the database holds is never ahead of what is flushed. It is moved on while more arrives, every 64 MB
and every few seconds, so that a crash costs little even where a client sends gigabytes in one request.
"""

import binascii
import hashlib
from base64 import b64decode
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import timedelta

from gateway.domain.errors import (
    BadRequestError,
    BadUploadError,
    ChecksumMismatchError,
    LeaseLostError,
    UploadLockedError,
    UploadOffsetError,
)
from gateway.domain.people import Caller
from gateway.domain.uploads import UploadState
from gateway.services.finish_upload import finish_upload
from gateway.services.open_upload import find_upload, refuse_expired, safe_length
from gateway.services.shop import Shop
from gateway.storage.hashed_file import Chunk
from gateway.storage.partials import Partial, taken_over
from gateway.storage.rows import UploadRow
from gateway.storage.store import Tx

CHECKSUMS = ("sha1", "sha256", "md5")
_FLUSH_BYTES = 64 << 20
_FLUSH_AFTER = timedelta(seconds=3)


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must hash to."""

    algorithm: str
    digest: bytes

    @classmethod
    def parse(cls, text: str) -> "Checksum":
        """Read `sha1 BASE64`.

        Raises:
            BadRequestError: it is not of this form, or of another algorithm.
        """
        algorithm, _, encoded = text.partition(" ")
        try:
            digest = b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            digest = b""
        if (
            algorithm not in CHECKSUMS
            or len(digest) != hashlib.new(algorithm, usedforsecurity=False).digest_size
        ):
            raise BadRequestError(
                "The header 'Upload-Checksum' cannot be read.",
                why="Nothing was received.",
                fix=f"Send one of {', '.join(CHECKSUMS)}, a space and the hash in Base64.",
            )
        return cls(algorithm, digest)


def begin_part(
    shop: Shop,
    caller: Caller,
    upload_id: str,
    *,
    offset: int,
    size: int | None = None,
    checksum: Checksum | None = None,
) -> "Part":
    """Let this request write to an upload from an offset on; `size` is how much it says it brings.

    Raises:
        BadUploadError: it brings more than was announced for the upload.
        UnknownThingError: there is no such upload, or it is somebody else's.
        UploadGoneError: it expired or was ended.
        UploadLockedError: another request writes to it.
        UploadOffsetError: it ends elsewhere.
    """
    with shop.store.write("begin-part") as tx:
        row = _leased(shop, tx, caller, upload_id)
        row.received = safe_length(shop, row)
        tx.session.add(row)
        if offset != row.received:
            raise _elsewhere(row.received)
        if size is not None and offset + size > row.length:
            raise too_much(row)
    partial = shop.partials.hold(row.id, offset, _Renewal(shop, row))
    return Part(shop, row, partial, checksum)


def _leased(shop: Shop, tx: Tx, caller: Caller, upload_id: str) -> UploadRow:
    row = find_upload(tx, caller, upload_id)
    refuse_expired(shop, row)
    if row.state != UploadState.OPEN.value:
        raise _elsewhere(row.length)
    now = shop.clock()
    if not tx.uploads.take_lease(row.id, shop.new_id(), now=now, until=now + shop.uploads.lease):
        raise UploadLockedError(
            "Another request writes to this upload now.",
            why="Two at once would mix their bytes.",
            fix="Wait a few seconds, ask with HEAD how far it is, and go on from there.",
        )
    return tx.uploads.get(row.id) or row


def _elsewhere(received: int) -> UploadOffsetError:
    return UploadOffsetError(
        f"The upload goes on at byte {received}.",
        why="Bytes put elsewhere would spoil the file.",
        fix="Ask with HEAD how far it is and go on from there.",
    )


def too_much(row: UploadRow) -> BadUploadError:
    """Return the refusal of bytes beyond the announced end."""
    return BadUploadError(
        f"More bytes arrive than were announced ({row.length:,}).",
        why="The file would not be the one that was announced.",
        fix="Begin a new upload with the file's true length.",
    )


class _Renewal:
    """Keeps a lease while a long file is read again."""

    def __init__(self, shop: Shop, row: UploadRow) -> None:
        self._shop, self._row, self._at = shop, row, shop.clock()

    def __call__(self) -> None:
        now = self._shop.clock()
        if now - self._at < _FLUSH_AFTER:
            return
        self._at = now
        with self._shop.store.write("keep-lease") as tx:
            until = now + self._shop.uploads.lease
            if not tx.uploads.go_on(self._row.id, self._row.lease, lease_until=until):
                raise taken_over()


class Part:
    """The one request that writes to an upload now."""

    def __init__(self, shop: Shop, row: UploadRow, partial: Partial, checksum: Checksum | None) -> None:
        self._shop, self._row, self._partial = shop, row, partial
        self._checksum = checksum
        self._check = None if checksum is None else hashlib.new(checksum.algorithm, usedforsecurity=False)
        self._safe, self._safe_at = row.received, shop.clock()
        self._flushing: Future[None] | None = None

    def add(self, chunks: Sequence[Chunk]) -> None:
        """Write chunks; now and then let what is there be flushed meanwhile.

        Raises:
            BadUploadError: more arrived than was announced.
            LeaseLostError: another request has taken the upload over.
        """
        after = self._partial.size + sum(map(len, chunks))
        if after > self._row.length:
            raise too_much(self._row)
        self._partial.write(chunks)
        if self._check is not None:
            for chunk in chunks:
                self._check.update(chunk)
        elif after - self._safe >= _FLUSH_BYTES or self._shop.clock() - self._safe_at >= _FLUSH_AFTER:
            self._flush_meanwhile()

    def _flush_meanwhile(self) -> None:
        self._settle()
        self._safe, self._safe_at = self._partial.size, self._shop.clock()
        if self._safe < self._row.length:
            self._flushing = self._partial.in_background(self._flush)

    def _settle(self) -> None:
        flushing, self._flushing = self._flushing, None
        if flushing is not None:
            flushing.result()

    def _flush(self) -> None:
        self._go_on(received=self._partial.flush(), lease_until=self._shop.clock() + self._shop.uploads.lease)

    def _go_on(self, **values: object) -> None:
        with self._shop.store.write("upload-goes-on") as tx:
            if not tx.uploads.go_on(self._row.id, self._row.lease, **values):
                raise taken_over()

    def end(self) -> UploadRow:
        """Flush what is there and say how far the upload is; when all is there it becomes a file.

        Raises:
            ChecksumMismatchError: these are not the bytes that were sent; all of this request was thrown away.
            LeaseLostError: another request has taken the upload over.
        """
        try:
            self._refuse_other_bytes()
            self._settle()
            received = self._partial.flush()
            if received < self._row.length:
                return self._stop(received=received)
            row = self._whole()
        finally:
            self._shop.partials.release(self._partial)
        return finish_upload(self._shop, row)

    def _refuse_other_bytes(self) -> None:
        if self._checksum is None or self._check is None or self._check.digest() == self._checksum.digest:
            return
        self._partial.take_back()
        self._stop(received=self._partial.size)
        raise ChecksumMismatchError(
            "The bytes that arrived are not those that the checksum was made of.",
            why="They were changed on their way, so they were thrown away.",
            fix="Send them again.",
        )

    def _whole(self) -> UploadRow:
        with self._shop.store.write("upload-whole") as tx:
            if not tx.uploads.whole(self._row.id, self._row.lease, self._partial.digests.blob()):
                raise taken_over()
            return tx.uploads.get(self._row.id) or self._row

    def break_off(self) -> None:
        """Keep what arrived before the request broke off; with a checksum it proves nothing and is thrown away."""
        try:
            if self._checksum is not None:
                self._partial.take_back()
            self._settle()
            received = self._partial.flush() if self._partial.sound else self._safe_now()
            self._stop(received=received)
        except LeaseLostError:
            return  # whoever took over says how far it is
        finally:
            self._shop.partials.release(self._partial)

    def _safe_now(self) -> int:
        with self._shop.store.read() as tx:
            row = tx.uploads.get(self._row.id)
            return 0 if row is None else row.received

    def _stop(self, *, received: int) -> UploadRow:
        now = self._shop.clock()
        self._go_on(
            received=received, lease="", lease_until=None, expires_at=now + self._shop.uploads.expires
        )
        self._row.received, self._row.expires_at = received, now + self._shop.uploads.expires
        return self._row
