"""What a typed message costs beside the lxml calls that write and read the same bytes."""

import time
from collections.abc import Callable

from lxml import etree

from jdf import parse_xml
from jdf.messages import Command, parse_jmf, write_jmf
from jdf.messages.jmf.submit_queue_entry import QueueSubmissionParams, SubmitQueueEntry
from jdf.names import NSMAP, XSI_TYPE, clark
from messages_builders import envelope
from speed.figure import Figure, Measured, median

_PEER = "bare lxml, same bytes"
_AT_ONCE = 50
_TICKET = "http://gateway.example/jdf/J-1.jdf"
_RESULT = "http://gateway.example/jmf/DFE-1"


def measure(*, quick: bool) -> Measured:
    """Write and read a SubmitQueueEntry, by turns with bare lxml calls; the bytes are compared first."""
    rounds = 20 if quick else 100
    assert _ours() == _bare(), "the peer must write the same message"
    pairs = [(_ms(lambda: parse_jmf(_ours())), _ms(lambda: parse_xml(_bare()))) for _ in range(rounds)]
    ours, bare = zip(*pairs, strict=True)
    return Measured(
        (Figure("SubmitQueueEntry written and read", median(ours), "ms", _PEER, median(bare)),),
        ("From values to bytes and back to values; the peer reads through the same door for XML.",),
    )


def _ours() -> bytes:
    params = QueueSubmissionParams(url=_TICKET, return_jmf=_RESULT, hold=False, priority=50)
    return write_jmf(envelope(Command(id="C1", body=SubmitQueueEntry(params=params)))).xml


def _bare() -> bytes:
    root = etree.Element(
        clark("JMF"),
        {"SenderID": "gateway", "TimeStamp": "2026-11-27T12:00:00+01:00", "Version": "1.5"},
        nsmap=NSMAP,
    )
    command = etree.SubElement(
        root,
        clark("Command"),
        {"ID": "C1", "Type": "SubmitQueueEntry", XSI_TYPE: "CommandSubmitQueueEntry"},
    )
    said = {"Hold": "false", "Priority": "50", "ReturnJMF": _RESULT, "URL": _TICKET}
    etree.SubElement(command, clark("QueueSubmissionParams"), said)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _ms(way: Callable[[], object]) -> float:
    begun = time.perf_counter()
    for _ in range(_AT_ONCE):
        way()
    return (time.perf_counter() - begun) * 1000 / _AT_ONCE
