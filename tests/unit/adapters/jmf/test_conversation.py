"""Answers of a device are read for what they mean, and everything else is said to be no answer."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.devices.jmf import JmfConfig, conversation_of
from adapters.errors import AnswerUnusableError, DeviceBusyError, TicketRefusedError
from adapters.jmf.conversation import JMF_TYPE, Conversation, Outgoing, refused, words_of
from fault_proxy import fault_proxy, said
from jdf.messages import Comment, Notification, Response, UnknownBody, parse_jmf
from jmf_builders import Machine, running_machine

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with running_machine() as running:
        yield running


def talk(url: str) -> Conversation:
    return conversation_of(JmfConfig(url=url, spool=Path("unused"), device_id="SIM", timeout_s=5.0))


def response(code: int, words: str = "") -> Response:
    note = (
        Notification(
            notification_class="Error", type="Error", time_stamp=NOON, comments=(Comment(text=words),)
        )
        if words
        else None
    )
    return Response(id="R", type="SubmitQueueEntry", return_code=code, notification=note, body=UnknownBody())


def test_the_queue_is_told(machine: Machine):
    seen = talk(machine.url).ask_queue()
    assert (seen.queue.device_id, seen.queue.entries, seen.whole) == ("SIM", (), True)


def test_a_device_that_does_not_tell_its_queue_refuses(machine: Machine):
    machine.reset()
    machine.simulator.manners.unknown = frozenset({"QueueStatus"})
    with pytest.raises(TicketRefusedError, match="not implemented"):
        talk(machine.url).ask_queue()
    machine.reset()


@pytest.mark.parametrize(
    ("media_type", "body"),
    [
        ("text/html", b"<html>Welcome</html>"),
        (JMF_TYPE, b""),
        (JMF_TYPE, b"<JMF"),
        ("image/png", b"\x89PNG\r\n"),
    ],
)
def test_what_is_no_message_is_no_answer(machine: Machine, media_type: str, body: bytes):
    with fault_proxy(machine.url) as proxy, pytest.raises(AnswerUnusableError):
        proxy.spoil = said("200 OK", media_type, body)
        talk(proxy.url).ask_queue()


def test_a_message_says_who_speaks_to_whom(machine: Machine):
    talk(machine.url).ask_queue()
    sent = parse_jmf(machine.simulator.received[-1][1])
    assert (sent.sender_id, sent.device_id, sent.version) == ("jdf-gateway", "SIM", "1.3")


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (1, AnswerUnusableError),
        (116, AnswerUnusableError),
        (0, AnswerUnusableError),
        (6, TicketRefusedError),
        (101, TicketRefusedError),
        (777, TicketRefusedError),
        (112, DeviceBusyError),
        (10, DeviceBusyError),
        (120, DeviceBusyError),
    ],
)
def test_a_return_code_says_what_the_device_has(code: int, wanted: type[Exception]):
    assert type(refused(response(code), "does not take it")) is wanted


def test_the_devices_words_come_without_the_entrails_of_its_program():
    told = response(6, "no such tray\nStack Trace:\n\ncaused by:Exception")
    assert (words_of(told), "no such tray" in str(refused(told, "says no"))) == ("no such tray", True)


def test_a_known_length_spares_the_receiver_the_chunks():
    assert Outgoing("text/xml", b"ab", 2).headers() == {"Content-Type": "text/xml", "Content-Length": "2"}
