from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import PageLabel
from preflight_builders import a4, page_facts, some_facts


def label(style: str, start: int, prefix: str = "") -> object:
    facts = replace(some_facts(page_facts()), page_labels=(PageLabel(1, style, prefix, start),))
    found = evaluate(facts, a4(), load_profile("sheetfed")).findings
    return found[0].measured if found else None


@pytest.mark.parametrize(
    ("style", "start", "said"),
    [
        ("D", 7, "7"),
        ("r", 4, "iv"),
        ("R", 1949, "MCMXLIX"),
        ("a", 3, "c"),
        ("a", 28, "bb"),
        ("A", 53, "AAA"),
        ("D", 1, None),
    ],
)
def test_a_label_is_written_as_a_viewer_does(style: str, start: int, said: str | None) -> None:
    assert label(style, start) == said


def test_a_prefix_alone_is_a_label() -> None:
    assert label("", 1, "Cover") == "Cover"


def test_labels_of_pages_that_are_not_there_are_passed_over() -> None:
    facts = replace(some_facts(page_facts()), page_labels=(PageLabel(9, "r", "", 1),))
    assert evaluate(facts, a4(), load_profile("sheetfed")).findings == ()


def test_a_number_nobody_prints_does_not_take_long() -> None:
    assert label("a", 10**9) == "h" * 193
