import pytest

from marks_builders import BESIDE, BLACK, GRAY, RGB, WHITE, cases, ink, spot, text
from preflight.facts import Colour, Overprint

CHECK = "white-text-overprint"


@pytest.mark.parametrize("white", [WHITE, ink(1, space=GRAY), ink(0, space=spot("Orange"))])
@pytest.mark.parametrize("printed", [Overprint.ON, Overprint.NONZERO])
def test_white_that_overprints_is_told(white: Colour, printed: Overprint) -> None:
    assert cases(CHECK, text(fill=white, overprint=printed)) == ["white"]
    assert cases(CHECK, text(fill=None, stroke=white, stroke_overprint=printed)) == ["white"]


def test_white_that_knocks_out_and_black_that_overprints_are_silent() -> None:
    assert cases(CHECK, text(fill=WHITE), text(fill=BLACK, overprint=Overprint.NONZERO)) == []
    assert cases(CHECK, text(fill=ink(1, 1, 1, space=RGB), overprint=Overprint.ON)) == []
    assert cases(CHECK, text(fill=WHITE, overprint=Overprint.ON, at=BESIDE)) == []
