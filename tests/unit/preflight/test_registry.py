"""Every registered check goes through this suite the day its file appears."""

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest

import preflight.checks
from preflight import Expected, Facts, Severity, evaluate, load_profile, registered_checks
from preflight.check import Check, CheckError, Hit, check
from preflight.facts import Content, Damage, Encryption
from preflight.pixels.edges import Edge
from preflight.pixels.pixel_facts import HeavyInk, PagePixels, PixelFacts, PlateUse, TotalInk
from preflight.texts import filling, say
from preflight_builders import JARGON, a4, blank, known_facts, locked, page, page_facts, pdf, some_facts

CHECKS = list(registered_checks().values())
IDS = [entry.id for entry in CHECKS]
ORDER = Expected(part="body", pages=8, trim_w_mm=210, trim_h_mm=297, bleed_mm=3, colours_front=("Black",))
HEAVY = TotalInk(1e9, 0.0, (HeavyInk(400, 1e9, 1e9, (9.0, 9.0, -9.0, -9.0)),))
NOTHING = some_facts(kind="unknown")
RUBBISH = [
    some_facts(),
    NOTHING,
    some_facts(kind="no such kind", unreadable="\x00\ud7ff {measured} {0}"),
    some_facts(page_facts(media=(0, 0, 0.001, 0.001), trim=(9e9, 9e9, -9e9, -9e9))),
    some_facts(*[page_facts(number, trim=(0.0, 0.0, 0.0, 0.0)) for number in (-1, 0, 5, 5)]),
    replace(some_facts(page_facts()), page_votes={"a": -1, "b": 10**30}),
    replace(some_facts(page_facts()), damage=Damage("", truncated=True, rebuilt=True, repairs=("x",) * 99)),
    replace(
        some_facts(), encryption=Encryption(needs_password=False, revision=-1, bits=-1, denied=("{}", "\n"))
    ),
    replace(some_facts(replace(page_facts(), content=Content.UNREADABLE, has_marks=None, defined=("?",)))),
]


def test_every_file_under_checks_is_registered_under_its_own_name_and_folder() -> None:
    folder = Path(preflight.checks.__path__[0])
    files = {(f.parent.name, f.stem.replace("_", "-")) for f in folder.glob("*/*.py") if f.stem != "__init__"}
    assert files == {(entry.group, entry.id) for entry in CHECKS}


def test_every_check_has_a_test_file_of_its_own() -> None:
    folder = Path(__file__).parent / "checks"
    missing = [c.id for c in CHECKS if not (folder / c.group / f"test_{c.id.replace('-', '_')}.py").exists()]
    assert missing == []


def test_a_file_without_why_and_fix_is_refused() -> None:
    with pytest.raises(CheckError, match="Why"):
        check(severity=Severity.ERROR, texts={})(lambda *_: iter(()))


@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_it_explains_itself(entry: Check) -> None:
    assert entry.title.endswith(".")
    assert len(entry.why.split()) >= 5
    assert len(entry.fix.split()) >= 5
    assert entry.texts


@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_its_words_for_the_customer_are_short_and_plain(entry: Check) -> None:
    for text in entry.texts.values():
        filled = say(text.customer, _anything(text.customer))
        assert len(filled.split()) <= 25, filled
        assert JARGON.search(filled) is None, filled


@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_its_words_for_the_operator_say_what_was_found_and_what_to_do(entry: Check) -> None:
    for text in entry.texts.values():
        assert re.search(r"[;,] ", text.operator), text.operator
        assert "{" in text.operator or re.search(r"\d|expected", text.operator), text.operator


@pytest.mark.parametrize("facts", RUBBISH)
@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_it_survives_rubbish_and_fills_its_texts(entry: Check, facts: Facts) -> None:
    for hit in _hits(entry, facts):
        text = entry.texts[hit.case]
        assert say(text.operator, filling(hit, ""))
        assert say(text.customer, filling(hit, "1-2"))


@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_it_says_the_same_every_time(entry: Check) -> None:
    facts = known_facts(pdf(page((100, 100), bleed=0), blank(), page(bleed=1)))
    first, second = (_hits(entry, facts) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("entry", CHECKS, ids=IDS)
def test_its_settings_and_needs_exist(entry: Check) -> None:
    assert set(entry.needs) <= set(Expected.__dataclass_fields__)
    assert all(isinstance(value, float | str | bool) for value in entry.settings.values())


def test_no_check_finds_anything_in_a_sound_file() -> None:
    report = evaluate(known_facts(pdf(page())), a4(pages=1), load_profile("sheetfed"))
    assert (report.findings, report.crashed) == ((), ())


def test_broken_files_are_found_by_the_checks_they_were_broken_for() -> None:
    profile = load_profile("sheetfed")
    broken = [pdf(page(bleed=0), page((90, 90))), locked(pdf(page())), b"nothing"]
    found = {f.check for data in broken for f in evaluate(known_facts(data), a4(pages=1), profile).findings}
    assert found >= {"encrypted", "missing-bleed", "page-count", "trim-size", "unreadable-file"}


def _hits(entry: Check, facts: Facts) -> tuple[Hit, ...]:
    """What a check sees in facts, and in pixels that make no sense or little."""
    pages = tuple(
        PagePixels(
            number, -1.0, 0.0, {"?": PlateUse(9e9, -1.0, 1e9), "Cyan": PlateUse(9, 9, 9)}, HEAVY, 50.0, edges
        )
        for number, edges in (
            (-1, ()),
            (1, (Edge(1.0, 1.0, 8, "?"),) * 4),
            (2, (Edge(0.3, 1.0, 10**6, ""),) * 4),
        )
    )
    found = () if entry.find is None else tuple(entry.find(facts, ORDER, entry.settings))
    if entry.find_in_pixels is None:
        return found
    pixels = PixelFacts("", 72.0, "typical", 9, (*pages, replace(pages[0], failed="x", total=None)))
    return found + tuple(entry.find_in_pixels(facts, pixels, ORDER, entry.settings))


def _anything(template: str) -> dict[str, str]:
    names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
    longest = dict.fromkeys(names, "12.5")
    hit = Hit("any", side="left, right", measured="123.4 x 567.8", wanted="123.4 x 567.8", unit="mm")
    return longest | dict(filling(hit, "1-4, 7"))
