"""A device that speaks JMF keeps the contract of every device that stages, however its tickets travel."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.base import DeviceEventKind
from adapters.listener.callers import Caller
from adapters.testing import Rig, StagingContract, consignment, deliver, files_of
from jdf.messages import EntryEvent
from jmf_builders import JmfRig, Machine, listening, no_machine, running_machine


@dataclass
class World:
    """One machine and one listener for all tests of this file; `spool` leads to that of the test at work."""

    machine: Machine
    listener: str
    spool: Path

    def rig(self, folder: Path, submit: str) -> JmfRig:
        """Return a rig whose spool is the one the listener looks into."""
        self.spool.unlink(missing_ok=True)
        self.spool.symlink_to(folder / "spool")
        return JmfRig(folder, self.machine, {"submit": submit, "listener": self.listener})


WORLDS: list[World] = []


@pytest.fixture(scope="module", autouse=True)
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    spool = tmp_path_factory.mktemp("listener") / "spool"
    with ExitStack() as running:
        machine = running.enter_context(running_machine())
        address = running.enter_context(listening(Caller("press", spool)))
        made = World(machine, address, spool)
        WORLDS[:] = [made]
        yield made
    WORLDS.clear()


def a_rig(folder: Path, submit: str) -> Rig:
    return WORLDS[0].rig(folder, submit) if WORLDS else JmfRig(folder, no_machine())


class TestJmfByPackage(StagingContract):
    def rig(self, folder: Path) -> Rig:
        return a_rig(folder, "mime")


class TestJmfByAddress(StagingContract):
    def rig(self, folder: Path) -> Rig:
        return a_rig(folder, "url")


@pytest.mark.parametrize("submit", ["mime-ticket", "jdf"])
def test_the_other_ways_bring_the_same_files(world: World, tmp_path: Path, submit: str) -> None:
    rig, job = world.rig(tmp_path, submit), consignment(tmp_path)
    deliver(rig.open(), job)
    assert dict(rig.visible()) == files_of(job)


def test_what_the_device_sends_by_itself_and_what_its_queue_tells_is_told_once(
    world: World, tmp_path: Path
) -> None:
    rig = world.rig(tmp_path, "url")
    device = rig.open()
    waiting = [deliver(device, consignment(tmp_path))]
    kinds = []
    for events in ((), (EntryEvent.START,), (EntryEvent.COMPLETE,)):
        rig.machine.move(*events)
        rig.machine.simulator.signal()
        for event in device.poll(waiting):
            device.settle(event)
            kinds.append(event.kind)
    assert kinds == [
        DeviceEventKind.QUEUED,
        DeviceEventKind.PICKED_UP,
        DeviceEventKind.RUNNING,
        DeviceEventKind.COMPLETED,
    ]
    assert list((tmp_path / "spool" / "inbox").iterdir()) == []


def test_a_returned_ticket_is_evidence_with_its_bytes(world: World, tmp_path: Path) -> None:
    rig = world.rig(tmp_path, "mime")
    device = rig.open()
    waiting = [deliver(device, consignment(tmp_path))]
    rig.machine.move(EntryEvent.START, EntryEvent.COMPLETE)
    rig.machine.simulator.give_back()
    told = [event for event in device.poll(waiting) if event.raw]
    assert [(event.kind, event.job_id) for event in told] == [(DeviceEventKind.COMPLETED, waiting[0].job_id)]
