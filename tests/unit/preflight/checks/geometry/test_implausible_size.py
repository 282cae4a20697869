import pytest

from preflight import evaluate, load_profile
from preflight.facts import Rect
from preflight_builders import a4, page_facts, some_facts, told


@pytest.mark.parametrize(
    ("media", "found"),
    [
        ((0.0, 0.0, 5080.0, 100.0), []),
        ((0.0, 0.0, 5081.0, 100.0), [("large", "warning", "1")]),
        ((0.0, 0.0, 5.0, 100.0), []),
        ((0.0, 0.0, 4.9, 100.0), [("small", "warning", "1")]),
    ],
)
def test_the_largest_a_viewer_shows_and_a_small_label_are_the_limits(
    media: Rect, found: list[tuple[str, str, str]]
) -> None:
    facts = some_facts(page_facts(media=media, trim=media))
    assert told(evaluate(facts, a4(), load_profile("sheetfed")), "implausible-size") == found
