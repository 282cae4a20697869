"""The recorded conversations of CIP4's device simulator: ours are the same, and they lead a job through its life."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from adapters.base import Consignment, DeviceEvent, DeviceEventKind, Handle, Outstanding, Placement
from adapters.devices.jmf import JmfConfig, JmfDevice, conversation_of
from adapters.jmf.inbox import Inbox, Post
from adapters.jmf.packing import Parcel, Way, packed
from adapters.jmf.spool import Note, Spool, Step
from adapters.simulator.jmf_device import jmf_device
from corpora import corpora_dir
from jdf import parse_xml
from jdf.messages import Command, Query, QueueFilter, entry_command, parse_jmf
from jdf.messages.jmf.abort_queue_entry import AbortQueueEntry
from jdf.messages.jmf.hold_queue_entry import HoldQueueEntry
from jdf.messages.jmf.queue_status import QueueStatus
from jdf.messages.jmf.remove_queue_entry import RemoveQueueEntry
from jdf.messages.jmf.resume_queue_entry import ResumeQueueEntry
from jdf.packages import read_mime

pytestmark = pytest.mark.corpus

JMF_TYPE = "application/vnd.cip4-jmf+xml"
ENTRY, HELD = "qe_261122_131116950_000056", "qe_261122_131117401_000095"
TICKET = (
    b"<?xml version='1.0' encoding='UTF-8'?>\n"
    b'<JDF xmlns="http://www.CIP4.org/JDFSchema_1_1" ID="n_JOB-URL" JobID="JOB-URL" JobPartID="P1"/>'
)
RENAMED = {"ID", "TimeStamp", "SenderID", "DeviceID", "URL", "ReturnJMF", "QueueEntryID"}
"""What no two conversations have in common: ids, times and addresses. That they stand there must agree."""

EXCEPTIONS: Mapping[str, Mapping[str, str]] = {
    "08-QueueStatus-simIDP-empty": {
        "QueueFilter/@QueueEntryDetails": "we ask for JobPhase: some devices tell amounts and details only then"
    },
    "14-SubmitQueueEntry-by-URL-simIDP": {
        "QueueSubmissionParams/@Hold": "false is the standard's default; it is not said",
        "QueueSubmissionParams/@Priority": "50 is the standard's default; a priority is the ticket's business",
    },
    "24-AbortQueueEntry": {
        "AbortQueueEntryParams": "the recorded one names the entry in both shapes; ours in the one all versions know"
    },
}


def part(name: str, which: str) -> tuple[str, bytes]:
    """Return the Content-Type and the body of a trace's request or response."""
    (path,) = corpora_dir("bambi-traces").rglob(f"{name}*.txt")
    text = path.read_bytes()
    if which == "incoming":
        head, _, body = text.partition(b"\n\n")
        body = body.partition(b"\n\n# our answer")[0].lstrip(b"\n")
    else:
        text = text.partition(b"=== %s\n" % which.encode())[2].partition(b"\n=== RESPONSE\n")[0]
        head, _, body = text.partition(b"\n\n")
    found = re.search(rb"(?im)^content-type:\s*(.*)$", head)
    return (found[1].decode().strip() if found else ""), body.lstrip(b"\n")


def request(name: str) -> bytes:
    """Return the message of a recorded request."""
    media_type, body = part(name, "REQUEST")
    if media_type.startswith("multipart/related"):
        return next(each.read() for each in read_mime([body], content_type=media_type))
    return body


def canonical(message: bytes, exceptions: Mapping[str, str]) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return what a message says, element by element, ids, times and addresses renamed, exceptions left out."""
    said = []
    for element in parse_xml(message).iter("*"):
        name = str(element.tag).rpartition("}")[2]
        within = {name, *(str(above.tag).rpartition("}")[2] for above in element.iterancestors())}
        if within & set(exceptions):
            continue
        known = {str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()}
        kept = {key: "*" if key in RENAMED else value for key, value in known.items()}
        dropped = {
            key for key in kept if f"{name}/@{key}" in exceptions or (name, key) == ("JMF", "DeviceID")
        }
        said.append((name, tuple(sorted((key, value) for key, value in kept.items() if key not in dropped))))
    return said


def ours(folder: Path) -> dict[str, bytes]:
    """Return what we send in each recorded situation."""
    talk = conversation_of(JmfConfig(url="http://press/jmf", spool=folder, version="1.5"))
    (folder / "JOB-URL.jdf").write_bytes(TICKET)
    parcel = Parcel(folder, "JOB-URL.jdf", "http://gw/files/t/", "http://gw/jmf/s")

    def command(body: object) -> bytes:
        return talk.envelope(Command(id="C1", body=body))  # type: ignore[arg-type]  # one of the four below

    package = packed(Way.MIME, parcel, talk)
    pieces = [package.content] if isinstance(package.content, bytes) else package.content
    by_address = packed(Way.URL, parcel, talk).content
    assert isinstance(by_address, bytes)
    question = QueueStatus(queue_filter=QueueFilter(queue_entry_details="JobPhase"))
    return {
        "08-QueueStatus-simIDP-empty": talk.envelope(Query(id="Q1", body=question)),
        "14-SubmitQueueEntry-by-URL-simIDP": by_address,
        "16-SubmitQueueEntry-MIME-simIDP": next(
            each.read() for each in read_mime(pieces, content_type=package.media_type)
        ),
        "21-ResumeQueueEntry": command(entry_command(ResumeQueueEntry, ENTRY)),
        "22-HoldQueueEntry": command(entry_command(HoldQueueEntry, ENTRY)),
        "24-AbortQueueEntry": command(entry_command(AbortQueueEntry, ENTRY)),
        "25-RemoveQueueEntry": command(entry_command(RemoveQueueEntry, ENTRY)),
    }


def test_what_we_send_is_what_was_recorded(tmp_path: Path) -> None:
    for name, message in ours(tmp_path).items():
        exceptions = EXCEPTIONS.get(name, {})
        assert canonical(message, exceptions) == canonical(request(name), exceptions), name


def test_every_exception_is_one(tmp_path: Path) -> None:
    sent = ours(tmp_path)
    for name, exceptions in EXCEPTIONS.items():
        for one in exceptions:
            others = {key: why for key, why in exceptions.items() if key != one}
            assert canonical(sent[name], others) != canonical(request(name), others), (name, one)


@dataclass
class Recorded:
    """A device that answers as it once did: each kind of message with its recorded answers in order."""

    answers: dict[str, list[str]]
    asked: list[str] = field(default_factory=list)
    waiting: dict[str, list[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.waiting = {
            kind: [part(name, "RESPONSE")[1] for name in names] for kind, names in self.answers.items()
        }

    def answer(self, content_type: str, body: bytes) -> bytes:
        assert content_type == JMF_TYPE
        (message,) = parse_jmf(body).messages
        kind = "Subscription" if isinstance(message, Query) and message.subscription else message.type
        self.asked.append(kind)
        waiting = self.waiting[kind]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]


@contextmanager
def a_device(recorded: Recorded, base: Path) -> Iterator[JmfDevice]:
    with jmf_device(recorded) as url:
        config = JmfConfig(
            url=url, spool=base / "spool", submit="url", listener="http://127.0.0.1:44490",
            version="1.5", poll_s=0.0, absent_s=0.0,
        )  # fmt: skip
        device = JmfDevice("press", config)
        device.prepare()
        yield device


def heard(device: JmfDevice, waiting: list[Outstanding]) -> list[DeviceEvent]:
    found = []
    for event in device.poll(waiting):
        device.settle(event)
        found.append(event)
    return found


def test_the_recorded_conversation_leads_a_job_through_its_life(tmp_path: Path) -> None:
    recorded = Recorded(
        {
            "QueueStatus": ["08-", "08-", "15-", "20-", "43-", "45-"],
            "SubmitQueueEntry": ["14-"],
            "Subscription": ["10-"],
        }
    )
    with a_device(recorded, tmp_path) as device:
        handle = device.stage(Consignment("d1", "JOB-URL", "JOB-URL.jdf", TICKET))
        device.publish(handle)
        waiting, inbox = [Outstanding(handle, "JOB-URL")], Inbox("press", tmp_path / "spool")
        life = [heard(device, waiting)]
        for incoming in ("004-", "002-", "027-"):
            assert inbox.lay(Post(*part(f"incoming/{incoming}", "incoming")), {})
            life.append(heard(device, waiting))
    kinds = [[event.kind.value for event in told] for told in life]
    assert kinds == [["queued"], ["picked_up", "running"], [], ["completed", "completed"]]
    (returned, _) = life[-1]
    assert (returned.job_id, b"job completed successfully" in returned.raw) == ("JOB-URL", True)
    assert recorded.asked == [
        "QueueStatus", "QueueStatus", "SubmitQueueEntry", "Subscription", *["QueueStatus"] * 4
    ]  # fmt: skip


def test_the_recorded_device_gives_a_held_job_back(tmp_path: Path) -> None:
    recorded = Recorded(
        {"QueueStatus": ["08-", "20-"], "HoldQueueEntry": ["22-"], "RemoveQueueEntry": ["25-"]}
    )
    with a_device(recorded, tmp_path) as device:
        handle = Handle(("JOB-URL.jdf",), detail={"job_id": "JOB-URL", "part_id": "P1"})
        Spool(tmp_path / "spool").write("JOB-URL.jdf", Note(Step.SENT, HELD))
        assert device.withdraw(handle) is Placement.ABSENT
        assert device.probe(handle) is Placement.ABSENT


@pytest.mark.parametrize("incoming", range(2, 59))
def test_everything_the_device_sent_is_understood(tmp_path: Path, incoming: int) -> None:
    (path,) = (corpora_dir("bambi-traces") / "incoming").glob(f"{incoming:03}-*.txt")
    if "GET" in path.name:
        return
    Spool(tmp_path).make()
    inbox = Inbox("press", tmp_path)
    inbox.make()
    inbox.lay(Post(*part(f"incoming/{incoming:03}-", "incoming")), {})
    told = list(inbox.events((), "produced"))
    assert {event.kind for event in told} <= {DeviceEventKind.UNKNOWN_JOB}
