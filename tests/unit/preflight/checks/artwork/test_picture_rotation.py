import pytest

from artwork_builders import card, picture_facts
from preflight import evaluate, load_profile


@pytest.mark.parametrize(
    ("orientation", "expected"),
    [(1, []), (3, [("turned", 180)]), (6, [("turned", 90)]), (8, [("turned", 270)]), (2, [("mirrored", 2)]),
     (5, [("mirrored", 5)])],
)  # fmt: skip
def test_a_note_of_the_camera_is_told(orientation: int, expected: list[tuple[str, float]]) -> None:
    report = evaluate(picture_facts(orientation=orientation), card(), load_profile("sheetfed"))
    found = [(f.arguments["case"], f.measured) for f in report.findings if f.check == "picture-rotation"]
    assert found == expected
