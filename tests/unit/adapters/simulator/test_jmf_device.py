"""The simulated JMF device answers as the reference device does, and misbehaves as told."""

from datetime import UTC, datetime

import pytest

from adapters.simulator.jmf_device import JmfDeviceSimulator, JmfManners, jmf_device
from adapters.transports.http import HttpLimits, HttpLink
from jdf.messages import JMF, Command, Response, entry_command, parse_jmf, write_jmf
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.submit_queue_entry import (
    QueueSubmissionParams,
    SubmitQueueEntry,
    SubmitQueueEntryAnswer,
)
from jdf.packages import Content, MimePackage

JMF_TYPE, JDF_TYPE = "application/vnd.cip4-jmf+xml", "application/vnd.cip4-jdf+xml"
TICKET = b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" JobID="J1" JobPartID="all"/>'


def message(*commands: Command) -> bytes:
    now = datetime(2026, 11, 27, tzinfo=UTC)
    return write_jmf(JMF(sender_id="test", time_stamp=now, version="1.3", messages=commands)).xml


def submission(url: str) -> Command:
    return Command(id="C1", body=SubmitQueueEntry(params=QueueSubmissionParams(url=url)))


def package(url: str = "cid:2.x@y") -> tuple[str, bytes]:
    parts = (Content("1.x@y", message(submission(url)), "a.jmf"), Content("2.x@y", TICKET, "a.jdf"))
    made = MimePackage(parts, "0123456789abcdef")
    return made.content_type, b"".join(bytes(each) for each in made.body())


def answered(simulator: JmfDeviceSimulator, media_type: str, body: bytes) -> Response:
    (response,) = parse_jmf(simulator.answer(media_type, body)).messages
    assert isinstance(response, Response)
    return response


def test_a_package_becomes_an_entry():
    simulator = JmfDeviceSimulator()
    response = answered(simulator, *package())
    assert isinstance(response.body, SubmitQueueEntryAnswer)
    assert response.body.entry is not None
    assert (response.return_code, response.body.entry.job_id) == (0, "J1")


def test_a_bare_ticket_becomes_an_entry():
    simulator = JmfDeviceSimulator()
    assert (answered(simulator, JDF_TYPE, TICKET).return_code, len(simulator.queue.jobs)) == (0, 1)


@pytest.mark.parametrize(
    ("media_type", "body", "code"),
    [
        (*package("cid:nothing"), 9),
        (JMF_TYPE, message(submission("http://127.0.0.1:1/a.jdf")), 9),
        (JMF_TYPE, message(Command(id="C", body=entry_command(HoldQueueEntry, "nope"))), 105),
        (JMF_TYPE, b"", 3),
        (JMF_TYPE, b"<JMF", 3),
        (JDF_TYPE, b"<JDF", 3),
    ],
)
def test_what_cannot_be_done_has_a_code(media_type: str, body: bytes, code: int):
    simulator = JmfDeviceSimulator()
    assert (answered(simulator, media_type, body).return_code, simulator.queue.jobs) == (code, {})


@pytest.mark.parametrize(
    ("manners", "code", "jobs"),
    [
        (JmfManners(packages=False), 3, 0),
        (JmfManners(forgets=True), 0, 0),
        (JmfManners(code=101), 101, 0),
        (JmfManners(unknown=frozenset({"SubmitQueueEntry"})), 5, 0),
        (JmfManners(keeps_job_id=False), 0, 1),
    ],
)
def test_it_misbehaves_as_told(manners: JmfManners, code: int, jobs: int):
    simulator = JmfDeviceSimulator(manners=manners)
    assert (answered(simulator, *package()).return_code, len(simulator.queue.jobs)) == (code, jobs)


def test_it_is_reached_over_http():
    simulator = JmfDeviceSimulator()
    with jmf_device(simulator) as url:
        answer = HttpLink(url, HttpLimits()).post(TICKET, {"Content-Type": JDF_TYPE})
    assert (answer.status, [job.job_id for job in simulator.queue.jobs.values()]) == (200, ["J1"])
