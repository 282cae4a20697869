"""The queue of a simulated device: what lies in it, and what each command does to it (the standard's own table)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import RLock
from typing import Final

from jdf.messages import EntryEvent, EntryState, Queue, QueueEntry, QueueState, Refused, transition

GENERAL_ERROR: Final = 1
UNKNOWN_ENTRY: Final = 105
CLOSED: Final = 112


@dataclass(slots=True)
class Job:
    """One entry: its ticket and files as they came, its state, and where its answer is to go."""

    entry: str
    job_id: str
    part_id: str
    ticket: bytes
    files: Mapping[str, bytes]
    state: EntryState = EntryState.WAITING
    returns: str = ""
    told_id: str = ""


@dataclass(slots=True)
class JmfQueue:
    """Jobs in the order in which they came; several threads may ask at once."""

    device_id: str = "SIM"
    state: QueueState = QueueState.WAITING
    jobs: dict[str, Job] = field(default_factory=dict)
    lock: RLock = field(default_factory=RLock)
    _count: int = 0

    def add(self, job: Job) -> Job:
        """Take a job in, under a new id."""
        with self.lock:
            self._count += 1
            job.entry = f"QE-{self._count}"
            self.jobs[job.entry] = job
            return job

    def command(self, entry: str, event: EntryEvent) -> int:
        """Do to an entry what a command asks, and return the code that answers it."""
        with self.lock:
            job = self.jobs.get(entry)
            if job is None:
                return UNKNOWN_ENTRY
            after = transition(job.state, event)
            if after is None or isinstance(after, Refused):
                return after.code if after else GENERAL_ERROR
            job.state = after
            if after is EntryState.REMOVED:
                del self.jobs[entry]
            return 0

    def waiting(self) -> list[Job]:
        """Return the jobs that the device could begin now."""
        with self.lock:
            return [job for job in self.jobs.values() if job.state is EntryState.WAITING]

    def told(self) -> Queue:
        """Return the queue as JMF has it."""
        with self.lock:
            entries = tuple(told_entry(job) for job in self.jobs.values())
            return Queue(status=self.state.value, device_id=self.device_id, entries=entries)


def told_entry(job: Job) -> QueueEntry:
    """Return an entry as JMF has it."""
    return QueueEntry(
        queue_entry_id=job.entry,
        job_id=job.told_id,
        job_part_id=job.part_id,
        status=job.state.value,
        submission_time=datetime.now(UTC),
    )
