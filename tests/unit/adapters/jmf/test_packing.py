"""A ticket travels with its files or names where they are fetched, and its other words stay as they are."""

from pathlib import Path

import pytest

from adapters.devices.jmf import JmfConfig, conversation_of
from adapters.errors import TicketRefusedError
from adapters.jmf.conversation import JMF_TYPE
from adapters.jmf.packing import JDF_TYPE, Outgoing, Parcel, Way, packed
from adapters.testing import consignment
from jdf.messages import parse_jmf
from jdf.messages.jmf.submit_queue_entry import SubmitQueueEntry
from jdf.packages import read_mime

SERVED = "http://gateway:8020/files/token/"


def outgoing(folder: Path, way: Way) -> Outgoing:
    job = consignment(folder)
    (folder / job.ticket_name).write_bytes(job.ticket)
    (folder / job.folder).mkdir()
    for asset in job.assets:
        (folder / job.folder / asset.name).write_bytes(asset.path.read_bytes())
    talk = conversation_of(JmfConfig(url="http://press/jmf", spool=folder))
    return packed(way, Parcel(folder, job.ticket_name, SERVED, "http://gateway:8020/jmf/press"), talk)


def body(sent: Outgoing) -> bytes:
    return sent.content if isinstance(sent.content, bytes) else b"".join(sent.content)


def submitted(message: bytes) -> tuple[str, str]:
    (command,) = parse_jmf(message).messages
    assert isinstance(command.body, SubmitQueueEntry)
    assert command.body.params is not None
    return command.body.params.url, command.body.params.return_jmf


def test_a_package_holds_message_ticket_and_files_that_name_each_other(tmp_path: Path):
    sent = outgoing(tmp_path, Way.MIME)
    data = body(sent)
    parts = [(part.head, part.read()) for part in read_mime([data], content_type=sent.media_type)]
    url, returns = submitted(parts[0][1])
    assert [head.media_type for head, _ in parts] == [
        JMF_TYPE,
        JDF_TYPE,
        "application/pdf",
        "application/pdf",
    ]
    assert (url, returns) == (f"cid:{parts[1][0].location}", "http://gateway:8020/jmf/press")
    assert all(f"cid:{head.location}".encode() in parts[1][1] for head, _ in parts[2:])
    assert sent.length == len(data)


def test_a_package_without_files_names_where_they_are(tmp_path: Path):
    sent = outgoing(tmp_path, Way.MIME_TICKET)
    parts = [part.read() for part in read_mime([body(sent)], content_type=sent.media_type)]
    assert (len(parts), parts[1].count(SERVED.encode())) == (2, 2)


def test_a_message_names_the_address_of_the_ticket(tmp_path: Path):
    sent = outgoing(tmp_path, Way.URL)
    assert sent.media_type == JMF_TYPE
    assert submitted(body(sent))[0] == f"{SERVED}J2026-000123-1.1.jdf"


def test_a_bare_ticket_is_posted_as_what_it_is(tmp_path: Path):
    sent = outgoing(tmp_path, Way.JDF)
    assert (sent.media_type, body(sent).count(SERVED.encode())) == (JDF_TYPE, 2)


def test_a_ticket_whose_file_is_missing_is_not_packed(tmp_path: Path):
    job = consignment(tmp_path)
    (tmp_path / job.ticket_name).write_bytes(job.ticket)
    talk = conversation_of(JmfConfig(url="http://press/jmf", spool=tmp_path))
    with pytest.raises(TicketRefusedError, match=r"cover\.pdf"):
        packed(Way.MIME, Parcel(tmp_path, job.ticket_name), talk)
