"""Read an XJMF: the envelope, and each message in it by its name."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jdf.errors import MessageUnreadableError
from jdf.messages.declare import ASKING, Body, xjmf_messages
from jdf.messages.reading import keep, plan_of, read_attributes, read_children
from jdf.messages.xjmf_families import XJMF, XJMF_FAMILIES, UnknownXJMFBody, XJMFMessage
from jdf.names import XJDF_NAMESPACE, XmlElement, clark
from jdf.xmlsafe import MESSAGE_LIMITS, XmlLimits, parse_xml

_ROOT: Final = clark("XJMF", XJDF_NAMESPACE)
_PREFIX: Final = clark("", XJDF_NAMESPACE)


def parse_xjmf(data: bytes, *, limits: XmlLimits = MESSAGE_LIMITS) -> XJMF:
    """Read an XJMF; XmlRefusedError or MessageUnreadableError say why it cannot be."""
    root = parse_xml(data, limits=limits)
    if root.tag != _ROOT:
        raise MessageUnreadableError(f"the root is {root.tag!r}, expected {_ROOT!r}; send a message")
    return read_xjmf(root)


def read_xjmf(root: XmlElement) -> XJMF:
    """Read the root of an XJMF."""
    plan = plan_of(XJMF)
    said, attributes = read_attributes(plan, root)
    named = [(_named(str(each.tag)), at, each) for at, each in enumerate(root.iterchildren("*"))]
    messages = tuple(_message(*name, each) for name, _, each in named if name is not None)
    children, kept = read_children(plan, ((at, each) for name, at, each in named if name is None))
    values: dict[str, Any] = {**plan.absent, **said, **children}
    return XJMF(**values | {"messages": messages, "kept": keep(attributes, kept)})


def _named(tag: str) -> tuple[type[XJMFMessage], str] | None:
    """Return the family and type that a name of an element says."""
    name = tag.removeprefix(_PREFIX) if tag.startswith(_PREFIX) else ""
    return next(
        (
            (family, name.removeprefix(family.family))
            for family in XJMF_FAMILIES
            if name.startswith(family.family) and name != family.family
        ),
        None,
    )


def _message(family: type[XJMFMessage], name: str, node: XmlElement) -> XJMFMessage:
    """Read a message: what its family declares, then what its type declares, and keep the rest."""
    plan = plan_of(family)
    said, attributes = read_attributes(plan, node)
    children, rest = read_children(plan, enumerate(node.iterchildren("*")))
    cls = xjmf_body_class(family, name)
    body, kept = read_children(plan_of(cls), rest)
    values: dict[str, Any] = {**plan.absent, **said, **children}
    return family(**values | {"type": name, "body": cls(**body), "kept": keep(attributes, kept)})


@cache
def _body_classes() -> Mapping[tuple[bool, str], type[Body]]:
    asked = {(True, name): body for name, body in xjmf_messages().items()}
    answered = {
        (False, name): body.answered_with or UnknownXJMFBody for name, body in xjmf_messages().items()
    }
    return {**asked, **answered}


def xjmf_body_class(family: type[XJMFMessage], name: str) -> type[Body]:
    """Return what a message of a family and type says; of an unknown type it says what it says."""
    return _body_classes().get((family.family in ASKING, name), UnknownXJMFBody)
