"""The simulated queue does what the standard's table says, and says so in JMF."""

from adapters.simulator.jmf_queue import JmfQueue, Job
from jdf.messages import EntryEvent, EntryState


def job(job_id: str = "J1") -> Job:
    return Job("", job_id, "all", b"<JDF/>", {}, told_id=job_id)


def test_a_command_moves_an_entry_or_is_refused_with_the_code_of_the_standard():
    queue = JmfQueue()
    entry = queue.add(job()).entry
    codes = [queue.command(entry, event) for event in (EntryEvent.HOLD, EntryEvent.HOLD, EntryEvent.RESUME)]
    assert (codes, queue.jobs[entry].state) == ([0, 113, 0], EntryState.WAITING)


def test_a_running_entry_is_not_removed_and_a_removed_one_is_gone():
    queue = JmfQueue()
    first, second = queue.add(job()).entry, queue.add(job("J2")).entry
    queue.command(first, EntryEvent.START)
    assert [queue.command(first, EntryEvent.REMOVE), queue.command(second, EntryEvent.REMOVE)] == [106, 0]
    assert [each.queue_entry_id for each in queue.told().entries] == [first]


def test_an_unknown_entry_and_an_event_that_cannot_be_are_codes_too():
    queue = JmfQueue()
    entry = queue.add(job()).entry
    assert queue.command("nope", EntryEvent.HOLD) == 105
    assert queue.command(entry, EntryEvent.COMPLETE) == 1


def test_only_waiting_jobs_can_be_begun():
    queue = JmfQueue()
    queue.add(job())
    queue.command(queue.add(job("J2")).entry, EntryEvent.HOLD)
    assert [each.job_id for each in queue.waiting()] == ["J1"]
