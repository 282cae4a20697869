"""What a crash, a full disk or a second writer leaves of an upload, and that each is mended."""

import errno
import hashlib
import os
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gateway.domain.errors import LeaseLostError, StorageFullError, UploadLockedError, WrongMomentError
from gateway.domain.people import Caller
from gateway.services import receive_part
from gateway.services.end_upload import free_uploads, sweep_uploads
from gateway.services.fill_draft import Place, put_into_draft
from gateway.services.open_upload import UploadRequest, look_at_upload, open_upload
from gateway.services.receive_file import finish_file
from gateway.services.receive_part import begin_part
from gateway.services.shop import Shop
from gateway.storage.blobs import LocalBlobs
from gateway.storage.hashed_file import Blob
from gateway.storage.partials import Partials
from gateway_builders import a_file, a_shop, caller_of
from service_builders import Clock
from uploads_builders import a_draft, files_of

DATA = bytes(range(256)) * 400
SHA256 = hashlib.sha256(DATA).hexdigest()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shop(tmp_path: Path, clock: Clock) -> Shop:
    return replace(a_shop(tmp_path), clock=clock)


@pytest.fixture
def ana(shop: Shop) -> Caller:
    caller: Caller = caller_of(shop, "ana")
    return caller


def begun(shop: Shop, ana: Caller, length: int = len(DATA), **asked: Any) -> str:
    return open_upload(shop, ana, UploadRequest(length, "f.pdf", **asked)).id


def part_of(shop: Shop, ana: Caller, upload: str, data: bytes, offset: int = 0) -> str | None:
    part = begin_part(shop, ana, upload, offset=offset)
    part.add([data])
    return part.end().file_id


def restarted(shop: Shop) -> Shop:
    again = replace(shop, partials=Partials(shop.partials.path("x").parent))
    free_uploads(again)
    return again


def test_after_a_crash_an_upload_goes_on_at_the_flushed_length(shop: Shop, ana: Caller) -> None:
    upload = begun(shop, ana)
    part_of(shop, ana, upload, DATA[:1000])
    begin_part(shop, ana, upload, offset=1000).add([DATA[1000:5000]])
    shop = restarted(shop)
    assert look_at_upload(shop, ana, upload).received == 1000
    assert part_of(shop, ana, upload, DATA[1000:], 1000)
    assert shop.blobs.read(SHA256) == DATA


def test_bytes_that_a_power_cut_took_are_asked_for_again(shop: Shop, ana: Caller) -> None:
    upload = begun(shop, ana)
    part_of(shop, ana, upload, DATA[:1000])
    os.truncate(shop.partials.path(upload), 400)
    assert look_at_upload(restarted(shop), ana, upload).received == 400
    shop.partials.path(upload).unlink()
    assert look_at_upload(restarted(shop), ana, upload).received == 0
    assert part_of(restarted(shop), ana, upload, DATA)


class DyingBlobs(LocalBlobs):
    """A store of files during whose work the process is killed, once it has `done` so much of it."""

    done = "nothing"

    def take(self, path: Path, blob: Blob) -> None:
        """Die before or after the rename."""
        if self.done == "rename":
            super().take(path, blob)
        raise KeyboardInterrupt


@pytest.mark.parametrize("done", ["nothing", "rename"])
@pytest.mark.parametrize("by", ["its client", "the sweeper"])
def test_a_crash_at_the_very_end_is_mended_by_whoever_looks_next(
    shop: Shop, ana: Caller, done: str, by: str, tmp_path: Path
) -> None:
    upload = begun(shop, ana)
    blobs = DyingBlobs(tmp_path / "blobs")
    blobs.done = done
    with pytest.raises(KeyboardInterrupt):
        part_of(replace(shop, blobs=blobs), ana, upload, DATA)
    shop = restarted(shop)
    if by == "the sweeper":
        assert sweep_uploads(shop) == 1
    row = look_at_upload(shop, ana, upload)
    assert (row.state, row.received) == ("done", len(DATA))
    with shop.store.read() as tx:
        file = tx.files.get(row.file_id or "")
        assert file is not None
        assert (file.sha256, file.size) == (SHA256, len(DATA))
    assert shop.blobs.read(SHA256) == DATA
    assert list(shop.partials.all()) == []
    assert sweep_uploads(shop) == 0


def test_a_long_request_is_made_safe_while_it_lasts(
    shop: Shop, ana: Caller, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receive_part, "_FLUSH_BYTES", 1000)
    upload = begun(shop, ana)
    part = begin_part(shop, ana, upload, offset=0)
    for start in range(0, 5000, 500):
        part.add([DATA[start : start + 500]])
    assert look_at_upload(shop, ana, upload).received >= 3000
    clock.go_on(4)
    part.add([DATA[5000:5001]])
    part.break_off()
    assert look_at_upload(shop, ana, upload).received == 5001


def test_a_request_that_breaks_off_keeps_what_arrived_and_frees_the_upload(shop: Shop, ana: Caller) -> None:
    upload = begun(shop, ana)
    part = begin_part(shop, ana, upload, offset=0)
    part.add([DATA[:700]])
    part.break_off()
    assert look_at_upload(shop, ana, upload).received == 700
    assert part_of(shop, ana, upload, DATA[700:], 700)


def test_the_second_writer_waits_and_a_silent_one_is_followed_and_stopped(
    shop: Shop, ana: Caller, clock: Clock
) -> None:
    upload = begun(shop, ana)
    silent = begin_part(shop, ana, upload, offset=0)
    silent.add([b"?" * 500])
    with pytest.raises(UploadLockedError):
        begin_part(shop, ana, upload, offset=0)
    clock.go_on(shop.uploads.lease.total_seconds() + 1)
    next_one = begin_part(shop, ana, upload, offset=0)
    with pytest.raises(LeaseLostError):
        silent.add([b"?"])
    silent.break_off()
    next_one.add([DATA])
    assert next_one.end().file_id
    assert shop.blobs.read(SHA256) == DATA


def test_a_writer_on_another_machine_that_was_followed_moves_nothing(
    shop: Shop, ana: Caller, clock: Clock
) -> None:
    upload = begun(shop, ana)
    elsewhere = replace(shop, partials=Partials(shop.partials.path("x").parent))
    silent = begin_part(elsewhere, ana, upload, offset=0)
    silent.add([b"?" * 500])
    clock.go_on(shop.uploads.lease.total_seconds() + 1)
    begin_part(shop, ana, upload, offset=0).break_off()
    with pytest.raises(LeaseLostError):
        silent.end()
    assert look_at_upload(shop, ana, upload).received == 0


def test_a_disk_that_refuses_a_piece_leaves_the_upload_where_it_was_safe(
    shop: Shop, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = begun(shop, ana)
    part_of(shop, ana, upload, DATA[:1000])
    writev = os.writev

    def full(descriptor: int, pieces: Sequence[memoryview]) -> int:
        writev(descriptor, [pieces[0][:100]])
        raise OSError(errno.ENOSPC, "full")

    part = begin_part(shop, ana, upload, offset=1000)
    with monkeypatch.context() as patched:
        patched.setattr(os, "writev", full)
        with pytest.raises(OSError, match="full"):
            part.add([DATA[1000:3000]])
    part.break_off()
    assert look_at_upload(shop, ana, upload).received == 1000
    assert part_of(shop, ana, upload, DATA[1000:], 1000)
    assert shop.blobs.read(SHA256) == DATA


def test_room_is_kept_for_what_was_promised_before(
    shop: Shop, ana: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = (64 << 20) + 100_000
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: shutil._ntuple_diskusage(1 << 40, 0, free))  # noqa: SLF001
    first = begun(shop, ana, 60_000)
    with pytest.raises(StorageFullError):
        begun(shop, ana, 60_000)
    begun(shop, ana, 40_000)
    part_of(shop, ana, first, DATA[:50_000])
    begun(shop, ana, 50_000)


def test_bytes_that_no_upload_needs_are_removed_at_the_start_and_needed_ones_stay(
    shop: Shop, ana: Caller
) -> None:
    upload = begun(shop, ana)
    part_of(shop, ana, upload, DATA[:1000])
    shop.partials.path("nobody-knows").write_bytes(b"x")
    free_uploads(shop)
    assert list(shop.partials.all()) == [upload]


def test_an_upload_in_use_is_not_swept_although_its_time_is_over(
    shop: Shop, ana: Caller, clock: Clock
) -> None:
    upload = begun(shop, ana)
    clock.go_on(shop.uploads.expires.total_seconds() - 1)
    part = begin_part(shop, ana, upload, offset=0)
    clock.go_on(2)
    assert sweep_uploads(shop) == 0
    part.add([DATA])
    assert part.end().file_id


# Drafts


def test_a_received_file_goes_into_a_draft_and_stands_in_its_events(shop: Shop) -> None:
    draft = a_draft(shop)
    first, second = a_file(shop, DATA), a_file(shop, DATA[::-1])
    with shop.store.write("test") as tx:
        order = tx.orders.get(draft)
        assert order is not None
        for file_id in (first, second):
            file = tx.files.get(file_id)
            assert file is not None
            put_into_draft(shop, tx, order, "single", file)
        order.slots = ["single"]
        assert tx.orders.files(order)["single"].file_id == second
    assert [row.file_id for row in files_of(shop, draft)] == [first, second]


def test_a_file_can_be_received_straight_into_its_place(shop: Shop, ana: Caller) -> None:
    draft = a_draft(shop)
    incoming = shop.blobs.receive("x")
    incoming.write(DATA)
    row = finish_file(shop, ana, incoming, name="f.pdf", place=Place(draft, "single"))
    assert [found.file_id for found in files_of(shop, draft)] == [row.id]


def test_an_order_that_was_placed_takes_no_file_as_a_draft(shop: Shop) -> None:
    draft, file_id = a_draft(shop), a_file(shop, DATA)
    with shop.store.write("test") as tx:
        order, file = tx.orders.get(draft), tx.files.get(file_id)
        assert order is not None
        assert file is not None
        order.state = "received"
        tx.session.add(order)
        with pytest.raises(WrongMomentError):
            put_into_draft(shop, tx, order, "single", file)


def test_two_leases_never_hold_at_once(shop: Shop, ana: Caller, clock: Clock) -> None:
    upload = begun(shop, ana)
    until = clock.now + timedelta(seconds=9)
    with shop.store.write("test") as tx:
        assert tx.uploads.take_lease(upload, "a", now=clock.now, until=until)
        assert not tx.uploads.take_lease(upload, "b", now=clock.now, until=until)
        assert tx.uploads.go_on(upload, "a", received=5)
        assert not tx.uploads.go_on(upload, "b", received=7)
        assert tx.uploads.take_lease(upload, "b", now=until, until=until)
        assert not tx.uploads.go_on(upload, "a", received=9)
