import pytest

from marks_builders import (
    AROUND,
    BLACK,
    GRAY,
    ICC_CMYK,
    RED,
    WHITE,
    Mark,
    area,
    cases,
    ink,
    line,
    picture,
    spot,
    text,
)
from preflight.facts import Colour, Overprint

CHECK = "overprint"
GROUND = picture(at=AROUND)


@pytest.mark.parametrize(
    ("colour", "printed", "case"),
    [
        (ink(0.5, space=GRAY), Overprint.NONZERO, "gray"),
        (RED, Overprint.ON, "mode-0"),
        (BLACK, Overprint.ON, "mode-0"),
        (ink(0, 1, 0, 0, space=ICC_CMYK), Overprint.NONZERO, "profiled"),
    ],
)
def test_overprint_that_differs_by_device_is_told_over_ink(
    colour: Colour, printed: Overprint, case: str
) -> None:
    assert cases(CHECK, area(colour, overprint=printed), GROUND) == [case]
    assert cases(CHECK, line(colour=colour, overprint=printed), GROUND) == [case]
    assert cases(CHECK, area(colour, overprint=printed)) == []


@pytest.mark.parametrize(
    "mark",
    [
        text(overprint=Overprint.NONZERO),
        area(RED, overprint=Overprint.NONZERO),
        area(WHITE, overprint=Overprint.ON),
        area(ink(1, space=spot("Varnish")), overprint=Overprint.ON),
        area(ink(0.2, 0.2, 0.2, 0.2), overprint=Overprint.ON),
        text(fill=ink(0, space=GRAY), overprint=Overprint.ON),
        area(RED),
    ],
)
def test_overprint_as_it_should_be_and_what_other_checks_tell_is_silent(mark: Mark) -> None:
    assert cases(CHECK, mark, GROUND) == []
