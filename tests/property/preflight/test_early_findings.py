"""What is said while a file is being read stays: on the same pages the same check says the same or worse."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from atomic_files import named
from corpora import corpora_dir
from preflight import Expected, Facts, Finding, Severity, evaluate, evaluate_early, load_profile
from preflight.failure import TooComplexError
from preflight.parts import Assembly, Begun, PagesRead, Part, Progress
from preflight.reader import bound_library, facts_in_parts
from preflight.texts import pages_in
from preflight_builders import a4, known_pixels, page, pdf

ATOMIC = [
    pytest.param(file.data, file.order, file.profile, id=name)
    for name, _, file in named()
    if isinstance(file.data, bytes)
]
GRAVITY = list(Severity)
MOST_BYTES, MOST_SNAPSHOTS = 1 << 20, 30


def one_by_one(parts: Iterator[Part]) -> Iterator[Part]:
    """Tell pages one by one, however few at a time they were read."""
    for part in parts:
        if not isinstance(part, PagesRead):
            yield part
            continue
        for number, each in enumerate(part.pages):
            spaces = part.spaces if number == 0 else ()
            yield PagesRead((each,), spaces, part.fonts, part.layers)


def read(data: bytes) -> tuple[list[Facts], Facts | None]:
    """Return the facts as they were after each of the first pages, and those of the whole file."""
    told: list[Progress] = []
    assembly = Assembly(told.append)
    for part in one_by_one(facts_in_parts(io.BytesIO(data), sha256="")):
        assembly.add(part)
    return [progress.look() for progress in told[:MOST_SNAPSHOTS]], assembly.facts()


def stays(early: Finding, final: tuple[Finding, ...]) -> bool:
    same = [each for each in final if each.check == early.check]
    same = [each for each in same if GRAVITY.index(each.severity) <= GRAVITY.index(early.severity)]
    pages = {page for each in same for page in pages_in(each.pages)}
    return bool(same) and set(pages_in(early.pages)) <= pages


def taken_back(data: bytes, order: Expected, profile: str | Path, *, pixels: bool) -> list[str]:
    snapshots, facts = read(data)
    assert facts is not None
    chosen = load_profile(profile)
    measured = known_pixels(data) if pixels and facts.pages else None
    final = evaluate(facts, order, chosen, measured).findings
    early = [each for seen in snapshots for each in evaluate_early(seen, order, chosen).findings]
    return [f"{each.check} on {each.pages}" for each in early if not stays(each, final)]


@pytest.mark.parametrize(("data", "order", "profile"), ATOMIC)
def test_no_early_finding_of_an_atomic_file_is_taken_back(
    data: bytes, order: Expected, profile: str | Path
) -> None:
    assert taken_back(data, order, profile, pixels=True) == []


def test_no_early_finding_of_the_corpus_is_taken_back() -> None:
    bound_library()
    files = [path for path in sorted(corpora_dir("pdf").rglob("*.pdf")) if path.stat().st_size < MOST_BYTES]
    assert len(files) > 300
    lost, early = {}, 0
    for path in files[::3]:
        try:
            found = taken_back(path.read_bytes(), a4(pages=4), "sheetfed", pixels=False)
        except TooComplexError:
            continue
        early += 1
        if found:
            lost[path.name] = found
    assert lost == {}
    assert early > 100


def test_a_page_that_cannot_be_read_takes_back_nothing_said_of_others() -> None:
    broken = page(content=b"no stream at all", filters="/Filter/FlateDecode")
    data = pdf(page((100, 100)), page((100, 100)), broken)
    snapshots, facts = read(data)
    assert facts is not None
    early = evaluate_early(snapshots[0], a4(), load_profile("sheetfed"))
    assert [each.check for each in early.findings] == ["trim-size"]
    final = evaluate(facts, a4(), load_profile("sheetfed"))
    assert {each.check: each.pages for each in final.findings} == {"unreadable-file": "3", "trim-size": "1-2"}


def test_begun_comes_before_the_pages_so_that_the_first_look_has_its_document() -> None:
    parts = list(facts_in_parts(io.BytesIO(pdf(page())), sha256=""))
    assert isinstance(parts[0], Begun)
    assert parts[0].facts.output_intents
