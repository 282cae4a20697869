"""A job goes to a device's queue once: what is in doubt is settled by asking, and what cannot be settled is said."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.base import DeviceEventKind, Handle, Placement
from adapters.errors import (
    AnswerLostError,
    AnswerUnusableError,
    AssetsGoneError,
    DeviceBusyError,
    DeviceUnreachableError,
    FolderForeignError,
    NameTakenError,
    SpoolGoneError,
    TicketRefusedError,
)
from adapters.jmf.spool import Step
from adapters.testing import consignment, deliver
from fault_proxy import FaultProxy, Spoiler, black_hole, drip, endless, fault_proxy, reset, said, truncated
from jdf.messages import EntryEvent, QueueState
from jmf_builders import JmfRig, Machine, running_machine

SUBMIT = b"SubmitQueueEntry"
SPOILT = [
    black_hole,
    drip,
    reset,
    truncated,
    endless,
    said("500 Oops", "text/html", b""),
    said("200 OK", "a/b", b"?"),
]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with running_machine() as running:
        yield running


@pytest.fixture
def rig(machine: Machine, tmp_path: Path) -> JmfRig:
    return JmfRig(tmp_path, machine)


@pytest.fixture
def proxied(machine: Machine, tmp_path: Path) -> Iterator[tuple[JmfRig, FaultProxy]]:
    with fault_proxy(machine.url) as proxy:
        yield JmfRig(tmp_path, machine, {"url": proxy.url, "timeout_s": 0.6}), proxy


def staged(rig: JmfRig) -> Handle:
    return rig.open().stage(consignment(rig.base))


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_job_whose_answer_was_lost_is_adopted(proxied: tuple[JmfRig, FaultProxy], spoil: Spoiler):
    rig, proxy = proxied
    handle = staged(rig)
    proxy.spoil, proxy.only = spoil, SUBMIT
    with pytest.raises((AnswerLostError, AnswerUnusableError)):
        rig.device().publish(handle)
    assert (rig.device().probe(handle), proxy.spoilt) == (Placement.PUBLISHED, 1)
    rig.device().publish(handle)
    assert (rig.machine.states(), rig.machine.submissions()) == (["Waiting"], 1)


def test_a_job_that_is_absent_twice_is_sent_again(proxied: tuple[JmfRig, FaultProxy]):
    rig, proxy = proxied
    handle = staged(rig)
    rig.machine.simulator.manners.forgets = True
    proxy.spoil, proxy.only = reset, SUBMIT
    with pytest.raises(AnswerLostError):
        rig.device().publish(handle)
    rig.machine.simulator.manners.forgets = False
    proxy.only = b"never said"
    rig.device().publish(handle)
    assert (rig.machine.states(), rig.machine.submissions()) == (["Waiting"], 2)


def test_a_job_that_comes_up_late_is_adopted_not_sent_again(proxied: tuple[JmfRig, FaultProxy]):
    rig, proxy = proxied
    handle = staged(rig)
    proxy.spoil, proxy.only = reset, SUBMIT
    with pytest.raises(AnswerLostError):
        rig.device().publish(handle)
    (job,) = rig.machine.jobs
    rig.machine.simulator.queue.jobs.clear()
    assert rig.device().probe(handle) is Placement.STAGED
    rig.machine.simulator.queue.jobs[job.entry] = job
    rig.device().publish(handle)
    assert (rig.device().probe(handle), rig.machine.submissions()) == (Placement.PUBLISHED, 1)


@pytest.mark.parametrize("unknown", ["tells no queue", "own ids"])
def test_what_the_device_cannot_tell_is_unknown(proxied: tuple[JmfRig, FaultProxy], unknown: str):
    rig, proxy = proxied
    handle = staged(rig)
    rig.machine.simulator.manners.keeps_job_id = False
    if unknown == "own ids":
        rig.open().publish(rig.open().stage(consignment(rig.base, "J2026-000124-1.1")))
    else:
        rig.machine.simulator.manners.unknown = frozenset({"QueueStatus"})
    proxy.spoil, proxy.only = reset, SUBMIT
    with pytest.raises(AnswerLostError):
        rig.device().publish(handle)
    assert rig.device().probe(handle) is Placement.UNKNOWN
    with pytest.raises(AnswerLostError, match="nobody can tell"):
        rig.device().publish(handle)
    assert rig.device().withdraw(handle) is Placement.UNKNOWN


def test_a_device_that_is_off_gets_the_job_when_it_is_on_again(rig: JmfRig):
    handle = staged(rig)
    gone = JmfRig(rig.base, rig.machine, {"url": "http://127.0.0.1:1/jmf"})
    with pytest.raises(DeviceUnreachableError):
        gone.device().publish(handle)
    assert gone.device().probe(handle) is Placement.STAGED
    rig.device().publish(handle)
    assert rig.machine.states() == ["Waiting"]


@pytest.mark.parametrize(
    ("code", "wanted"), [(6, TicketRefusedError), (112, DeviceBusyError), (102, TicketRefusedError)]
)
def test_a_ticket_that_was_not_taken_stays_ours(rig: JmfRig, code: int, wanted: type[Exception]):
    handle = staged(rig)
    rig.machine.simulator.manners.code = code
    with pytest.raises(wanted):
        rig.device().publish(handle)
    assert rig.device().probe(handle) is Placement.STAGED
    rig.machine.simulator.manners.code = 0
    rig.device().publish(handle)
    assert rig.machine.states() == ["Waiting"]


def test_a_closed_queue_is_busy(rig: JmfRig):
    handle = staged(rig)
    rig.machine.simulator.queue.state = QueueState.CLOSED
    with pytest.raises(DeviceBusyError, match="closed, full or blocked"):
        rig.device().publish(handle)


def test_an_internal_error_may_have_taken_the_job(rig: JmfRig):
    handle = staged(rig)
    rig.machine.simulator.manners.code = 2
    with pytest.raises(AnswerUnusableError):
        rig.device().publish(handle)
    assert rig.device()._spool.note(handle.names[0]).step is Step.SENDING  # noqa: SLF001


def test_somebody_elses_job_of_our_name_is_not_adopted(rig: JmfRig):
    handle = staged(rig)
    rig.occupy(handle.names[0])
    with pytest.raises(NameTakenError):
        rig.device().publish(handle)


def test_a_device_that_knows_no_packages_says_so(rig: JmfRig):
    handle = staged(rig)
    rig.machine.simulator.manners.packages = False
    with pytest.raises((TicketRefusedError, AnswerUnusableError), match="could not be read"):
        rig.device().publish(handle)


@pytest.mark.parametrize(
    "unknown", [(), ("HoldQueueEntry",), ("RemoveQueueEntry",), ("HoldQueueEntry", "RemoveQueueEntry")]
)
def test_a_waiting_job_is_taken_back_by_whatever_the_device_knows(rig: JmfRig, unknown: tuple[str, ...]):
    handle = deliver(rig.open(), consignment(rig.base)).handle
    rig.machine.simulator.manners.unknown = frozenset(unknown)
    assert rig.device().withdraw(handle) is Placement.ABSENT
    assert rig.machine.states() in ([], ["Aborted"])


def test_a_job_that_has_begun_is_not_taken_back(rig: JmfRig):
    handle = deliver(rig.open(), consignment(rig.base)).handle
    rig.machine.move(EntryEvent.START)
    assert (rig.device().withdraw(handle), rig.machine.states()) == (Placement.TAKEN, ["Running"])


def test_the_life_of_a_job_is_told_in_its_order(rig: JmfRig):
    device = rig.open()
    waiting = [deliver(device, consignment(rig.base))]
    kinds = []
    for events in ((), (EntryEvent.HOLD,), (EntryEvent.RESUME, EntryEvent.START), (EntryEvent.COMPLETE,)):
        rig.machine.move(*events)
        for event in device.poll(waiting):
            device.settle(event)
            kinds.append(event.kind.value)
    assert kinds == ["queued", "held", "picked_up", "running", "completed"]


def test_a_job_missing_for_long_is_lost_and_one_missing_for_a_moment_is_not(rig: JmfRig):
    device = rig.open()
    waiting = [deliver(device, consignment(rig.base))]
    rig.machine.simulator.queue.jobs.clear()
    assert list(device.poll(waiting)) == []
    rig.clock.now += 301
    assert [event.kind for event in device.poll(waiting)] == [DeviceEventKind.LOST]


def test_the_queue_is_asked_no_oftener_than_set(machine: Machine, tmp_path: Path):
    rig = JmfRig(tmp_path, machine, {"poll_s": 15.0})
    device = rig.open()
    waiting = [deliver(device, consignment(tmp_path))]
    list(device.poll(waiting))
    before = len(machine.simulator.received)
    for seconds in (0, 5, 5, 5.1):
        rig.clock.now += seconds
        list(device.poll(waiting))
    assert len(machine.simulator.received) - before == 1


def test_a_device_that_is_off_is_a_problem_with_its_cause(rig: JmfRig):
    rig.open()
    gone = JmfRig(rig.base, rig.machine, {"url": "http://127.0.0.1:1/jmf"})
    (problem,) = gone.device().check()
    assert (problem.code, problem.actor) == ("device-unreachable", "nobody")


def test_a_device_that_tells_no_queue_is_delivered_to_with_best_effort(rig: JmfRig):
    rig.machine.simulator.manners.unknown = frozenset({"QueueStatus"})
    device = rig.open()
    assert (device.capabilities().badge, device.check()) == ("best effort", ())


def test_a_device_that_tells_its_queue_is_assured(rig: JmfRig):
    assert (rig.device().capabilities().assured, rig.open().capabilities().assured) == (False, True)


def test_two_devices_do_not_share_a_spool(rig: JmfRig):
    rig.open()
    other = rig.device()
    other.id = "other"
    with pytest.raises(FolderForeignError):
        other.prepare()


def test_without_its_spool_nothing_is_sent_and_nothing_is_claimed(rig: JmfRig):
    handle = staged(rig)
    bare = JmfRig(rig.base / "elsewhere", rig.machine)
    (rig.base / "elsewhere").mkdir()
    with pytest.raises(SpoolGoneError):
        bare.device().publish(handle)
    assert bare.device().probe(handle) is Placement.UNKNOWN


def test_files_that_vanished_are_not_sent_without(rig: JmfRig):
    handle = staged(rig)
    (rig.base / "spool" / "staged" / handle.names[0]).unlink()
    with pytest.raises(AssetsGoneError):
        rig.device().publish(handle)
    assert rig.machine.jobs == []


def test_the_device_is_told_that_it_may_take_a_job_under_its_own_id(rig: JmfRig):
    rig.machine.simulator.manners.keeps_job_id = False
    device = rig.open()
    waiting = [deliver(device, consignment(rig.base))]
    assert [event.kind for event in device.poll(waiting)] == [DeviceEventKind.QUEUED]
    assert device.capabilities().badge == "best effort"
