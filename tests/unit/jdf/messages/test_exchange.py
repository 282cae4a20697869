"""A message is answered, refused, signalled and acknowledged with its own ID and type."""

import pytest

from jdf.errors import XmlRefusedError
from jdf.messages import (
    Command,
    Query,
    Response,
    Subscription,
    acknowledge,
    jmf_messages,
    parse_jmf,
    refuse,
    refuse_unreadable,
    respond,
    shortcoming,
    signal,
    subscribe,
    write_jmf,
)
from jdf.messages.jmf.queue_status import QueueStatus, QueueStatusAnswer
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from messages_builders import NOON, envelope

HEAD = (
    b'<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1" SenderID="DFE"'
    b' TimeStamp="2026-11-27T12:00:00Z" Version="1.5">'
)
SUBMIT = Command(id="C1", body=SubmitQueueEntry(params=QueueSubmissionParams(url="http://gw/1.jdf")))


def only(inside: bytes):
    (found,) = parse_jmf(HEAD + inside + b"</JMF>").messages
    return found


@pytest.mark.parametrize(
    ("inside", "code", "found"),
    [
        (b'<Command ID="C1" Type="Circus:Clown"/>', 5, "Command Circus:Clown"),
        (b'<Command ID="C1"/>', 5, "Command without a Type"),
        (b'<Query ID="Q1" Type="SubmitQueueEntry"/>', 5, "Query SubmitQueueEntry"),
        (b'<Command ID="C1" Type="SubmitQueueEntry"/>', 7, "params"),
        (
            b'<Command ID="C1" Type="SubmitQueueEntry"><QueueSubmissionParams Hold="true"/></Command>',
            7,
            "QueueSubmissionParams/@URL",
        ),
        (
            b'<Command ID="C1" Type="SubmitQueueEntry"><QueueSubmissionParams URL="x" Hold="yes"/></Command>',
            6,
            "QueueSubmissionParams/@Hold",
        ),
        (b'<Command Type="OpenQueue"/>', 7, "Command/@ID"),
    ],
)
def test_what_cannot_be_obeyed_is_named_with_its_return_code(inside: bytes, code: int, found: str):
    why = shortcoming(only(inside))
    assert why is not None
    assert (why.code, why.found) == (code, found)


def test_a_message_that_says_all_it_must_has_no_shortcoming():
    assert shortcoming(SUBMIT) is None
    assert shortcoming(only(b'<Query ID="Q1" Type="QueueStatus"/>')) is None


def test_an_unknown_message_is_refused_with_code_5_and_words():
    asked = only(b'<Command ID="C9" Type="Circus:Clown"><Nose color="red"/></Command>')
    why = shortcoming(asked)
    assert why is not None
    told = only_of(refuse(asked, why, id="R1", at=NOON))
    assert (told.ref_id, told.type, told.return_code) == ("C9", "Circus:Clown", 5)
    assert told.notification is not None
    assert told.notification.comments[0].text == "Message is not implemented: Command Circus:Clown"


def only_of(said: Response) -> Response:
    """Send an answer and read it where it arrives."""
    (found,) = parse_jmf(write_jmf(envelope(said)).xml).messages
    assert isinstance(found, Response)
    return found


def test_what_could_not_be_read_at_all_is_answered_with_code_3():
    told = only_of(refuse_unreadable(XmlRefusedError("xml-malformed", "no end"), id="R1", at=NOON))
    assert (told.ref_id, told.type, told.return_code) == ("", "Notification", 3)


def test_an_answer_says_whether_the_channel_is_open():
    asked = subscribe(QueueStatus(), Subscription(url="http://gw/jmf", repeat_time=30.0), id="SUB1")
    assert only_of(respond(asked, id="R1")).subscribed is True
    assert only_of(respond(asked, id="R2", code=111)).subscribed is False
    assert only_of(respond(Query(id="Q1", body=QueueStatus()), id="R3")).subscribed is None


def test_a_signal_names_its_channel_and_an_acknowledge_its_command():
    channel = subscribe(QueueStatus(), Subscription(url="http://gw", channel_mode="Reliable"), id="SUB1")
    told = signal(channel, QueueStatusAnswer(), id="S1")
    assert (told.ref_id, told.type, told.channel_mode) == ("SUB1", "QueueStatus", "Reliable")
    late = acknowledge(SUBMIT, id="A1", moments=("Completed",))
    assert (late.ref_id, late.type, late.acknowledge_type) == ("C1", "SubmitQueueEntry", ("Completed",))


@pytest.mark.parametrize("name", sorted(jmf_messages()))
def test_every_message_can_be_answered(name: str):
    body = jmf_messages()[name]
    family = {"Query": Query}.get(body.families[0], Command)
    told = only_of(respond(family(id="M1", body=body()), id="R1"))
    assert (told.ref_id, told.type, told.return_code) == ("M1", name, 0)
