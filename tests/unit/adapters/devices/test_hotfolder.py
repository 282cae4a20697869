import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from adapters import durable
from adapters.base import DeviceEventKind, Placement
from adapters.devices.hotfolder import HotFolder, HotFolderConfig
from adapters.errors import (
    AssetDiffersError,
    AssetsGoneError,
    FolderForeignError,
    FolderGoneError,
    NameTakenError,
    WithdrawnError,
)
from adapters.folder_device import MARKER
from adapters.testing import consignment, deliver
from adapters_builders import Plant, delivered, returned

JOB = "J2026-000123-1.1"
TICKET = f"{JOB}.jdf"


def test_files_are_in_place_before_the_ticket_and_all_is_flushed_in_order(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    told: list[str] = []
    durable.observe(
        lambda operation, moment, label: told.append(f"{operation} {label}") if moment == "after" else None
    )
    try:
        deliver(device, consignment(tmp_path))
    finally:
        durable.observe(None)
    assert told == [
        "fsync asset-folder",
        "fsync asset",
        "fsync asset",
        "fsync asset-folder",
        "fsync ticket",
        "fsync stage-folder",
        "rename asset-folder",
        "fsync hot-folder",
        "rename ticket",
        "fsync hot-folder",
    ]


def test_a_ticket_without_files_needs_no_folder(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    deliver(plant.open(), replace(consignment(tmp_path), assets=(), folder=""))
    assert sorted(os.listdir(plant.hot)) == [MARKER, TICKET]  # noqa: PTH208 (names are all that counts)


def test_staging_again_replaces_what_an_earlier_crash_left(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    (plant.stage / JOB).mkdir()
    (plant.stage / JOB / "left-over.pdf").touch()
    deliver(device, consignment(tmp_path))
    assert sorted(path.name for path in (plant.hot / JOB).iterdir()) == ["body.pdf", "cover.pdf"]


def test_a_stored_file_that_is_not_the_one_checked_stops_the_delivery(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, job = plant.open(), consignment(tmp_path)
    job.assets[0].path.write_bytes(b"something else")
    with pytest.raises(AssetDiffersError, match="not"):
        device.stage(job)
    job.assets[0].path.unlink()
    with pytest.raises(AssetDiffersError, match="cannot be read"):
        device.stage(job)
    assert list(plant.hot.glob("*")) == [plant.hot / MARKER]


def left_in(folder: Path) -> set[str]:
    """Return what lies in a folder beside what always does."""
    return {path.name for path in folder.iterdir()} - {MARKER, "withdrawn"}


def test_staging_that_fails_half_way_leaves_nothing_of_the_job(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, job = plant.open(), consignment(tmp_path)
    job.assets[1].path.write_bytes(b"something else")
    with pytest.raises(AssetDiffersError):
        device.stage(job)
    assert left_in(plant.stage) == set()


def test_files_that_vanish_before_the_ticket_goes_stop_the_delivery(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    handle = device.stage(consignment(tmp_path))
    shutil.rmtree(plant.stage / JOB)
    with pytest.raises(AssetsGoneError):
        device.publish(handle)
    assert device.probe(handle) is Placement.STAGED


def test_somebody_elses_folder_of_our_name_survives_the_refusal_and_the_taking_back(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    (plant.hot / JOB).mkdir()
    (plant.hot / JOB / "theirs.pdf").touch()
    handle = device.stage(consignment(tmp_path))
    with pytest.raises(NameTakenError):
        device.publish(handle)
    for _ in range(2):
        assert device.withdraw(handle) is Placement.ABSENT
    for _ in range(2):
        device.tidy(handle)
    assert (plant.hot / JOB / "theirs.pdf").exists()
    assert not (plant.stage / JOB).exists()


def test_a_job_that_was_only_staged_is_taken_back_whole(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    handle = device.stage(consignment(tmp_path))
    assert [device.withdraw(handle), device.withdraw(handle)] == [Placement.ABSENT] * 2
    assert (left_in(plant.stage), left_in(plant.stage / "withdrawn")) == (set(), {TICKET})


@pytest.mark.parametrize("again", ["stage", "hot"])
@pytest.mark.parametrize("refusal", [0, errno.EINVAL])
def test_a_copy_of_a_ticket_that_was_taken_back_is_taken_back_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str, refusal: int
) -> None:
    plant = Plant(tmp_path)
    device, job = plant.open(), consignment(tmp_path)
    handle = deliver(device, job).handle
    device.withdraw(handle)
    (tmp_path / {"stage": "hot.gw-stage", "hot": "hot"}[again] / TICKET).write_bytes(job.ticket)
    if refusal:
        monkeypatch.setattr(durable, "_renameat2", lambda _src, _dst: refusal)
    assert [device.withdraw(handle), device.probe(handle)] == [Placement.ABSENT] * 2
    assert [left_in(folder) for folder in (plant.stage, plant.hot, plant.stage / "withdrawn")] == [
        set(), set(), {TICKET},
    ]  # fmt: skip


def test_somebody_elses_ticket_under_a_name_taken_back_stays(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    handle = deliver(device, consignment(tmp_path)).handle
    device.withdraw(handle)
    (plant.hot / TICKET).write_bytes(b"theirs")
    assert device.withdraw(handle) is Placement.ABSENT
    device.tidy(handle)
    assert (plant.hot / TICKET).read_bytes() == b"theirs"


def test_a_name_that_was_taken_back_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, job = plant.open(), consignment(tmp_path)
    device.withdraw(device.stage(job))
    with pytest.raises(WithdrawnError, match="new attempt"):
        device.stage(job)
    assert left_in(plant.stage) == set()


def test_files_that_the_device_left_and_a_ticket_taken_back_are_tidied_up(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    taken, back, staged = (consignment(tmp_path, f"J{number}") for number in range(3))
    handles = [deliver(device, taken).handle, deliver(device, back).handle, device.stage(staged)]
    plant.take("J0.jdf")
    device.withdraw(handles[1])
    assert (plant.hot / "J0").is_dir()
    for handle in handles:
        device.tidy(handle)
    assert [left_in(folder) for folder in (plant.hot, plant.stage, plant.stage / "withdrawn")] == [set()] * 3


def test_nothing_is_tidied_up_while_the_share_is_away(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    (plant.hot / MARKER).unlink()
    with pytest.raises(FolderGoneError):
        device.tidy(waiting[0].handle)
    assert left_in(plant.hot) == {JOB, TICKET}


def test_a_device_that_was_never_set_up_takes_nothing(tmp_path: Path) -> None:
    device = Plant(tmp_path).device()
    with pytest.raises(FolderGoneError):
        device.stage(consignment(tmp_path))
    assert not device.capabilities().assured


def test_an_empty_folder_in_place_of_the_hot_folder_is_gone_and_not_picked_up(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    plant.hot.rename(tmp_path / "elsewhere")
    plant.hot.mkdir()
    with pytest.raises(FolderGoneError, match=MARKER):
        list(device.poll(waiting))
    assert device.probe(waiting[0].handle) is Placement.UNKNOWN
    assert [problem.code for problem in device.check()] == ["folder-gone"]


def test_a_folder_set_up_for_another_device_is_refused(tmp_path: Path) -> None:
    Plant(tmp_path).open()
    other = Plant(tmp_path, device_id="other")
    with pytest.raises(FolderForeignError, match="'press'"):
        other.open()
    assert "folder-foreign" in [problem.code for problem in other.device().check()]


def test_what_the_share_proved_at_set_up_decides_the_badge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert Plant(tmp_path / "good").open().capabilities().badge == "assured"
    monkeypatch.setattr(durable, "supports_noreplace", lambda _folder: False)
    weak = Plant(tmp_path / "weak").open().capabilities()
    assert (weak.assured, weak.badge) == (False, "best effort")


def test_a_device_that_never_answers_may_be_silent_for_ever(tmp_path: Path) -> None:
    answering = {"out": tmp_path / "out"}
    found = [
        HotFolder("press", HotFolderConfig(tmp_path / "hot", **folders)).capabilities().return_deadline_s
        for folders in ({}, answering)
    ]
    assert found == [None, 86_400.0]


def test_a_missing_folder_of_the_device_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    plant.out.rmdir()
    (problem,) = device.check()
    assert (problem.code, problem.actor) == ("folder-gone", "admin")
    assert str(plant.out) in problem.message


def test_hot_out_and_error_are_watched(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    assert plant.open().folders_to_watch() == (plant.hot, plant.out, plant.error)


def test_a_ticket_that_left_is_picked_up_and_one_that_lies_there_is_not(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    waiting += [deliver(device, consignment(tmp_path, "J2026-000124-1.1"))]
    plant.take(TICKET)
    assert [(event.kind, event.job_id) for event in device.poll(waiting)] == [
        (DeviceEventKind.PICKED_UP, JOB)
    ]


def test_what_we_took_back_or_only_staged_is_not_picked_up(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    device.withdraw(waiting[0].handle)
    staged = device.stage(consignment(tmp_path, "J2026-000124-1.1"))
    waiting.append(replace(waiting[0], handle=staged, job_id="J2026-000124-1.1"))
    assert list(device.poll(waiting)) == []


def test_a_ticket_that_is_still_growing_is_not_read(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    whole = returned(end_status="Completed")
    for end in (10, 50, len(whole)):
        (plant.out / TICKET).write_bytes(whole[:end])
        assert [event for event in device.poll(waiting) if event.raw] == []
        plant.clock.now += 60
    assert [event.kind for event in device.poll(waiting)] == [DeviceEventKind.COMPLETED]


def test_a_refusal_is_told_with_the_log_beside_it_and_both_are_moved_aside(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    (plant.error / TICKET).write_bytes(returned(status="Waiting"))
    (plant.error / f"{JOB}.log").write_text("tray 2 is empty")
    (event,) = [event for event in plant.heard(device, waiting) if event.raw]
    assert (event.kind, event.text) == (DeviceEventKind.REFUSED, "tray 2 is empty")
    device.settle(event)
    assert list(plant.error.iterdir()) == []
    assert sorted(path.suffix for path in plant.done.iterdir()) == [".jdf", ".log"]


def test_settling_leaves_a_newer_answer_of_the_same_name_alone(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    (plant.out / TICKET).write_bytes(returned(end_status="Completed"))
    (event,) = [event for event in plant.heard(device, waiting) if event.raw]
    newer = returned(status="Aborted", end_status="Aborted")
    (plant.out / TICKET).write_bytes(newer)
    device.settle(event)
    assert (plant.out / TICKET).read_bytes() == newer


def test_what_cannot_be_used_is_kept_apart(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    (plant.out / "bad.jdf").write_bytes(b"rubbish")
    (plant.out / "other.jdf").write_bytes(returned("J-OTHER", end_status="Completed"))
    for event in plant.heard(device):
        device.settle(event)
    kept = sorted(str(path.relative_to(plant.done)).split(".")[0] for path in plant.done.rglob("*.jdf"))
    assert kept == ["unknown_job/other", "unreadable/bad"]


def test_a_ticket_that_is_too_long_is_told_and_not_read(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    with (plant.out / "huge.jdf").open("wb") as file:
        file.truncate(25_000_000)
    (event,) = plant.heard(device)
    assert (event.kind, len(event.raw)) == (DeviceEventKind.UNREADABLE, 1 << 20)
    assert "20000000 bytes" in event.text
    device.settle(event)
    assert list(plant.out.iterdir()) == []


def test_a_link_in_the_answers_is_told_not_followed_and_moved_as_a_link(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    (plant.out / "link.jdf").symlink_to("/etc/passwd")
    (event,) = plant.heard(device)
    assert (event.kind, event.raw) == (DeviceEventKind.UNREADABLE, b"")
    device.settle(event)
    (moved,) = (plant.done / "unreadable").iterdir()
    assert moved.is_symlink()


def test_a_name_that_is_no_text_is_told_as_text_and_still_moved_aside(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    Path(os.fsdecode(os.fsencode(plant.out) + b"/gr\xfc\xdfe.jdf")).write_bytes(b"rubbish")
    (event,) = plant.heard(device)
    assert event.name.encode() == b"gr\\xfc\\xdfe.jdf"
    device.settle(event)
    assert list(plant.out.iterdir()) == []
