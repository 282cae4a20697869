"""What a device sends to the listener, as bytes: signals, returned tickets, and what it has no right to send."""

from datetime import UTC, datetime

from adapters.testing import returned
from jdf.messages import JMF, Command, Query, Queue, QueueEntry, Signal, write_jmf
from jdf.messages.families import Message
from jdf.messages.jmf.queue_status import QueueStatus, QueueStatusAnswer
from jdf.messages.jmf.return_queue_entry import ReturnQueueEntry, ReturnQueueEntryParams
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from jdf.packages import Content, MimePackage

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


def envelope(message: Message) -> bytes:
    return write_jmf(JMF(sender_id="SIM", time_stamp=NOON, version="1.3", messages=(message,))).xml


def queue_signal(job_id: str, entry: str, status: str) -> bytes:
    """Return a signal that tells one entry."""
    told = QueueEntry(queue_entry_id=entry, job_id=job_id, job_part_id="all", status=status)
    queue = Queue(status="Running", device_id="SIM", entries=(told,))
    return envelope(Signal(id=f"S-{entry}-{status}", body=QueueStatusAnswer(queue=queue)))


def returned_message(
    entry: str, *, url: str = "cid:ticket", completed: str = "J1", aborted: str = ""
) -> bytes:
    """Return a command that gives a ticket back."""
    params = ReturnQueueEntryParams(
        url=url, queue_entry_id=entry, completed=tuple(completed.split()), aborted=tuple(aborted.split())
    )
    return envelope(Command(id=f"R-{entry}", body=ReturnQueueEntry(params=params)))


def returned_package(job_id: str, entry: str) -> tuple[str, bytes]:
    """Return the type and the bytes of a package that gives a completed ticket back."""
    parts = (
        Content("message", returned_message(entry), "return.jmf"),
        Content("ticket", returned(job_id), "ticket.jdf"),
    )
    made = MimePackage(parts, "0123456789abcdef")
    return made.content_type, b"".join(bytes(each) for each in made.body())


SIGNAL = queue_signal("J1", "QE-1", "Running")
QUERY = envelope(Query(id="Q1", body=QueueStatus()))
SUBMISSION = envelope(
    Command(id="C1", body=SubmitQueueEntry(params=QueueSubmissionParams(url="http://169.254.169.254/x")))
)
