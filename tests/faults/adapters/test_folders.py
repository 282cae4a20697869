"""Folders that are gone, read-only, full or crowded; mounts are made in a name space of the test's own."""

import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from adapters.base import DeviceEventKind, Placement
from adapters.errors import DeliveryError, FolderFullError, FolderGoneError, FolderReadOnlyError
from adapters.folder_device import MARKER
from adapters.testing import consignment, deliver, files_of
from adapters_builders import Plant, delivered, in_own_mounts, returned

pytestmark = pytest.mark.faults
MANY = 10_000


def mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True)


def tmpfs(path: Path, options: str) -> Path:
    path.mkdir(exist_ok=True)
    mount("-t", "tmpfs", "-o", options, "tmpfs", str(path))
    return path


def fill(folder: Path) -> Path:
    """Write until the disk refuses."""
    folder.mkdir()
    with suppress(OSError):
        for number in count():
            (folder / str(number)).write_bytes(b"x" * 100_000)
    return folder


def raised_by(call: Callable[[], object]) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        call()
    return caught.value


@pytest.mark.root
def test_a_share_that_is_not_mounted_is_gone_and_nothing_counts_as_picked_up(tmp_path: Path) -> None:
    def inside() -> None:
        plant = Plant(tmp_path)
        device, waiting, _ = delivered(plant)
        tmpfs(plant.hot, "size=1m")
        with pytest.raises(FolderGoneError):
            list(device.poll(waiting))
        with pytest.raises(FolderGoneError):
            device.publish(waiting[0].handle)
        assert device.probe(waiting[0].handle) is Placement.UNKNOWN
        subprocess.run(["umount", str(plant.hot)], check=True)
        assert list(device.poll(waiting)) == []
        assert device.probe(waiting[0].handle) is Placement.PUBLISHED

    in_own_mounts(inside)


@pytest.mark.root
def test_a_read_only_share_says_so_and_the_delivery_goes_on_once_it_is_writable(tmp_path: Path) -> None:
    def inside() -> None:
        plant = Plant(tmpfs(tmp_path / "share", "size=4m"))
        device, job = plant.open(), consignment(tmp_path)
        handle = device.stage(job)
        mount("-o", "remount,ro", str(plant.base))
        for call in (
            lambda: device.publish(handle),
            lambda: device.withdraw(handle),
            lambda: device.stage(job),
        ):
            problem = raised_by(call)
            assert (type(problem), problem.actor, problem.retryable) == (FolderReadOnlyError, "admin", True)
        assert "folder-read-only" in [problem.code for problem in device.check()]
        assert device.probe(handle) is Placement.STAGED
        mount("-o", "remount,rw", str(plant.base))
        device.publish(handle)
        assert all((plant.hot / name).read_bytes() == data for name, data in files_of(job).items())

    in_own_mounts(inside)


@pytest.mark.root
@pytest.mark.parametrize("options", ["size=1m", "size=8m,nr_inodes=14"])
def test_a_full_share_says_so_shows_the_device_nothing_and_takes_the_job_once_there_is_room(
    tmp_path: Path, options: str
) -> None:
    def inside() -> None:
        plant = Plant(tmpfs(tmp_path / "share", options))
        device = plant.open()
        filler = fill(plant.base / "filler")
        problem = raised_by(lambda: device.stage(consignment(tmp_path)))
        assert (type(problem), problem.fix) == (FolderFullError, "make room on its disk")
        assert [path.name for path in plant.hot.iterdir()] == [MARKER]
        for path in filler.iterdir():
            path.unlink()
        deliver(device, consignment(tmp_path))
        assert (plant.hot / "J2026-000123-1.1.jdf").exists()

    in_own_mounts(inside)


@pytest.mark.root
def test_a_nearly_full_share_is_a_problem_before_it_stops_a_delivery(tmp_path: Path) -> None:
    def inside() -> None:
        device = Plant(tmpfs(tmp_path / "share", "size=1m")).open()
        assert {problem.code for problem in device.check()} == {"folder-full"}

    in_own_mounts(inside)


@pytest.mark.root
def test_a_stage_folder_on_another_disk_is_refused_at_set_up(tmp_path: Path) -> None:
    def inside() -> None:
        tmpfs(tmp_path / "hot.gw-stage", "size=4m")
        problem = raised_by(Plant(tmp_path).open)
        assert (problem.code, problem.retryable) == ("folder-split", False)

    in_own_mounts(inside)


@pytest.mark.root
def test_one_file_that_the_disk_does_not_give_out_is_told_and_the_others_with_it(tmp_path: Path) -> None:
    def inside() -> None:
        plant = Plant(tmp_path)
        device, waiting, job = delivered(plant)
        (plant.out / "broken.jdf").touch()
        mount("--bind", "/proc/self/mem", str(plant.out / "broken.jdf"))  # reads as EIO
        (plant.out / job.ticket_name).write_bytes(returned(end_status="Completed"))
        found = plant.heard(device, waiting)
        assert [event.kind for event in found] == [DeviceEventKind.COMPLETED, DeviceEventKind.UNREADABLE]
        for event in found:
            device.settle(event)  # a mount point cannot be moved aside
        assert (plant.out / "broken.jdf").exists()
        assert plant.heard(device, waiting) == []

    in_own_mounts(inside)


def test_ten_thousand_strange_files_do_not_slow_the_poll(tmp_path: Path) -> None:
    plant = Plant(tmp_path)
    device, waiting, job = delivered(plant)
    for number in range(MANY):
        (plant.hot / f"strange-{number}.jdf").touch()
        (plant.out / f"strange-{number}.pdf").touch()
    plant.take(job.ticket_name)
    start = time.perf_counter()
    found = list(device.poll(waiting))
    assert time.perf_counter() - start < 2
    assert [event.kind for event in found] == [DeviceEventKind.PICKED_UP]


def test_ten_thousand_returned_tickets_are_all_told(tmp_path: Path) -> None:
    plant = Plant(tmp_path, {"stable_s": 0.0})
    device = plant.open()
    for number in range(MANY):
        (plant.out / f"J{number}.jdf").write_bytes(returned(f"J{number}", end_status="Completed"))
    assert len({event.message_id for event in plant.heard(device)}) == MANY
