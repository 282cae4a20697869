"""A message of XJMF is read, answered, refused and signalled like one of JMF, with a header of its own."""

import pytest

from jdf.errors import MessageNotWritableError, MessageUnreadableError
from jdf.messages import (
    UnknownXJMFBody,
    XJMFCommand,
    XJMFQuery,
    XJMFResponse,
    parse_xjmf,
    refuse_xjmf,
    respond_xjmf,
    shortcoming,
    signal_xjmf,
    write_back,
    write_xjmf,
    xjmf_messages,
)
from jdf.messages.xjmf.modify_queue_entry import ModifyQueueEntry, ModifyQueueEntryParams
from jdf.messages.xjmf.queue_status import QueueStatus, QueueStatusAnswer
from jdf.messages.xjmf_elements.queue_filter import QueueFilter
from jdf.messages.xjmf_elements.subscription import Subscription
from messages_builders import header, xjmf_envelope

HEAD = (
    b'<XJMF xmlns="http://www.CIP4.org/JDFSchema_2_0" Version="2.2">'
    b'<Header DeviceID="DFE" Time="2026-11-27T12:00:00Z"/>'
)
ASKED = b'<Header DeviceID="DFE" ID="C1" Time="2026-11-27T12:00:00Z"/>'


def only(inside: bytes):
    (found,) = parse_xjmf(HEAD + inside + b"</XJMF>").messages
    return found


def test_a_command_is_written_and_read_as_it_was_said():
    held = ModifyQueueEntryParams(operation="Hold", queue_filter=QueueFilter(queue_entry_ids=("QE-1",)))
    sent = xjmf_envelope(XJMFCommand(header=header("C1"), body=ModifyQueueEntry(params=held)))
    written = write_xjmf(sent)
    assert b"<CommandModifyQueueEntry><Header " in written.xml
    assert parse_xjmf(written.xml) == sent


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        (b"<CommandClown>" + ASKED + b"</CommandClown>", 5),
        (b"<QueryModifyQueueEntry>" + ASKED + b"</QueryModifyQueueEntry>", 5),
        (b"<CommandModifyQueueEntry>" + ASKED + b"</CommandModifyQueueEntry>", 7),
        (
            b"<CommandModifyQueueEntry>"
            + ASKED
            + b'<ModifyQueueEntryParams Operation="Dance"/></CommandModifyQueueEntry>',
            6,
        ),
    ],
)
def test_what_cannot_be_obeyed_is_refused_with_its_code(inside: bytes, code: int):
    asked = only(inside)
    why = shortcoming(asked)
    assert why is not None
    told = refuse_xjmf(asked, why, header("R1"))
    (arrived,) = parse_xjmf(write_xjmf(xjmf_envelope(told)).xml).messages
    assert isinstance(arrived, XJMFResponse)
    assert arrived.return_code == code
    assert arrived.header is not None
    assert arrived.header.ref_id == "C1"
    assert arrived.notification is not None
    assert why.found in arrived.notification.comments[0].text


def test_an_unknown_message_is_kept_whole():
    read = parse_xjmf(HEAD + b"<SignalClown>" + ASKED + b'<Nose color="red"/></SignalClown></XJMF>')
    assert isinstance(read.messages[0].body, UnknownXJMFBody)
    back = write_back(read)
    assert b"<SignalClown>" in back
    assert b'<Nose color="red"' in back


def test_a_signal_names_its_channel():
    channel = XJMFQuery(
        header=header("SUB1"),
        subscription=Subscription(url="http://gw", channel_mode=("Reliable",)),
        body=QueueStatus(),
    )
    told = signal_xjmf(channel, QueueStatusAnswer(), header("S1"))
    assert (told.header and told.header.ref_id, told.type, told.channel_mode) == (
        "SUB1",
        "QueueStatus",
        ("Reliable",),
    )


@pytest.mark.parametrize("name", sorted(xjmf_messages()))
def test_every_message_can_be_answered(name: str):
    body = xjmf_messages()[name]
    family = XJMFQuery if "Query" in body.families else XJMFCommand
    told = respond_xjmf(family(header=header("M1"), body=body()), header("R1"))
    (arrived,) = parse_xjmf(write_xjmf(xjmf_envelope(told)).xml).messages
    assert (arrived.type, arrived.header and arrived.header.ref_id) == (name, "M1")


def test_a_message_without_a_header_is_not_written():
    with pytest.raises(MessageNotWritableError, match="QueryQueueStatus has no Header"):
        write_xjmf(xjmf_envelope(XJMFQuery(body=QueueStatus())))


def test_a_jmf_is_no_xjmf():
    with pytest.raises(MessageUnreadableError):
        parse_xjmf(b'<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1"/>')
