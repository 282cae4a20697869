import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from adapters import durable
from adapters.base import DeviceEvent, DeviceEventKind
from adapters.errors import DeviceUnreachableError, FolderGoneError, FolderReadOnlyError
from adapters_builders import Plant, delivered, returned

JOB = "J2026-000123-1.1"
Call = Callable[..., Any]


def refusing(call: Call, name: str, number: int) -> Call:
    """Return a call of the system that is refused for one name."""

    def refuse(path: Any, *rest: Any, **options: Any) -> Any:
        if isinstance(path, (str, Path)) and Path(path).name == name:
            raise OSError(number, os.strerror(number), str(path))
        return call(path, *rest, **options)

    return refuse


@pytest.mark.parametrize("call", ["open", "stat"])
@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_one_file_that_cannot_be_read_is_told_with_a_reason_and_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    (plant.out / "broken.jdf").write_bytes(b"whatever it says")
    (plant.out / f"{JOB}.jdf").write_bytes(returned(end_status="Completed"))
    monkeypatch.setattr(os, call, refusing(getattr(os, call), "broken.jdf", number))
    first = plant.heard(device, waiting)
    assert [event.kind for event in first] == [DeviceEventKind.COMPLETED, DeviceEventKind.UNREADABLE]
    assert (first[1].name, first[1].raw, "look at the d" in first[1].text) == ("broken.jdf", b"", True)
    assert plant.heard(device, waiting) == plant.heard(plant.open(), waiting) == first
    for event in first:
        device.settle(event)
    assert list(plant.out.iterdir()) == []
    assert plant.heard(device, waiting) == []


def unreadable(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> DeviceEvent:
    """Let a file in the output folder be one that may not be read, and return what is told of it."""
    (plant.out / "broken.jdf").write_bytes(returned("J-OTHER"))
    monkeypatch.setattr(os, "open", refusing(os.open, "broken.jdf", errno.EACCES))
    (event,) = plant.heard(plant.open())
    return event


def test_a_file_that_can_be_read_again_is_told_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant = Plant(tmp_path)
    event = unreadable(plant, monkeypatch)
    monkeypatch.undo()
    device = plant.open()
    device.settle(event)
    (again,) = plant.heard(device)
    assert (again.kind, again.message_id != event.message_id) == (DeviceEventKind.UNKNOWN_JOB, True)


def test_a_booked_file_that_cannot_be_moved_aside_is_left_and_told_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant = Plant(tmp_path)
    event, device = unreadable(plant, monkeypatch), plant.open()
    monkeypatch.setattr(durable, "_renameat2", lambda _src, _dst: errno.EPERM)
    device.settle(event)
    device.settle(event)
    assert (plant.out / "broken.jdf").exists()
    assert plant.heard(device) == []
    assert plant.heard(plant.open()) == [event]


def test_a_done_folder_that_is_gone_is_no_trouble_of_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant = Plant(tmp_path)
    event, device = unreadable(plant, monkeypatch), plant.open()
    plant.done.rmdir()
    with pytest.raises(FolderGoneError, match="done-folder"):
        device.settle(event)
    assert plant.heard(device) == [event]


def test_a_log_that_cannot_be_read_does_not_hide_the_answer_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant = Plant(tmp_path)
    device, waiting, _ = delivered(plant)
    (plant.out / f"{JOB}.jdf").write_bytes(returned(end_status="Completed"))
    (plant.out / f"{JOB}.log").write_bytes(b"all went well")
    monkeypatch.setattr(os, "open", refusing(os.open, f"{JOB}.log", errno.EIO))
    assert [event.kind for event in plant.heard(device, waiting)] == [DeviceEventKind.COMPLETED]


def test_a_folder_that_cannot_be_listed_stops_the_poll_and_is_a_problem_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, plant.out.name, errno.EIO))
    with pytest.raises(DeviceUnreachableError) as caught:
        list(device.poll([]))
    assert [(problem.code, problem.fix) for problem in device.check()] == [
        (caught.value.code, caught.value.fix)
    ]


def test_a_folder_in_which_nothing_may_be_looked_at_is_not_a_folder_of_broken_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant = Plant(tmp_path)
    device = plant.open()
    (plant.out / "a.jdf").write_bytes(b"whatever it says")
    monkeypatch.setattr(os, "stat", refusing(os.stat, "a.jdf", errno.EACCES))
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != plant.out or not mode & os.X_OK)
    with pytest.raises(FolderReadOnlyError, match="out-folder") as caught:
        list(device.poll([]))
    assert caught.value.code in {problem.code for problem in device.check()}
