"""Changing one value of a job changes in its ticket what provenance names for that value, and nothing else."""

import re
from collections import Counter, defaultdict
from functools import cache

import pytest

from jdf import (
    Dialect,
    JobSpec,
    OriginKind,
    Sourced,
    parse_xml,
    provenance,
    sources,
    write_ticket,
)
from jdf_builders import head
from job_changes import changes
from thirteen_products import EVERY_DIALECT, THIRTEEN, files_of

TARGETS = [EVERY_DIALECT[name] for name in ("jdf-1.3-product", "jdf-1.8-product", "jdf-1.3-idp", "xjdf-2.2")]
XSI = "{http://www.w3.org/2001/XMLSchema-instance}"
_NUMBERS = re.compile(r"\[[^\]]*\]")


@cache
def sourced(product: str, dialect: str) -> tuple[Sourced, ...]:
    spec = THIRTEEN[product]
    return provenance(spec, head(), files_of(spec), EVERY_DIALECT[dialect])


def data_of(spec: JobSpec, dialect: Dialect, files_from: JobSpec) -> bytes:
    """Write a job with the files of another one, so that nothing but the job differs."""
    return write_ticket(spec, head(), files_of(files_from), dialect).data


def told(data: bytes) -> Counter[tuple[str, str]]:
    """Return how often a ticket says each value at each place; places without numbers."""
    said: list[tuple[str, str]] = []
    todo = [(parse_xml(data), "")]
    while todo:
        node, above = todo.pop()
        at = f"{above}/{str(node.tag).rpartition('}')[2]}"
        said += [(f"{at}/@{name.replace(XSI, 'xsi:')}", value) for name, value in node.items()]
        if text := (node.text or "").strip():
            said.append((f"{at}/text()", text))
        todo += [(child, at) for child in node.iterchildren("*")]
    return Counter(said)


def named(found: tuple[Sourced, ...]) -> dict[str, Counter[tuple[str, str]]]:
    """Return what each field of a job writes; fields and places without names and numbers."""
    by_field: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in found:
        fields = {_NUMBERS.sub("", origin.path) for origin in one.origins if origin.kind is OriginKind.JOB}
        for field in fields:
            by_field[field][_NUMBERS.sub("", one.xpath), one.value] += 1
    return by_field


@pytest.mark.parametrize("dialect", TARGETS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("product", THIRTEEN)
def test_a_changed_value_changes_nothing_but_what_provenance_names(product: str, dialect: Dialect) -> None:
    spec = THIRTEEN[product]
    names, before = named(sourced(product, dialect.name)), told(data_of(spec, dialect, spec))
    stray = {
        (path, *place)
        for path, changed in changes(spec)
        for place in (before - told(data_of(changed, dialect, spec))) - names[path]
    }
    assert stray == set()


@pytest.mark.parametrize("dialect", TARGETS, ids=lambda dialect: dialect.name)
@pytest.mark.parametrize("product", THIRTEEN)
def test_every_attribute_and_text_has_its_value_and_where_it_comes_from(
    product: str, dialect: Dialect
) -> None:
    spec = THIRTEEN[product]
    found = sourced(product, dialect.name)
    root = parse_xml(data_of(spec, dialect, spec))
    assert len(found) == sum(len(node.attrib) + bool((node.text or "").strip()) for node in root.iter("*"))
    assert all(one.origins and all(origin.path for origin in one.origins) for one in found)
    assert len({one.xpath for one in found}) == len(found)


@pytest.mark.parametrize(
    ("place", "value", "origins"),
    [
        ("MediaIntent/Weight/@Preferred", "135", ["parts[single].media.gsm"]),
        ("ComponentLink/@Amount", "5000", ["quantity", "versions"]),
        ("CustomerInfo/@CustomerID", "C-1001", ["customer.id", "version"]),
        ("FileSpec/@FileSize", "123456", ["files[single].size", "files[single].version", "files"]),
        ("LayoutIntent/@Class", "Intent", ["Intent Resources"]),
        ("FinishedDimensions/@DataType", "ShapeSpan", ["Intent Resources"]),
        ("/JDF/@Version", "1.5", ["version"]),
    ],
)
def test_a_value_of_the_flyer_comes_from(place: str, value: str, origins: list[str]) -> None:
    found = sourced("flyer", "jdf-1.5-product")
    (one,) = [each for each in found if each.xpath.endswith(place)]
    assert (one.value, [origin.path for origin in one.origins]) == (value, origins)


def test_the_way_back_tells_what_a_value_writes() -> None:
    found = sources(sourced("flyer", "jdf-1.5-product"))
    assert {each.xpath.rpartition("/")[2] for each in found["parts[single].media.gsm"]} == {
        "@DataType",
        "@Preferred",
        "@Actual",
    }
