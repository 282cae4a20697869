"""What a device sent lies there until it is booked, and tells what its queue would have told."""

from pathlib import Path

import pytest

from adapters.base import DeviceEvent, DeviceEventKind, Handle, Outstanding
from adapters.jmf.inbox import Awaited, Inbox, Post
from adapters.jmf.spool import Note, Spool, Step
from adapters.testing import returned
from jdf.messages import DeviceInfo, JobPhase, Signal
from jdf.messages.jmf.status import StatusAnswer
from returned_messages import envelope, queue_signal, returned_message, returned_package

JMF_TYPE, JDF_TYPE = "application/vnd.cip4-jmf+xml", "application/vnd.cip4-jdf+xml"
AWAITED = (
    Awaited(Outstanding(Handle(("J1.jdf",), detail={"part_id": "all"}), "J1"), Note(Step.SENT, "QE-1")),
)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    Spool(tmp_path).make()
    made = Inbox("press", tmp_path)
    made.make()
    return made


def told(inbox: Inbox) -> list[DeviceEvent]:
    return list(inbox.events(AWAITED, "produced"))


def left(inbox: Inbox) -> int:
    return len(inbox.folder.names())


def status_signal(status: str) -> bytes:
    phase = JobPhase(status=status, job_id="J1", queue_entry_id="QE-1")
    return envelope(
        Signal(
            id="S1",
            body=StatusAnswer(device_infos=(DeviceInfo(device_status="Running", job_phases=(phase,)),)),
        )
    )


def test_news_stays_until_all_of_it_is_booked(inbox: Inbox):
    inbox.lay(Post(JMF_TYPE, queue_signal("J1", "QE-1", "Running")), {})
    first, second = told(inbox)
    assert [event.message_id for event in told(inbox)] == [first.message_id, second.message_id]
    inbox.settle(first)
    assert left(inbox) == 1
    inbox.settle(second)
    assert (left(inbox), told(inbox)) == (0, [])


def test_the_same_bytes_come_in_once_also_after_they_are_booked(inbox: Inbox):
    post = Post(JMF_TYPE, queue_signal("J1", "QE-1", "Waiting"))
    laid = [inbox.lay(post, {}), inbox.lay(post, {})]
    for event in told(inbox):
        inbox.settle(event)
    assert [*laid, inbox.lay(post, {})] == [True, False, False]


def test_what_tells_nothing_of_our_jobs_is_put_by_at_once(inbox: Inbox):
    for body in (queue_signal("other", "QE-9", "Running"), status_signal("Completed")):
        inbox.lay(Post(JMF_TYPE, body), {})
    assert (told(inbox), left(inbox)) == ([], 0)


def test_a_phase_of_our_job_says_that_it_runs(inbox: Inbox):
    inbox.lay(Post(JMF_TYPE, status_signal("InProgress")), {})
    assert [event.kind for event in told(inbox)] == [DeviceEventKind.PICKED_UP, DeviceEventKind.RUNNING]


def test_a_returned_ticket_is_evidence_however_it_came(inbox: Inbox):
    inbox.lay(Post(*returned_package("J1", "QE-1")), {})
    inbox.lay(Post(JDF_TYPE, returned("J1")), {})
    found = told(inbox)
    assert {(event.kind, event.job_id, event.raw) for event in found} == {
        (DeviceEventKind.COMPLETED, "J1", returned("J1"))
    }
    assert len({event.message_id for event in found}) == 1


@pytest.mark.parametrize(
    ("completed", "aborted", "kinds"),
    [
        ("n1", "", [DeviceEventKind.COMPLETED]),
        ("", "n1", [DeviceEventKind.ABORTED]),
        ("n1", "n2", [DeviceEventKind.ABORTED]),
        ("", "", []),
    ],
)
def test_without_a_ticket_the_device_says_what_became_of_its_nodes(
    inbox: Inbox, completed: str, aborted: str, kinds: list[DeviceEventKind]
):
    body = returned_message("QE-1", url="http://press/ticket.jdf", completed=completed, aborted=aborted)
    inbox.lay(Post(JMF_TYPE, body), {})
    assert [event.kind for event in told(inbox)] == kinds


def test_a_device_with_job_ids_of_its_own_is_understood_by_its_entry(inbox: Inbox):
    inbox.lay(Post(*returned_package("own-77", "QE-1")), {})
    assert [(event.kind, event.job_id) for event in told(inbox)] == [(DeviceEventKind.COMPLETED, "J1")]


def test_what_cannot_be_read_is_told_with_its_bytes_and_the_reason(inbox: Inbox):
    inbox.lay(Post(JMF_TYPE, b"<JMF"), {})
    (event,) = told(inbox)
    assert (event.kind, event.raw, bool(event.text)) == (DeviceEventKind.UNREADABLE, b"<JMF", True)
