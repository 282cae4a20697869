import pytest

from artwork_builders import artwork_facts, card
from preflight import evaluate, load_profile
from preflight.facts import ArtworkFacts, PostscriptFacts
from preflight_builders import told


@pytest.mark.parametrize(
    ("box", "case"),
    [((91, 61), None), ((61, 91), None), ((91.9, 60.1), None), ((85, 55), "no-bleed"), ((0, 0), "no-size"),
     ((55, 85.9), "no-bleed"), ((93, 61), "other-size"), ((88, 58), "other-size")],
)  # fmt: skip
def test_the_box_is_compared_with_the_order(box: tuple[float, float], case: str | None) -> None:
    facts = artwork_facts("eps", ArtworkFacts(postscript=PostscriptFacts(box_mm=box)))
    report = evaluate(facts, card(), load_profile("sheetfed"))
    assert told(report, "postscript-size") == ([(case, "warning", "")] if case else [])
