"""Write a message for its version, or write one back as it was read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from jdf.build import ANY_VERSION, LeftOut, build
from jdf.errors import MessageNotWritableError, TicketNotWritableError
from jdf.messages.envelope import JMF
from jdf.messages.families import Message
from jdf.messages.needs import misplaced, missing
from jdf.messages.xjmf_families import XJMF, XJMFMessage
from jdf.vocabulary import VERSIONS

XJMF_VERSIONS: Final = ("2.0", "2.1", "2.2", "2.3")


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """The bytes to send, and what the version has no place for: its name in the standard, and the value."""

    xml: bytes
    left_out: tuple[tuple[str, object], ...] = ()


def write_jmf(jmf: JMF) -> WrittenMessage:
    """Write a JMF; MessageNotWritableError says what its version cannot carry at all, or what is missing."""
    return _write(jmf, jmf.messages, VERSIONS)


def write_xjmf(xjmf: XJMF) -> WrittenMessage:
    """Write an XJMF; MessageNotWritableError says what its version cannot carry at all, or what is missing."""
    spoken: tuple[XJMF | XJMFMessage, ...] = (xjmf, *xjmf.messages)
    for each in spoken:
        if each.header is None:
            raise MessageNotWritableError(f"{each.xml_name()} has no Header; say who sends it, and when")
    return _write(xjmf, xjmf.messages, XJMF_VERSIONS)


def write_back(envelope: JMF | XJMF) -> bytes:
    """Write a message as it was read, with all that its version does not know and all that was not understood."""
    return _xml(envelope, ANY_VERSION, [])


def _write(
    envelope: JMF | XJMF, messages: Sequence[Message | XJMFMessage], versions: tuple[str, ...]
) -> WrittenMessage:
    name = envelope.xml_name()
    if envelope.version not in versions:
        raise MessageNotWritableError(
            f"{name} has no version {envelope.version!r}; write one of {', '.join(versions)}"
        )
    for message in messages:
        _check(message, envelope.version)
    if lacking := missing(envelope):
        raise MessageNotWritableError(f"the message lacks {', '.join(lacking)}; give a value")
    left_out: LeftOut = []
    return WrittenMessage(_xml(envelope, envelope.version, left_out), tuple(left_out))


def _check(message: Message | XJMFMessage, version: str) -> None:
    """Refuse what the version does not know, and what does not belong to the family."""
    reach = message.body.declaration.reach
    if not reach.covers(version):
        raise MessageNotWritableError(
            f"{message.type} is known from {reach.since} on, the envelope is of {version};"
            " raise the device's version or do without the message"
        )
    if wrong := misplaced(message.family, message.body):
        raise MessageNotWritableError(
            f"a {message.family} of {message.type} has no {', '.join(wrong)}; leave it out"
        )


def _xml(envelope: JMF | XJMF, version: str, left_out: LeftOut) -> bytes:
    try:
        root = build(envelope, version, left_out)
    except TicketNotWritableError as fault:
        raise MessageNotWritableError(str(fault)) from fault
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written
