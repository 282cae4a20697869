import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArtworkFacts, OfficeFacts


@pytest.mark.parametrize(
    ("size", "sizes", "expected"),
    [
        ((85.0, 55.0), 1, []),
        ((61.0, 91.0), 1, []),
        ((85.9, 54.1), 1, []),
        ((0.0, 0.0), 0, []),
        ((87.0, 55.0), 1, [("other-size", "87 x 55")]),
        ((85.0, 55.0), 3, [("mixed", 3)]),
    ],
)
def test_the_page_is_compared_with_and_without_bleed(
    size: tuple[float, float], sizes: int, expected: list[tuple[str, object]]
) -> None:
    facts = artwork_facts("docx", ArtworkFacts(office=OfficeFacts(size, 1, sizes)))
    report = evaluate(facts, card(), load_profile("sheetfed"))
    assert [
        (f.arguments["case"], f.measured) for f in report.findings if f.check == "office-size"
    ] == expected
