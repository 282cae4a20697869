import pytest

from marks_builders import BESIDE, GRAY, RGB, WHITE, Mark, area, cases, ink, line, picture, text
from preflight.facts import Overprint

CHECK = "white-path-overprint"


@pytest.mark.parametrize(
    "mark",
    [
        area(WHITE, overprint=Overprint.NONZERO),
        area(ink(1, space=GRAY), overprint=Overprint.ON),
        line(colour=WHITE, overprint=Overprint.NONZERO),
        picture(colour=WHITE, overprint=Overprint.NONZERO),
    ],
)
def test_white_that_overprints_is_told(mark: Mark) -> None:
    assert cases(CHECK, mark) == ["white"]


@pytest.mark.parametrize(
    "mark",
    [
        area(WHITE),
        area(overprint=Overprint.ON),
        text(fill=WHITE, overprint=Overprint.ON),
        area(ink(1, 1, 1, space=RGB), overprint=Overprint.ON),
        area(WHITE, overprint=Overprint.ON, at=BESIDE),
    ],
)
def test_white_that_knocks_out_and_white_text_are_silent(mark: Mark) -> None:
    assert cases(CHECK, mark) == []
