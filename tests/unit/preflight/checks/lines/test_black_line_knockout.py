from marks_builders import AROUND, ELSEWHERE, GRAY, RED, WHITE, area, cases, ink, line, picture
from preflight.facts import Overprint

CHECK = "black-line-knockout"


def test_a_thin_black_line_over_ink_must_overprint() -> None:
    flat = (50.0, 50.0, 60.0, 50.0)
    assert cases(CHECK, line(at=flat), picture(at=AROUND)) == ["knocks-out"]
    assert cases(CHECK, line(2), area(at=AROUND)) == ["knocks-out"]
    assert cases(CHECK, line(colour=ink(0, space=GRAY), overprint=Overprint.ON), area(at=AROUND)) == ["gray"]


def test_lines_on_paper_wide_coloured_and_overprinting_ones_are_silent() -> None:
    assert cases(CHECK, line(), line(at=ELSEWHERE), area(WHITE, at=AROUND)) == []
    ground = picture(at=AROUND)
    assert cases(CHECK, line(2.1), line(colour=RED), line(overprint=Overprint.NONZERO), ground) == []
