"""A queue tells which entry is ours, where the ticket is and what happened to it; nothing is read into it."""

import pytest

from adapters.base import DeviceEventKind, Placement
from adapters.jmf.conversation import QueueSeen
from adapters.jmf.queue_evidence import (
    Sought,
    entry_of,
    events_of,
    lost,
    placement_of,
    proves_absence,
)
from jdf.messages import EntryState, JobPhase, Queue, QueueEntry


def entry(status: str = "Waiting", job: str = "J1", part: str = "all", name: str = "QE-1") -> QueueEntry:
    return QueueEntry(queue_entry_id=name, job_id=job, job_part_id=part, status=status)


def seen(*entries: QueueEntry, whole: bool = True) -> QueueSeen:
    return QueueSeen(Queue(status="Waiting", device_id="SIM", entries=entries), whole)


def test_the_devices_own_id_comes_before_ours():
    queue = seen(entry(name="QE-1"), entry(job="other", name="QE-2"))
    found = entry_of(queue, Sought("J1", "all", "QE-2"))
    assert found is not None
    assert found.queue_entry_id == "QE-2"


@pytest.mark.parametrize(("part", "ours"), [("all", True), ("", True), ("another", False)])
def test_our_job_is_known_by_its_ids_as_far_as_the_device_tells_them(part: str, *, ours: bool):
    assert (entry_of(seen(entry(part=part)), Sought("J1", "all")) is not None) is ours


def test_a_removed_entry_is_not_our_job_any_more():
    assert entry_of(seen(entry("Removed")), Sought("J1", "all")) is None


def test_absence_is_proven_only_by_a_whole_queue_of_known_jobs():
    proofs = [
        proves_absence(each) for each in (seen(), seen(entry()), seen(entry(job="")), seen(whole=False))
    ]
    assert proofs == [True, True, False, False]


@pytest.mark.parametrize("state", EntryState)
def test_each_state_is_evidence_and_has_a_place(state: EntryState):
    found = entry(state.value)
    events = list(events_of("press", "J1.jdf", "J1", found))
    untouched = state in (EntryState.WAITING, EntryState.HELD)
    assert placement_of(found) is (Placement.PUBLISHED if untouched else Placement.TAKEN)
    assert (events[0].kind is DeviceEventKind.PICKED_UP) is not untouched
    assert [each.message_id for each in events_of("press", "J1.jdf", "J1", found)] == [
        each.message_id for each in events
    ]


def test_what_left_the_queue_was_taken():
    assert placement_of(None) is Placement.TAKEN


def test_amount_and_words_come_from_the_phases():
    phase = JobPhase(status="InProgress", status_details="PaperJam", amount=120.0)
    done = QueueEntry(queue_entry_id="QE-1", job_id="J1", status="Completed", job_phases=(phase,))
    *_, event = events_of("press", "J1.jdf", "J1", done)
    assert (event.kind, event.amount_good, event.text) == (DeviceEventKind.COMPLETED, 120.0, "PaperJam")


def test_a_job_that_was_lost_is_told_with_a_reason():
    event = lost("press", "J1.jdf", "J1")
    assert (event.kind, "no longer in the device's queue" in event.text) == (DeviceEventKind.LOST, True)
