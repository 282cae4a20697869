"""A message is written for its version, or refused with the way out."""

from dataclasses import replace

import pytest

from jdf.errors import MessageNotWritableError
from jdf.messages import JMF, Command, Query, Response, write_jmf
from jdf.messages.elements.queue_filter import QueueFilter
from jdf.messages.jmf.known_subscriptions import KnownSubscriptions
from jdf.messages.jmf.queue_status import QueueStatus, QueueStatusAnswer
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from messages_builders import envelope


def submit(**said: object) -> Command:
    return Command(
        id="C1", body=SubmitQueueEntry(params=QueueSubmissionParams(url="http://gw/1.jdf", **said))
    )


def test_what_a_version_does_not_know_is_left_out_by_name():
    written = write_jmf(envelope(submit(watch_url="http://gw/watch", gang_name="G1"), version="1.5"))
    assert written.left_out == (("QueueSubmissionParams/@WatchURL", "http://gw/watch"),)
    assert write_jmf(envelope(submit(gang_name="G1"), version="1.2")).left_out == (
        ("QueueSubmissionParams/@GangName", "G1"),
    )


@pytest.mark.parametrize(
    ("jmf", "words"),
    [
        (envelope(version="2.0"), "no version '2.0'"),
        (envelope(Query(id="Q", body=KnownSubscriptions()), version="1.3"), "known from 1.4"),
        (replace(envelope(), sender_id=""), "JMF/@SenderID"),
        (replace(envelope(), time_stamp=None), "JMF/@TimeStamp"),
        (envelope(submit(priority="high")), "Priority"),
        (envelope(submit(ref_id="a b")), "refID"),
        (
            envelope(Response(id="R", body=QueueStatusAnswer(queue_filter=QueueFilter()))),
            "a Response of QueueStatus has no queue_filter",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_with_the_way_out(jmf: JMF, words: str):
    with pytest.raises(MessageNotWritableError, match=words):
        write_jmf(jmf)


def test_the_type_of_the_schema_is_named():
    assert b'xsi:type="QueryQueueStatus"' in write_jmf(envelope(Query(id="Q", body=QueueStatus()))).xml
