"""Which partition a choice by keys means, and what holds there: as CIP4's own library answers, over the open corpus."""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import pytest

from corpora import corpora_dir
from jdf import JdfError, Partition, ResolvedResource, read_document
from jdf.resolved.resource import resource_of
from reference_validator import JUDGE_S, reference_validator

pytestmark = [pytest.mark.interop, pytest.mark.corpus]

SOURCE = Path(__file__).parent / "PartTickets.java"
MOST_PARTITIONS = 12
"""How many partitions of a resource are asked for."""

Question = tuple[Path, ResolvedResource, Mapping[str, str]]


def resources() -> Iterator[tuple[Path, ResolvedResource]]:
    for path in sorted(corpora_dir("jdf").rglob("*.jdf")):
        try:
            document = read_document(path.read_bytes())
        except JdfError:
            continue
        seen: set[str] = set()
        for each in document.root.walk():
            own, pool = each.text_of("ID"), each.above
            if (
                own
                and own not in seen
                and pool
                and pool.name == "ResourcePool"
                and each.text_of("PartIDKeys")
            ):
                seen.add(own)
                yield path, resource_of(each)


def choices(resource: ResolvedResource) -> set[tuple[tuple[str, str], ...]]:
    """Return keys to ask for: each partition's, one less, one that is not there, one that no partition has."""
    asked: list[Mapping[str, str]] = []
    for each in islice(resource.partitions, MOST_PARTITIONS):
        keys = dict(each.keys)
        asked += [keys, {**keys, "Option": "X1"}]
        asked += [{name: value for name, value in keys.items() if name != less} for less in keys]
        asked += [{**keys, name: "Nowhere"} for name in keys]
    return {tuple(sorted(keys.items())) for keys in asked if all(text.strip() for text in keys.values())}


def answer(found: Partition | None) -> str:
    return "none" if found is None else f"{_sorted(found.keys)}\t{_sorted(_plain(found))}"


def _plain(found: Partition) -> Mapping[str, str]:
    return {name: text for name, text in found.attributes.items() if not name.startswith("{")}


def _sorted(keys: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}={text}" for name, text in sorted(keys.items())) + "}"


def _without_foreign(line: str) -> str:
    """Leave namespaces, and attributes of others than JDF, out of an answer of the library."""
    keys, tab, attributes = line.partition("\t")
    foreign = re.compile(r"xmlns=|[^=]*:[^=]*=")
    ours = ", ".join(each for each in attributes.strip("{}").split(", ") if not foreign.match(each))
    return f"{keys}{tab}{{{ours}}}" if tab else line


def test_every_choice_means_what_the_reference_library_says(tmp_path: Path):
    questions: list[Question] = [
        (path, resource, dict(keys)) for path, resource in resources() for keys in sorted(choices(resource))
    ]
    lines = [
        "\t".join([str(path), resource.id, *(word for pair in keys.items() for word in pair)])
        for path, resource, keys in questions
    ]
    (tmp_path / "questions").write_text("\n".join(lines) + "\n")
    libraries = reference_validator(tmp_path).classpath
    classes = tmp_path / "part-classes"
    words = ["javac", "-nowarn", "-cp", libraries, "-d", str(classes), str(SOURCE)]
    subprocess.run(words, check=True, capture_output=True, timeout=JUDGE_S)
    java = ["java", "-cp", f"{classes}{os.pathsep}{libraries}", "PartTickets", str(tmp_path / "questions")]
    ended = subprocess.run(java, capture_output=True, text=True, check=True, timeout=JUDGE_S)
    theirs = [_without_foreign(line) for line in ended.stdout.splitlines()]
    assert len(theirs) == len(questions) > 10_000
    differing = [
        (line, answer(resource.part(keys)), said)
        for line, (_, resource, keys), said in zip(lines, questions, theirs, strict=True)
        if answer(resource.part(keys)) != said and not _is_identical(resource.part(keys), said)
    ]
    assert differing == []


def _is_identical(found: Partition | None, said: str) -> bool:
    """A partition that is identical to another keeps its own keys with us; the library gives the other one's."""
    return found is not None and answer(Partition(_keys_there(found), found.element, found.inherits)) == said


def _keys_there(found: Partition) -> Mapping[str, str]:
    there: dict[str, str] = {}
    for each in (found.element, *found.inherits):
        there = {**{name: text for name in found.keys if (text := each.text_of(name)) is not None}, **there}
    return there
