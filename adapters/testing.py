"""The contract every device keeps, as test classes; shipped so that a third-party device can be held to it.

Use: subclass the classes that fit the device in a pytest file, give `rig`, and run. `DeviceContract` is for
all, `StagingContract` for devices that stage, `AnsweringContract` for those that give tickets back. No test
framework is imported here.
"""

import errno
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

from adapters import durable
from adapters.base import (
    TEXT_LIMIT,
    Asset,
    Consignment,
    Device,
    DeviceEvent,
    DeviceEventKind,
    Handle,
    Outstanding,
    Placement,
)
from adapters.errors import ConfigError, DeliveryError, NameTakenError, WithdrawnError
from adapters.registry import build

E = TypeVar("E", bound=BaseException)
JOB = "J2026-000123-1.1"
_MANY_STEPS = 200
_FILES = ("cover.pdf", "body.pdf")


class Rig(Protocol):
    """What the suite needs of a device under test: the world on the other side of the channel."""

    kind: str
    table: Mapping[str, object]

    def open(self) -> Device:
        """Return the device as a process that has just started sees it, set up."""

    def visible(self) -> Mapping[str, bytes]:
        """Return what the device can see, as path below its folder to content."""

    def occupy(self, name: str) -> None:
        """Let something foreign bear this name at the device."""

    def take(self) -> Mapping[str, bytes]:
        """Let the device take every ticket it sees, with its files, and return them."""

    def give_back(self, name: str, data: bytes) -> None:
        """Let the device return a file."""

    def rubbish(self) -> None:
        """Leave things that no device should."""

    def wait(self) -> None:
        """Let so much time pass that what lies there counts as whole."""


class Crashed(BaseException):
    """The process ended here; nothing may catch this."""


class StopAt:
    """Raises at the n-th moment that the door for durable effects tells of: a crash, or the disk's refusal."""

    def __init__(self, moment: int, problem: BaseException) -> None:
        self.left = moment
        self.problem = problem
        self.last = ""

    def __call__(self, operation: str, moment: str, label: str) -> None:
        """Count one moment down."""
        self.left -= 1
        self.last = f"{moment} {operation} {label}"
        if self.left == 0:
            raise self.problem


def expect(what: str, found: object, wanted: object) -> None:
    """Say what was found and what was wanted, when they differ."""
    if found != wanted:
        raise AssertionError(f"{what}: found {found!r}, wanted {wanted!r}")


def expect_raises(kind: type[E], call: Callable[[], object]) -> E:
    """Return the error that the call raises; any other outcome is a failure."""
    try:
        call()
    except kind as problem:
        return problem
    raise AssertionError(f"expected {kind.__name__}, but nothing was raised")


def consignment(folder: Path, job_id: str = JOB) -> Consignment:
    """Make a small job: a ticket and two files."""
    return Consignment(
        key=f"delivery-{job_id}",
        job_id=job_id,
        ticket_name=f"{job_id}.jdf",
        ticket=_ticket(job_id).encode(),
        assets=tuple(_asset(folder, name) for name in _FILES),
        folder=job_id,
    )


def _ticket(job_id: str) -> str:
    """Return a ticket that names its files; as it is written here an XML library would write it again."""
    files = "".join(f'<FileSpec URL="{job_id}/{name}"/>' for name in _FILES)
    return (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        f'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" JobID="{job_id}" JobPartID="all">'
        f"<ResourcePool><RunList><LayoutElement>{files}</LayoutElement></RunList></ResourcePool></JDF>"
    )


def _asset(folder: Path, name: str) -> Asset:
    content = f"%PDF-1.7 {name}".encode() * 500
    path = folder / f"blob-{name}"
    path.write_bytes(content)
    return Asset(name, path, hashlib.sha256(content).hexdigest(), len(content))


def files_of(job: Consignment) -> dict[str, bytes]:
    """Return what a device must see of a job, whole."""
    files = {f"{job.folder}/{asset.name}": asset.path.read_bytes() for asset in job.assets}
    return {**files, job.ticket_name: job.ticket}


def deliver(device: Device, job: Consignment) -> Outstanding:
    """Stage and hand over."""
    handle = device.stage(job)
    device.publish(handle)
    return Outstanding(handle, job.job_id)


class DeviceContract:
    """What every device keeps."""

    def rig(self, folder: Path) -> Rig:
        """Return the device's world below an empty folder."""
        raise NotImplementedError

    def test_an_unknown_config_key_is_refused_and_the_nearest_named(self, tmp_path: Path) -> None:
        """A misspelt key is never passed over."""
        rig = self.rig(tmp_path)
        table = {**rig.table, "profiel": "generic-1.5"}
        problem = expect_raises(ConfigError, lambda: build(rig.kind, "press", table))
        expect("the fix", problem.fix, "did you mean 'profile'?")

    def test_a_device_that_was_set_up_has_no_problem(self, tmp_path: Path) -> None:
        """Setting up leaves nothing to do, and may be done twice."""
        device = self.rig(tmp_path).open()
        device.prepare()
        expect("problems", device.check(), ())

    def test_a_handle_survives_the_ledger(self, tmp_path: Path) -> None:
        """What the ledger keeps as JSON is the handle."""
        handle = self.rig(tmp_path).open().stage(consignment(tmp_path))
        expect("the handle", Handle.from_dict(json.loads(json.dumps(handle.to_dict()))), handle)

    def test_handing_over_twice_is_handing_over_once(self, tmp_path: Path) -> None:
        """A step that is run again after a crash changes nothing."""
        rig = self.rig(tmp_path)
        device = rig.open()
        handle = deliver(device, consignment(tmp_path)).handle
        before = (device.probe(handle), rig.visible())
        device.publish(handle)
        expect("placement and files", (device.probe(handle), rig.visible()), before)

    def test_taking_back_answers_the_same_twice(self, tmp_path: Path) -> None:
        """Either the device has it or we do, and asking again does not change it."""
        device = self.rig(tmp_path).open()
        handle = deliver(device, consignment(tmp_path)).handle
        first = device.withdraw(handle)
        wanted = Placement.ABSENT if device.capabilities().withdraw else Placement.TAKEN
        expect("answers", (first, device.withdraw(handle), device.probe(handle)), (wanted, wanted, wanted))

    def test_events_are_told_until_they_are_settled(self, tmp_path: Path) -> None:
        """A crash between hearing and booking loses nothing; booking ends the telling."""
        rig = self.rig(tmp_path)
        device = rig.open()
        waiting = [deliver(device, consignment(tmp_path))]
        rig.take()
        first, second = list(device.poll(waiting)), list(device.poll(waiting))
        expect("there is news", DeviceEventKind.PICKED_UP in {event.kind for event in first}, wanted=True)
        expect("the same news twice", ids(second), ids(first))
        for event in first:
            device.settle(event)
            device.settle(event)
        expect("news after settling", list(device.poll(waiting)), [])

    def test_a_new_process_tells_the_same_events(self, tmp_path: Path) -> None:
        """The same evidence has the same id in every process, so that it is booked once."""
        rig = self.rig(tmp_path)
        waiting = [deliver(rig.open(), consignment(tmp_path))]
        rig.take()
        expect("ids", ids(rig.open().poll(waiting)), ids(rig.open().poll(waiting)))

    def test_tidying_up_twice_is_tidying_up_once(self, tmp_path: Path) -> None:
        """A closed delivery leaves nothing to trip over, whether or not the clearing broke off."""
        rig = self.rig(tmp_path)
        device = rig.open()
        handle = deliver(device, consignment(tmp_path)).handle
        rig.take()
        for _ in range(2):
            device.tidy(handle)
        expect("files and problems", (dict(rig.visible()), device.check()), ({}, ()))


def ids(events: Iterable[DeviceEvent]) -> list[str]:
    """Return the ids of events, in order."""
    return [event.message_id for event in events]


class StagingContract(DeviceContract):
    """What a device keeps that lays deliveries ready out of sight first."""

    def test_what_is_staged_is_not_seen(self, tmp_path: Path) -> None:
        """The device sees nothing before the ledger says so."""
        rig = self.rig(tmp_path)
        device = rig.open()
        handle = device.stage(consignment(tmp_path))
        expect("placement and files", (device.probe(handle), dict(rig.visible())), (Placement.STAGED, {}))

    def test_a_probe_by_a_new_process_follows_each_step(self, tmp_path: Path) -> None:
        """Staged, published, taken: each is told apart by looking, not by remembering."""
        rig = self.rig(tmp_path)
        handle = rig.open().stage(consignment(tmp_path))
        found = [rig.open().probe(handle)]
        rig.open().publish(handle)
        found.append(rig.open().probe(handle))
        rig.take()
        found.append(rig.open().probe(handle))
        expect("placements", found, [Placement.STAGED, Placement.PUBLISHED, Placement.TAKEN])

    def test_what_was_taken_is_not_handed_over_again(self, tmp_path: Path) -> None:
        """Gone from the stage means handed over, even when it is gone from the device's folder too."""
        rig = self.rig(tmp_path)
        handle = deliver(rig.open(), consignment(tmp_path)).handle
        rig.take()
        rig.open().publish(handle)
        expect("files seen", dict(rig.visible()), {})
        expect("taking back", rig.open().withdraw(handle), Placement.TAKEN)

    def test_taking_back_leaves_nothing_at_the_device(self, tmp_path: Path) -> None:
        """Ticket and files go, whether staged or handed over, and it is not handed over again by mistake."""
        rig = self.rig(tmp_path)
        device = rig.open()
        staged = device.stage(consignment(tmp_path, "J2026-000124-1.1"))
        published = deliver(device, consignment(tmp_path)).handle
        found = [device.withdraw(handle) for handle in (staged, published)]
        expect("placements and files", (found, dict(rig.visible())), ([Placement.ABSENT] * 2, {}))
        expect_raises(WithdrawnError, lambda: device.publish(published))

    def test_what_was_taken_back_is_staged_anew_only_once_it_is_tidied_up(self, tmp_path: Path) -> None:
        """Its name stands for "ours again" until the delivery is closed; a new attempt bears a new name."""
        rig = self.rig(tmp_path)
        device, job = rig.open(), consignment(tmp_path)
        handle = deliver(device, job).handle
        device.withdraw(handle)
        expect_raises(WithdrawnError, lambda: device.stage(job))
        expect("placement", device.withdraw(handle), Placement.ABSENT)
        device.tidy(handle)
        deliver(device, job)
        expect("files seen", dict(rig.visible()), files_of(job))

    def test_tidying_up_leaves_what_the_device_has_not_taken(self, tmp_path: Path) -> None:
        """A ticket that lies at the device may be taken any moment, and its files with it."""
        rig = self.rig(tmp_path)
        device, job = rig.open(), consignment(tmp_path)
        handle = deliver(device, job).handle
        device.tidy(handle)
        expect("files seen", dict(rig.visible()), files_of(job))
        expect("placement", device.probe(handle), Placement.PUBLISHED)

    def test_taking_back_that_broke_off_anywhere_can_be_done_again(self, tmp_path: Path) -> None:
        """Stop at every durable step in turn, by a crash and by the disk: the next try has it, whole."""
        problems: tuple[Callable[[], BaseException], ...] = (
            Crashed,
            lambda: OSError(errno.EIO, os.strerror(errno.EIO)),
        )
        for number, problem in enumerate(problems):
            for moment in range(1, _MANY_STEPS):
                folder = tmp_path / f"{number}-{moment}"
                folder.mkdir()
                if not self._is_taken_back_despite(StopAt(moment, problem()), folder):
                    expect("some steps were seen", moment > 1, wanted=True)
                    break

    def _is_taken_back_despite(self, stop: StopAt, folder: Path) -> bool:
        """Stop at one moment and take back again; False when nothing was stopped any more."""
        rig, stopped = self.rig(folder), False
        device = rig.open()
        handle = deliver(device, consignment(folder)).handle
        durable.observe(stop)
        try:
            device.withdraw(handle)
        except (Crashed, DeliveryError):
            stopped = True
        finally:
            durable.observe(None)
        found = (rig.open().withdraw(handle), dict(rig.visible()))
        expect(f"placement and files, stopped {stop.last}", found, (Placement.ABSENT, {}))
        return stopped

    def test_a_name_in_use_is_never_written_over(self, tmp_path: Path) -> None:
        """A foreign file of that name may be a duplicate: somebody must look."""
        rig = self.rig(tmp_path)
        device = rig.open()
        job = consignment(tmp_path)
        rig.occupy(job.ticket_name)
        before = dict(rig.visible())
        handle = device.stage(job)
        expect_raises(NameTakenError, lambda: device.publish(handle))
        expect("files and placement", (dict(rig.visible()), device.probe(handle)), (before, Placement.STAGED))

    def test_a_crash_at_any_step_leaves_nothing_half_and_nothing_twice(self, tmp_path: Path) -> None:
        """Stop at every durable step in turn; the device takes what it sees at once; then recover."""
        self._stop_everywhere(tmp_path, Crashed)

    def test_a_refusal_of_the_disk_at_any_step_can_be_tried_again(self, tmp_path: Path) -> None:
        """An I/O error at every durable step in turn is an error one can route, and the next try delivers once."""
        self._stop_everywhere(tmp_path, lambda: OSError(errno.EIO, os.strerror(errno.EIO)))

    def _stop_everywhere(self, tmp_path: Path, problem: Callable[[], BaseException]) -> None:
        for moment in range(1, _MANY_STEPS):
            folder = tmp_path / str(moment)
            folder.mkdir()
            if not self._delivers_once_despite(StopAt(moment, problem()), folder):
                expect("some steps were seen", moment > len(("stage", "publish")), wanted=True)
                return
        raise AssertionError(f"a delivery took more than {_MANY_STEPS} steps")

    def _delivers_once_despite(self, stop: StopAt, folder: Path) -> bool:
        """Stop at one moment, recover as the ledger would, compare; False when nothing was stopped any more."""
        rig, job = self.rig(folder), consignment(folder)
        device = rig.open()
        ledger: Handle | None = None
        stopped = False
        durable.observe(stop)
        try:
            ledger = device.stage(job)
            device.publish(ledger)
        except (Crashed, DeliveryError):
            stopped = True
        finally:
            durable.observe(None)
        taken = [rig.take()]
        again = rig.open()
        again.publish(ledger or again.stage(job))
        taken.append(rig.take())
        jobs = [dict(files) for files in taken if files]
        expect(f"jobs the device took, stopped {stop.last}", jobs, [files_of(job)])
        return stopped


class AnsweringContract(StagingContract):
    """What a device keeps that gives tickets back."""

    def test_rubbish_in_the_folders_does_not_stop_the_rest(self, tmp_path: Path) -> None:
        """A device's folder is full of surprises; news about a good job comes through all the same."""
        rig = self.rig(tmp_path)
        device = rig.open()
        job = consignment(tmp_path)
        waiting = [deliver(device, job)]
        rig.rubbish()
        rig.give_back(job.ticket_name, returned(job.job_id))
        found = self._heard(rig, device, waiting)
        expect(
            "completed jobs", [e.job_id for e in found if e.kind is DeviceEventKind.COMPLETED], [job.job_id]
        )
        for event in found:
            device.settle(event)
        expect("news after settling", self._heard(rig, device, waiting), [])

    def test_the_same_answer_twice_is_one_message(self, tmp_path: Path) -> None:
        """A device that returns the same ticket again tells nothing new."""
        rig = self.rig(tmp_path)
        device = rig.open()
        job = consignment(tmp_path)
        waiting = [deliver(device, job)]
        heard = []
        for _ in range(2):
            rig.give_back(job.ticket_name, returned(job.job_id))
            events = [e for e in self._heard(rig, device, waiting) if e.raw]
            for event in events:
                device.settle(event)
            heard.append(ids(events))
        expect("messages", (len(heard[0]), heard[1]), (1, heard[0]))

    def test_what_cannot_be_used_is_an_event_with_its_bytes_and_reason(self, tmp_path: Path) -> None:
        """Nothing a device says is passed over: hostile, cut short, or about somebody else's job."""
        rig = self.rig(tmp_path)
        device = rig.open()
        hostile = b'<!DOCTYPE JDF [<!ENTITY a SYSTEM "file:///etc/passwd">]><JDF>&a;</JDF>'
        files = {"hostile.jdf": hostile, "half.jdf": returned(JOB)[:60], "other.jdf": returned("J-OTHER")}
        for name, data in files.items():
            rig.give_back(name, data)
        found = {event.name: event for event in self._heard(rig, device, [])}
        expect("bytes", {name: event.raw for name, event in found.items()}, files)
        kinds = [found[name].kind.value for name in files]
        expect("kinds", kinds, ["unreadable", "unreadable", "unknown_job"])
        expect("each has a reason", all(event.text for event in found.values()), wanted=True)

    def test_long_words_are_cut_and_the_bytes_are_kept(self, tmp_path: Path) -> None:
        """A device may write megabytes into a note; people get the beginning, the store gets it whole."""
        rig = self.rig(tmp_path)
        device, job = rig.open(), consignment(tmp_path)
        waiting = [deliver(device, job)]
        data = returned(job.job_id).replace(b" Status=", b' StatusDetails="%b" Status=' % (b"x" * 100_000))
        rig.give_back(job.ticket_name, data)
        (event,) = self._heard(rig, device, waiting)
        expect("length of the words", len(event.text), TEXT_LIMIT)
        expect("the bytes are whole", event.raw == data, wanted=True)

    def _heard(self, rig: Rig, device: Device, waiting: list[Outstanding]) -> list[DeviceEvent]:
        """Return what the device tells once everything lies still, pick-ups left out."""
        list(device.poll(waiting))
        rig.wait()
        return [e for e in device.poll(waiting) if e.kind is not DeviceEventKind.PICKED_UP]


def returned(job_id: str) -> bytes:
    """Return a ticket as a device gives it back after printing (JDF 1.5: Status and ProcessRun/@EndStatus)."""
    time = "2026-11-22T09:20:07+01:00"
    return (
        f'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="J1" Type="Product" Version="1.5" '
        f'JobID="{job_id}" JobPartID="all" Status="Completed"><AuditPool>'
        f'<Created AgentName="test" ID="A1" TimeStamp="{time}"/>'
        f'<ProcessRun AgentName="press" ID="A2" TimeStamp="{time}" Start="{time}" End="{time}" '
        f'EndStatus="Completed"/></AuditPool></JDF>'
    ).encode()
