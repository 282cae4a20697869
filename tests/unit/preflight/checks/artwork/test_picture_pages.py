import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile
from preflight_builders import told


@pytest.mark.parametrize(
    ("frames", "ordered", "expected"),
    [
        (1, 1, []),
        (2, 2, []),
        (1, None, []),
        (1, 2, [("too-few", "error", "")]),
        (2, 1, [("too-many", "warning", "")]),
        (3, None, [("several", "info", "")]),
    ],
)
def test_pages_are_counted_against_the_order(
    frames: int, ordered: int | None, expected: list[tuple[str, str, str]]
) -> None:
    report = evaluate(picture_facts(frames=frames), card(pages=ordered), load_profile("sheetfed"))
    assert told(report, "picture-pages") == expected
