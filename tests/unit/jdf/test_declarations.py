"""Every declared element explains itself and can be written, whichever file it came in."""

import inspect
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest

import jdf.rules
from jdf.build import build
from jdf.element import Attribute, Content, Element, Reach, Resource, SpanChild, elements, facts
from jdf.errors import JdfError
from jdf.finding import Depth
from jdf.intent import binding, color, finish, media
from jdf.names import local
from jdf.processes import processes
from jdf.rules import rules
from jdf.vocabulary import (
    BINDING_SIDES,
    BINDING_TYPES,
    BINDING_WORDS,
    COATING_WORDS,
    COATINGS,
    EDGE_WORDS,
    MEDIA_TYPES,
    MEDIA_WORDS,
    ORDER_WORDS,
    PROCESS_NAMES,
    SIDES,
    SURFACE_WORDS,
    SURFACES,
    TEXTURE_WORDS,
    TURN_WORDS,
    VERSIONS,
)

ELEMENTS = sorted(elements().items())
EXAMPLES: dict[str, Any] = {
    "dateTime": datetime(2026, 1, 1, tzinfo=UTC),
    "ID": "X1",
    "IDREF": "X1",
    "hexBinary": "AB",
    "two lengths in points": (1.0, 1.0),
    "IntegerRangeList": "0",
}


def minimal(cls: type[Element]) -> Element:
    values: dict[str, Any] = {}
    for field, fact in facts(cls).items():
        if isinstance(fact, Content) or (isinstance(fact, Attribute) and fact.required):
            default = fact.type.values[0] if fact.type.values else EXAMPLES.get(fact.type.name, "X")
            values[field] = (default,) if fact.type.name == "NMTOKENS" else default
    for field in ("name", "url", "resource"):
        if field in get_type_hints(cls):
            values.setdefault(field, "X")
    if issubclass(cls, Resource):
        values["id"] = "R1"
    return cls(**values)


@pytest.mark.parametrize("cls", elements().values(), ids=elements().keys())
def test_an_element_explains_itself_and_names_its_clause(cls: type[Element]):
    doc = inspect.getdoc(cls) or ""
    assert doc.endswith(".")
    assert cls.declaration.clause
    assert facts(cls)


@pytest.mark.parametrize(("name", "cls"), ELEMENTS, ids=[name for name, _ in ELEMENTS])
def test_an_element_with_the_least_it_needs_is_written_with_its_class(name: str, cls: type[Element]):
    node = build(minimal(cls), "1.5", [])
    assert local(node.tag) == ("XLink" if name == "ResourceLink" else name)
    if not any(isinstance(fact, Attribute) and fact.name == "Class" for fact in facts(cls).values()):
        assert node.get("Class", "") == cls.declaration.resource_class


@pytest.mark.parametrize("cls", elements().values(), ids=elements().keys())
def test_a_declaration_names_no_attribute_twice(cls: type[Element]):
    said = [fact.name for fact in facts(cls).values() if isinstance(fact, Attribute | SpanChild)]
    assert len(said) == len(set(said))
    assert not cls.declaration.also & set(said)


def test_every_resource_of_the_slice_is_declared():
    assert {"CustomerInfo", "Contact", "NodeInfo", "LayoutIntent", "Component", "RunList", "Media"} <= set(
        elements()
    )


def test_versions_are_compared_as_people_count():
    assert Reach(since="1.4", until="1.10").covers("1.9")
    assert not Reach(since="1.4").covers("1.3")
    assert not Reach(until="1.4").covers("1.5")


def test_every_process_is_a_process_of_the_standard():
    assert set(processes()) - {"Product"} <= PROCESS_NAMES


def test_every_rule_file_is_found():
    files = {path.stem for path in Path(jdf.rules.__file__).parent.glob("[a-z]*.py")}
    found = [rule for root in ("JDF", "JMF", "XJDF", "XJMF") for rule in rules(root, Depth.MEANING)]
    assert {rule.__module__.rpartition(".")[2] for rule in found} == files


@pytest.mark.parametrize(
    ("words", "neutral", "standard"),
    [
        (BINDING_WORDS, binding.TYPES, BINDING_TYPES),
        (EDGE_WORDS, binding.EDGES, BINDING_SIDES),
        (ORDER_WORDS, binding.ORDERS, ("Collecting", "Gathering")),
        (COATING_WORDS, media.COATINGS, COATINGS),
        (SURFACE_WORDS, finish.SIDES, SURFACES),
        (TURN_WORDS, color.TURNS, SIDES),
        ({key: value[0] for key, value in MEDIA_WORDS.items()}, media.MEDIA_TYPES, MEDIA_TYPES),
    ],
)
def test_each_word_a_job_may_use_has_a_word_in_the_standard(
    words: dict[str, str], neutral: tuple[str, ...], standard: tuple[str, ...]
):
    assert set(words) == set(neutral)
    assert set(words.values()) <= set(standard)


def test_each_texture_has_a_word():
    assert {"", *TEXTURE_WORDS} == set(finish.TEXTURES)


def errors(cls: type[JdfError]) -> list[type[JdfError]]:
    return [cls, *(each for sub in cls.__subclasses__() for each in errors(sub))]


def test_every_error_says_who_must_act_and_whether_to_try_again():
    for each in errors(JdfError):
        assert each.code
        assert each.actor in {"customer", "csr", "admin", "nobody"}
        assert each.retryable is False


def test_versions_run_from_the_first_to_the_newest():
    assert VERSIONS[0] == "1.0"
    assert VERSIONS[-1] == "1.9"
