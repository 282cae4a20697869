"""What was recorded with CIP4's device simulator: every message is read, and we would have asked the same."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from jdf.messages import (
    JMF,
    XJMF,
    Body,
    Command,
    Message,
    Query,
    QueueFilter,
    Subscription,
    UnknownBody,
    UnknownXJMFBody,
    XJMFQuery,
    entry_command,
    parse_jmf,
    parse_xjmf,
    write_back,
    write_jmf,
    write_xjmf,
)
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry
from jdf.messages.jmf.close_queue import CloseQueue
from jdf.messages.jmf.hold_queue import HoldQueue
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.known_devices import DeviceFilter, KnownDevices
from jdf.messages.jmf.known_messages import KnownMessages, KnownMsgQuParams
from jdf.messages.jmf.known_subscriptions import KnownSubscriptions
from jdf.messages.jmf.open_queue import OpenQueue
from jdf.messages.jmf.queue_status import QueueStatus
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry
from jdf.messages.jmf.resource import Resource, ResourceQuParams
from jdf.messages.jmf.resume_queue import ResumeQueue
from jdf.messages.jmf.resume_queue_entry import ResumeQueueEntry
from jdf.messages.jmf.set_queue_entry_priority import QueueEntryPriParams, SetQueueEntryPriority
from jdf.messages.jmf.status import Status, StatusQuParams
from jdf.messages.jmf.stop_persistent_channel import StopPersChParams, StopPersistentChannel
from jdf.messages.jmf.submission_methods import SubmissionMethodsMessage
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from jdf.messages.xjmf.queue_status import QueueStatus as XJMFQueueStatus
from jdf.messages.xjmf_elements.header import Header
from jdf.xmlsafe import parse_xml
from message_trees import alike
from messages_builders import recorded

pytestmark = pytest.mark.corpus

NOT_OURS = {
    "12-Subscribe-Notification.txt": "names QueryNotification, which the schemas give no Subscription",
    "15-QueueStatus-simIDP-1.txt": "asks for the details Full, which the standard does not have",
    "19-SubmitQueueEntry-hold.txt": "carries a QueueEntryID, which a submission does not have",
    "20-QueueStatus-simIDP-2.txt": "asks for the details Full",
    "32-Unknown-message-type.txt": "a type that does not exist, sent to see the refusal",
    "33-Malformed-XML.txt": "cut off in the middle",
}
"""Requests of the recording that the gateway never sends, and why."""

GATEWAY = "http://127.0.0.1:44490"
ENTRY = "qe_261122_131117401_000095"


def submission(url: str = f"{GATEWAY}/ticket.jdf", **said: object) -> SubmitQueueEntry:
    return SubmitQueueEntry(params=QueueSubmissionParams(url=url, **said))


def command(body: Body) -> tuple[Message, ...]:
    return (Command(id="C1", body=body),)


def query(body: Body, id: str = "Q1", **said: object) -> tuple[Message, ...]:  # noqa: A002
    return (Query(id=id, body=body, **said),)


def channel(path: str, **said: object) -> Subscription:
    return Subscription(url=f"{GATEWAY}/sig/{path}", **said)


ASKED = {
    "03": query(KnownDevices(device_filter=DeviceFilter(device_details="Brief"))),
    "04": query(
        KnownMessages(
            params=KnownMsgQuParams(list_queries=True, list_commands=True, list_signals=True, persistent=True)
        )
    ),
    "05": query(KnownSubscriptions()),
    "06": query(SubmissionMethodsMessage()),
    "07": query(
        Status(params=StatusQuParams(device_details="Details", job_details="Brief", queue_info=True))
    ),
    "08": query(QueueStatus(queue_filter=QueueFilter(queue_entry_details="Brief"))),
    "09": query(
        Status(params=StatusQuParams(device_details="Brief", job_details="Brief")),
        "SUBST",
        subscription=channel("status", repeat_time=5.0),
    ),
    "10": query(QueueStatus(), "SUBQS", subscription=channel("queue")),
    "11": query(
        Resource(params=ResourceQuParams(classes=("Quantity", "Consumable"))),
        "SUBRES",
        subscription=channel("resource", repeat_time=10.0),
    ),
    "13": query(KnownSubscriptions()),
    "14": command(submission(return_jmf=f"{GATEWAY}/returnjmf", hold=False, priority=50)),
    "16": command(submission("cid:ticket", return_jmf=f"{GATEWAY}/returnjmf")),
    "17": command(submission("cid:ticket", return_jmf=f"{GATEWAY}/returnjmf")),
    "21": command(entry_command(ResumeQueueEntry, ENTRY)),
    "22": command(entry_command(HoldQueueEntry, ENTRY)),
    "23": command(SetQueueEntryPriority(params=QueueEntryPriParams(priority=90, queue_entry_id=ENTRY))),
    "25": command(entry_command(RemoveQueueEntry, ENTRY)),
    "26": command(entry_command(AbortQueueEntry, "nope")),
    "27": command(CloseQueue()),
    "28": command(submission()),
    "29": command(OpenQueue()),
    "30": command(HoldQueue()),
    "31": command(ResumeQueue()),
    "38": command(submission("http://127.0.0.1:1/none.jdf")),
    "39": (*query(QueueStatus(), "QA"), *query(Status(), "QB")),
    "49": command(StopPersistentChannel(params=StopPersChParams(url=f"{GATEWAY}/sig/status"))),
    "50": query(KnownSubscriptions()),
}
"""What the gateway would say in each conversation of the recording, by its number."""


def test_every_recorded_message_is_read_and_known():
    seen: Counter[str] = Counter()
    for path, data in recorded():
        for each in parse_jmf(data).messages:
            known = not isinstance(each.body, UnknownBody)
            assert known or path.name in NOT_OURS, (path.name, each.type)
            seen[f"{each.family}{each.type}"] += 1
    assert seen["SignalStatus"] > 10
    assert seen["CommandReturnQueueEntry"] >= 1
    assert seen["ResponseSubmitQueueEntry"] >= 3


def requests() -> Iterator[tuple[Path, bytes]]:
    """Yield what the recording's client asked."""
    for path, data in recorded():
        if b'SenderID="gateway-under-trace"' in data and path.name not in NOT_OURS:
            yield path, data


def test_what_the_simulator_was_asked_is_what_we_would_say():
    built = set()
    for path, data in requests():
        packed = path.parent.name == "mime-variants" and b"SubmitQueueEntry" in data
        number = "16" if packed else path.name[:2]
        if number not in ASKED:
            assert parse_jmf(data).messages[0].type in ("QueueStatus", "Status", "AbortQueueEntry"), path.name
            continue
        written = write_jmf(
            JMF(
                sender_id="gateway-under-trace",
                time_stamp=datetime(2026, 11, 22, 13, tzinfo=UTC),
                version="1.5",
                messages=ASKED[number],
            )
        )
        assert written.left_out == (), path.name
        assert alike(parse_xml(written.xml)) == alike(parse_xml(data)), path.name
        built.add(number)
    assert built == set(ASKED)


def test_what_was_read_of_a_request_is_written_anew_as_it_was():
    """The rest of the requests: polls, and the command whose entry is named twice."""
    for path, data in requests():
        written = write_jmf(parse_jmf(data))
        assert written.left_out == (), path.name
        assert alike(parse_xml(written.xml)) == alike(parse_xml(data)), path.name


def test_every_recorded_xjmf_is_read_and_written_back_as_it_was():
    seen = 0
    for path, data in recorded(b"XJMF"):
        read = parse_xjmf(data)
        assert alike(parse_xml(write_back(read))) == alike(parse_xml(data)), path.name
        assert not any(isinstance(each.body, UnknownXJMFBody) for each in read.messages)
        seen += 1
    assert seen >= 3


def test_what_the_simulator_was_asked_in_xjmf_is_what_we_would_say():
    at = datetime(2026, 11, 22, 13, tzinfo=UTC)
    sender = Header(device_id="gw", id="H1", time=at, agent_name="trace", agent_version="1")
    asked = XJMFQuery(header=Header(device_id="gw", id="XQ1", time=at), body=XJMFQueueStatus())
    written = write_xjmf(XJMF(version="2.1", header=sender, messages=(asked,)))
    told = [data for _, data in recorded(b"XJMF") if b"QueryQueueStatus" in data]
    assert [alike(parse_xml(data)) for data in told] == [alike(parse_xml(written.xml))] * len(told)
    assert told
