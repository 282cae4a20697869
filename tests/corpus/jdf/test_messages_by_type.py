"""A message says what the schemas let its type say, in every version; each element of another type is told."""

from collections.abc import Iterator
from functools import cache

import pytest

from corpora import corpora_dir
from jdf import validate
from jdf.messages.declare import ASKING, Family
from jdf.names import local
from jdf.rules.messages import judged_elements, message_types
from jdf.xmlsafe import parse_xml
from messages_builders import recorded, schema_faults

pytestmark = pytest.mark.corpus
VERSIONS = ("1.2", "1.3", "1.4", "1.5", "1.6", "1.7", "1.8", "master")
XS = "{http://www.w3.org/2001/XMLSchema}"
BEFORE = '<JMF xmlns="http://www.CIP4.org/JDFSchema_1_1" SenderID="S" TimeStamp="2026-11-27T12:00:00Z" Version="1.8">'
JUDGED_BY_NO_SCHEMA = {"RepeatMessages"}
"""A response of this type holds whatever was said before."""

ASKED_SINCE_1_5 = {("FlushQueue", Family.QUERY)}
"""A query with FlushQueueParams; without xsi:type the schemas know it in no query."""


@cache
def allowed() -> dict[tuple[str, Family], set[str]]:
    """Return which elements the schemas of all versions let each type say, by type and family."""
    found: dict[tuple[str, Family], set[str]] = {}
    for version in VERSIONS:
        path = corpora_dir("jdf", "schema", f"jdf-{version}", "JDFMessage.xsd")
        for kind in parse_xml(path.read_bytes()).iter(f"{XS}complexType"):
            for family in Family:
                name = kind.get("name", "").removeprefix(family)
                if name not in ("", kind.get("name")):
                    said = found.setdefault((name, family), set())
                    inside = (each.get("ref") or each.get("name") or "" for each in kind.iter(f"{XS}element"))
                    said |= {each.rpartition(":")[2] for each in inside} & judged_elements()
    return {key: said for key, said in found.items() if key[0] not in JUDGED_BY_NO_SCHEMA}


def test_each_type_says_what_some_version_of_the_schema_lets_it_say():
    ours = {
        (kind, family): names & judged_elements()
        for kind, said in message_types().items()
        for family, names in said.says.items()
    }
    wrong = {key: (said, ours.get(key)) for key, said in allowed().items() if said - ours.get(key, set())}
    assert set(wrong) <= ASKED_SINCE_1_5
    beyond = {key: said - allowed()[key] for key, said in ours.items() if key in allowed()}
    assert {key: said for key, said in beyond.items() if said} == {}


def test_no_type_asks_in_a_family_that_no_schema_has():
    ours = {
        (kind, family) for kind, said in message_types().items() for family in said.says if family in ASKING
    }
    assert ours - set(allowed()) <= {("Notification", Family.QUERY)}


def strangers() -> Iterator[tuple[Family, str, str]]:
    """Yield each family and type with each element that belongs to others."""
    for kind, said in message_types().items():
        for family, names in said.says.items():
            yield from ((family, kind, name) for name in sorted(judged_elements() - names))


def test_every_element_of_another_type_is_told_at_its_place(capsys: pytest.CaptureFixture[str]):
    made, missed = 0, []
    for family, kind, name in strangers():
        made += 1
        message = f'{BEFORE}<{family} ID="M" Type="{kind}"><{name}/></{family}></JMF>'
        told = {each.path for each in validate(message.encode()) if each.severity == "error"}
        if f"/JMF/{family}/{name}" not in told:
            missed.append((family, kind, name))
    with capsys.disabled():
        print(f"\n  {made} messages with an element of another type, {len(missed)} not told")
    assert missed == []
    assert made > 5000


def test_what_was_recorded_and_its_schema_accepts_raises_no_error(capsys: pytest.CaptureFixture[str]):
    judged = [(path, data, schema_of(data)) for path, data in recorded()]
    sound = [(path, data) for path, data, is_sound in judged if is_sound]
    wrong = {
        path.name: each.message for path, data in sound for each in validate(data) if each.severity == "error"
    }
    with capsys.disabled():
        print(
            f"\n  {len(sound)} of {len(judged)} recorded messages are valid, {len(wrong)} with an error of ours"
        )
    assert wrong == {}
    assert len(sound) > 60


@cache
def schema(version: str):
    return schema_faults(version)


def schema_of(data: bytes) -> bool:
    root = parse_xml(data)
    version = root.get("Version", "1.5")
    return local(root.tag) == "JMF" and not schema(version if version in VERSIONS else "1.8")(root)
