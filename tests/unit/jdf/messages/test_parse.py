"""A message is read into values; what is not known, or not of its type, is kept and written back."""

import pytest

from jdf.errors import MessageUnreadableError, XmlRefusedError
from jdf.messages import Command, Response, Signal, UnknownBody, parse_jmf, write_back
from jdf.messages.jmf.return_queue_entry import ReturnQueueEntry
from jdf.messages.jmf.status import StatusAnswer

HEAD = (
    b'<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1" SenderID="DFE"'
    b' TimeStamp="2026-11-27T12:00:00Z" Version="1.5">'
)


def jmf(inside: bytes) -> bytes:
    return HEAD + inside + b"</JMF>"


def test_several_messages_keep_their_order():
    read = parse_jmf(
        jmf(b'<Query ID="A" Type="Status"/><Command ID="B" Type="OpenQueue"/><Query ID="C" Type="X"/>')
    )
    assert [(each.family, each.id) for each in read.messages] == [
        ("Query", "A"),
        ("Command", "B"),
        ("Query", "C"),
    ]


def test_a_returned_entry_says_which_nodes_were_completed():
    inside = (
        b'<Command ID="R7" Type="ReturnQueueEntry"><ReturnQueueEntryParams QueueEntryID="QE-1"'
        b' URL="cid:jdf" Completed="J_2 J_3" Aborted="J_4"/></Command>'
    )
    (command,) = parse_jmf(jmf(inside)).messages
    assert isinstance(command, Command)
    assert isinstance(command.body, ReturnQueueEntry)
    assert command.body.params is not None
    assert (command.body.params.completed, command.body.params.aborted) == (("J_2", "J_3"), ("J_4",))


def test_a_status_signal_says_how_far_the_job_is():
    inside = (
        b'<Signal ID="S1" Type="Status" refID="SUB1"><DeviceInfo DeviceStatus="Running">'
        b'<JobPhase Status="InProgress" PercentCompleted="42.5"/></DeviceInfo></Signal>'
    )
    (told,) = parse_jmf(jmf(inside)).messages
    assert isinstance(told, Signal)
    assert isinstance(told.body, StatusAnswer)
    assert told.body.device_infos[0].job_phases[0].percent_completed == 42.5


def test_an_unknown_message_is_kept_whole():
    inside = b'<Command ID="C1" Type="Circus:Clown" mood="sad"><Nose color="red">!</Nose></Command>'
    read = parse_jmf(jmf(inside))
    (command,) = read.messages
    assert isinstance(command.body, UnknownBody)
    assert b'<Nose color="red">!</Nose>' in write_back(read)
    assert b'mood="sad"' in write_back(read)


def test_a_foreign_child_comes_back_at_its_place():
    inside = (
        b'<Query ID="Q" Type="QueueStatus"><x:Hint xmlns:x="urn:x"/><QueueFilter><QueueEntryDef QueueEntryID="1"/>'
        b'<x:Hint xmlns:x="urn:x"/><QueueEntryDef QueueEntryID="2"/></QueueFilter></Query>'
    )
    back = write_back(parse_jmf(jmf(inside)))
    assert back.index(b"<x:Hint") < back.index(b"<QueueFilter")
    assert back.index(b'ID="1"') < back.rindex(b"<x:Hint") < back.index(b'ID="2"')


@pytest.mark.parametrize(
    ("text", "field"),
    [('ReturnCode="five"', "return_code"), ('Subscribed="yes"', "subscribed"), ('Time="noon"', "time")],
)
def test_a_value_not_of_its_type_is_kept_as_it_stands(text: str, field: str):
    read = parse_jmf(jmf(f'<Response ID="R" Type="Status" {text}/>'.encode()))
    (told,) = read.messages
    assert isinstance(told, Response)
    assert getattr(told, field) is None
    assert text.encode() in write_back(read)


def test_a_time_without_its_offset_is_no_time_and_comes_back_as_it_was():
    data = jmf(b"").replace(b"12:00:00Z", b"12:00:00")
    assert parse_jmf(data).time_stamp is None
    assert b'TimeStamp="2026-11-27T12:00:00"' in write_back(parse_jmf(data))


def test_an_id_comes_back_letter_by_letter():
    odd = "e\u0301 \u212b  x" + "y" * 80
    data = jmf(f'<Query ID="Q" Type="QueueStatus"><QueueFilter JobID="{odd}"/></Query>'.encode())
    assert f'JobID="{odd}"'.encode("ascii", "xmlcharrefreplace") in write_back(parse_jmf(data)) or (
        f'JobID="{odd}"'.encode() in write_back(parse_jmf(data))
    )


@pytest.mark.parametrize("data", [b"<JDF/>", b'<JMF xmlns="urn:other"/>', b"<JMF/>"])
def test_what_is_no_message_is_refused(data: bytes):
    with pytest.raises(MessageUnreadableError):
        parse_jmf(data)


@pytest.mark.parametrize("data", [b"", b"<JMF", b"<!DOCTYPE JMF><JMF/>", b" " * (1024 * 1024 + 1)])
def test_what_is_no_xml_is_refused(data: bytes):
    with pytest.raises(XmlRefusedError):
        parse_jmf(data)
