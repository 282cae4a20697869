"""Messages for tests: the fullest one of each declared class, strategies that draw any, and what was recorded."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from corpora import corpora_dir
from jdf.element import Attribute, Child, Content, Element, facts
from jdf.messages import (
    JMF,
    XJMF,
    Body,
    Family,
    Message,
    XJMFMessage,
    jmf_messages,
    xjmf_messages,
)
from jdf.messages.declare import ASKING
from jdf.messages.families import FAMILIES
from jdf.messages.xjmf_elements.header import Header
from jdf.messages.xjmf_families import XJMF_FAMILIES
from jdf.xmlsafe import load_schema

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=timezone(timedelta(hours=1)))
VERSIONS = ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8")
_EXAMPLES: Mapping[str, Any] = {
    "string": "X1",
    "URL": "http://gateway.example/jmf",
    "NMTOKEN": "X1",
    "NMTOKENS": ("X1",),
    "boolean": True,
    "integer": 5,
    "double": 2.5,
    "dateTime": NOON,
    "duration": "PT10M",
}
_BY_NAME: Mapping[str, Any] = {
    "JDFVersions": ("1.2",),
    "KnownLocalizations": ("de",),
    "Languages": ("de",),
    "Localization": "de",
    "Language": "de",
    "ModuleIndex": "0",
    "CombinedProcessIndex": "0",
    "Version": "1.2",
    "MaxVersion": "1.2",
    "Side": "Front",
    "Families": ("Signal",),
    "Family": "Signal",
    "GenericAttributes": ("ID",),
    "PreviewUsages": "Viewable",
}
_XML_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
_NAMES = st.from_regex(r"[A-Za-z_][\w.-]{0,11}", fullmatch=True)
_DRAWN: Mapping[str, st.SearchStrategy[Any]] = {
    "string": _XML_TEXT,
    "URL": _XML_TEXT,
    "NMTOKEN": _NAMES,
    "NMTOKENS": st.lists(_NAMES, max_size=3).map(tuple),
    "boolean": st.booleans(),
    "integer": st.integers(-(10**17), 10**17),
    "double": st.floats(allow_nan=False),
    "dateTime": st.datetimes(
        min_value=datetime(1900, 1, 1),
        timezones=st.sampled_from([UTC, timezone(timedelta(hours=-3, minutes=-30)), NOON.tzinfo]),
    ),
    "duration": st.sampled_from(["PT10M", "P1DT2H"]),
}


NO_COMMENT = {(Family.SIGNAL, "Notification")}
"""Messages that the schemas give no comment of their own; that of the Notification inside is the place."""


XJMF_FOLDERS = {"2.0": "xjdf-2.0", "2.1": "xjdf-2.1", "2.2": "xjdf-2.2", "2.3": "xjdf-master"}
"""The folder of each version's schema; 2.3 is what the schema's authors work at."""


def header(id: str = "H1") -> Header:  # noqa: A002 (the name of the attribute)
    """Return a header of the gateway."""
    return Header(device_id="GW-1", id=id, time=NOON)


def xjmf_envelope(*messages: XJMFMessage, version: str = "2.2") -> XJMF:
    """Return an envelope of XJMF from the gateway."""
    return XJMF(version=version, header=header("H0"), messages=messages)


def xjmf_pairs() -> Iterator[tuple[type[XJMFMessage], type[Body]]]:
    """Yield each family of XJMF together with each body a message of it may have."""
    for asked in xjmf_messages().values():
        assert asked.answered_with is not None
        for family in XJMF_FAMILIES:
            if family.family in asked.families:
                yield family, asked
            elif family.family is Family.RESPONSE or (
                family.family is Family.SIGNAL
                and Family.QUERY in asked.families
                and asked.declaration.name != "KnownMessages"
            ):
                yield family, asked.answered_with


def xjmf_spoken(family: type[XJMFMessage], body: type[Body], version: str) -> XJMFMessage:
    """Return a message of XJMF that says all it can."""
    ids = count(1)
    elsewhere = {field: None for field, families in body.only.items() if family.family not in families}
    said = fullest(body, version, ids, **elsewhere)
    message: XJMFMessage = fullest(family, version, ids, body=said, type=body.declaration.name)
    return message


@cache
def xjmf_schema_faults(version: str) -> Callable[[Any], tuple[tuple[int, str], ...]]:
    """Return the official schema of a version of XJMF as a function of a root."""
    return load_schema(corpora_dir("jdf", "schema", XJMF_FOLDERS[version], "xjdf.xsd"))


def envelope(*messages: Message, version: str = "1.5") -> JMF:
    """Return an envelope from the gateway."""
    return JMF(sender_id="gateway", time_stamp=NOON, version=version, messages=messages)


def pairs() -> Iterator[tuple[type[Message], type[Body]]]:
    """Yield each family together with each body a message of it may have."""
    for asked in jmf_messages().values():
        for family in FAMILIES:
            if family.family in asked.families:
                yield family, asked
            elif family.family not in ASKING and asked.answered_with is not None and _answers(family, asked):
                yield family, asked.answered_with


def _answers(family: type[Message], asked: type[Body]) -> bool:
    """Tell whether a message of the type comes back in a family: signals tell what queries ask."""
    needed = {Family.SIGNAL: Family.QUERY, Family.ACKNOWLEDGE: Family.COMMAND}.get(family.family)
    return needed is None or needed in asked.families


def spoken(family: type[Message], body: type[Body], version: str) -> Message:
    """Return a message of a family that says all it can."""
    ids = count(1)
    elsewhere = {field: None for field, families in body.only.items() if family.family not in families}
    said = fullest(body, version, ids, **elsewhere)
    name = body.declaration.name
    rest = {"comments": ()} if (family.family, name) in NO_COMMENT else {}
    message: Message = fullest(family, version, ids, body=said, type=name, xsi_type=None, **rest)
    return message


def fullest(cls: type[Element], version: str, ids: Iterator[int] | None = None, **said: Any) -> Any:
    """Return an element that says all it can, for a version: every attribute, and one child of each kind."""
    ids = count() if ids is None else ids
    values: dict[str, Any] = dict(said)
    for field, fact in facts(cls).items():
        if field in said or not fact.reach.covers(version):
            continue
        if isinstance(fact, Attribute | Content):
            values[field] = _example(fact, ids)
        elif isinstance(fact, Child) and (kind := _kind(cls, field)) is not None:
            child = fullest(kind, version, ids) if kind.declaration.reach.covers(version) else None
            many = get_origin(get_type_hints(cls)[field]) is tuple
            values[field] = ((child,) if child else ()) if many else child
    return cls(**values)


def _example(fact: Attribute | Content, ids: Iterator[int]) -> object:
    name = fact.name if isinstance(fact, Attribute) else ""
    if name == "ID":
        return f"I{next(ids)}"
    if fact.type.name.startswith("list of "):
        return fact.type.values[:1]
    return _BY_NAME.get(name) or (fact.type.values[0] if fact.type.values else _EXAMPLES[fact.type.name])


def _kind(cls: type[Element], field: str) -> type[Element] | None:
    """Return the one class that a field of children holds."""
    hint = get_type_hints(cls)[field]
    found = [each for each in get_args(hint) if isinstance(each, type) and issubclass(each, Element)]
    return found[0] if found and hasattr(found[0], "declaration") else None


@cache
def drawn(cls: type[Element]) -> st.SearchStrategy[Any]:
    """Return a strategy that draws any value of a declared class."""
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field, fact in facts(cls).items():
        if isinstance(fact, Attribute | Content):
            fields[field] = _values(fact)
        elif isinstance(fact, Child) and (kind := _kind(cls, field)) is not None:
            many = get_origin(get_type_hints(cls)[field]) is tuple
            below = drawn(kind)
            fields[field] = st.lists(below, max_size=2).map(tuple) if many else st.none() | below
    return st.builds(cls, **fields)


def _values(fact: Attribute | Content) -> st.SearchStrategy[Any]:
    kind = fact.type
    if kind.name.startswith("list of "):
        return st.lists(st.sampled_from(kind.values), max_size=3).map(tuple)
    strategy = st.sampled_from(kind.values) if kind.values else _DRAWN[kind.name]
    if isinstance(fact, Content) or fact.required or kind.name == "NMTOKENS":
        return strategy
    return st.sampled_from([""]) | strategy if kind.name in _TEXTS or kind.values else st.none() | strategy


_TEXTS = ("string", "URL", "NMTOKEN", "duration")


@cache
def schema_faults(version: str) -> Callable[[Any], tuple[tuple[int, str], ...]]:
    """Return the official schema of a version as a function of a root."""
    return load_schema(corpora_dir("jdf", "schema", f"jdf-{version}", "JDF.xsd"))


def recorded(root: bytes = b"JMF") -> Iterator[tuple[Path, bytes]]:
    """Yield each JMF or XJMF of the conversations that were recorded with CIP4's device simulator."""
    whole = re.compile(rb"<%b[\s>](?:(?!<%b[\s>]).)*?</%b>" % (root, root, root), re.DOTALL)
    for path in sorted(corpora_dir("bambi-traces").rglob("*.txt")):
        for found in whole.finditer(path.read_bytes()):
            yield path, found[0]
