"""Read a JMF: the envelope, and each message in it by its family and type."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final

from jdf.errors import MessageUnreadableError
from jdf.messages.declare import ASKING, Body, jmf_messages
from jdf.messages.envelope import JMF
from jdf.messages.families import FAMILIES, Message, UnknownBody
from jdf.messages.reading import Plan, keep, plan_of, read_attributes, read_children
from jdf.names import XmlElement, clark, local
from jdf.xmlsafe import MESSAGE_LIMITS, XmlLimits, parse_xml

_FAMILY_OF: Final[Mapping[str, type[Message]]] = {
    clark(family.declaration.name): family for family in FAMILIES
}


def parse_jmf(data: bytes, *, limits: XmlLimits = MESSAGE_LIMITS) -> JMF:
    """Read a JMF; XmlRefusedError or MessageUnreadableError say why it cannot be."""
    root = parse_xml(data, limits=limits)
    if local(root.tag) != "JMF":
        raise MessageUnreadableError(
            f"the root is {root.tag!r}, expected JMF of {clark('JMF')!r}; send a message, or a ticket to the"
            " address for tickets"
        )
    return read_jmf(root)


def read_jmf(root: XmlElement) -> JMF:
    """Read the root of a JMF."""
    plan = plan_of(JMF)
    said, attributes = read_attributes(plan, root)
    numbered = list(enumerate(root.iterchildren("*")))
    families = [(_FAMILY_OF.get(str(each.tag)), at, each) for at, each in numbered]
    messages = tuple(_message(family, each) for family, _, each in families if family is not None)
    children, kept = read_children(plan, ((at, each) for family, at, each in families if family is None))
    values: dict[str, Any] = {**plan.absent, **said, **children}
    return JMF(**values | {"messages": messages, "kept": keep(attributes, kept)})


def _message(family: type[Message], node: XmlElement) -> Message:
    """Read a message: what its family declares, then what its type declares, and keep the rest."""
    plan = plan_of(family)
    said, attributes = read_attributes(plan, node)
    children, rest = read_children(plan, enumerate(node.iterchildren("*")))
    body, kept = _body(body_class(family, said.get("type", "")), rest)
    values: dict[str, Any] = {"xsi_type": "", **plan.absent, **said, **children}
    return family(**values | {"body": body, "kept": keep(attributes, kept)})


def _body(
    cls: type[Body], children: Iterable[tuple[int, XmlElement]]
) -> tuple[Body, tuple[tuple[int, XmlElement], ...]]:
    plan: Plan = plan_of(cls)
    said, kept = read_children(plan, children)
    return cls(**said), kept


@cache
def _body_classes() -> Mapping[tuple[bool, str], type[Body]]:
    asked = {(True, name): body for name, body in jmf_messages().items()}
    answered = {(False, name): body.answered_with or UnknownBody for name, body in jmf_messages().items()}
    return {**asked, **answered}


def body_class(family: type[Message], name: str) -> type[Body]:
    """Return what a message of a family and type says; of an unknown type it says what it says."""
    return _body_classes().get((family.family in ASKING, name), UnknownBody)
