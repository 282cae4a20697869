from dataclasses import replace

import pytest

from preflight import evaluate, load_profile
from preflight.facts import AnnotationFacts
from preflight_builders import a4, page_facts, some_facts, told


@pytest.mark.parametrize(
    ("kind", "hidden", "found"),
    [
        ("Screen", False, [("media", "error", "1")]),
        ("Screen", True, []),
        ("Link", False, []),
        ("Stamp", False, []),
    ],
)
def test_what_plays_on_screen_cannot_be_printed(
    kind: str, *, hidden: bool, found: list[tuple[str, str, str]]
) -> None:
    note = AnnotationFacts(kind, (9, 9, 20, 20), printable=True, hidden=hidden)
    facts = some_facts(replace(page_facts(), annotations=(note,)))
    assert told(evaluate(facts, a4(), load_profile("sheetfed")), "multimedia") == found
