"""Write a JMF for its version, or write one back as it was read."""

from dataclasses import dataclass

from lxml import etree

from jdf.build import ANY_VERSION, LeftOut, build
from jdf.errors import MessageNotWritableError, TicketNotWritableError
from jdf.messages.envelope import JMF
from jdf.messages.families import Message
from jdf.messages.needs import misplaced, missing
from jdf.vocabulary import VERSIONS


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """The bytes to send, and what the version has no place for: its name in the standard, and the value."""

    xml: bytes
    left_out: tuple[tuple[str, object], ...] = ()


def write_jmf(jmf: JMF) -> WrittenMessage:
    """Write a JMF; MessageNotWritableError says what its version cannot carry at all, or what is missing."""
    if jmf.version not in VERSIONS:
        raise MessageNotWritableError(
            f"JMF has no version {jmf.version!r}; write one of {', '.join(VERSIONS)}"
        )
    for message in jmf.messages:
        _check(message, jmf.version)
    if lacking := missing(jmf):
        raise MessageNotWritableError(f"the message lacks {', '.join(lacking)}; give a value")
    left_out: LeftOut = []
    return WrittenMessage(_xml(jmf, jmf.version, left_out), tuple(left_out))


def _check(message: Message, version: str) -> None:
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


def write_back(jmf: JMF) -> bytes:
    """Write a JMF as it was read, with all that its version does not know and all that was not understood."""
    return _xml(jmf, ANY_VERSION, [])


def _xml(jmf: JMF, version: str, left_out: LeftOut) -> bytes:
    try:
        root = build(jmf, version, left_out)
    except TicketNotWritableError as fault:
        raise MessageNotWritableError(str(fault)) from fault
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written
