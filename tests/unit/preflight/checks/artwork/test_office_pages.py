import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArtworkFacts, OfficeFacts
from preflight_builders import told


@pytest.mark.parametrize(
    ("pages", "ordered", "expected"),
    [(2, 2, []), (0, 2, []), (3, None, []), (3, 2, [("count", "info", "")])],
)
def test_the_programs_own_count_is_a_hint(
    pages: int, ordered: int | None, expected: list[tuple[str, str, str]]
) -> None:
    facts = artwork_facts("pptx", ArtworkFacts(office=OfficeFacts(pages=pages)))
    assert told(evaluate(facts, card(pages=ordered), load_profile("sheetfed")), "office-pages") == expected
