import pytest

from marks_builders import AROUND, ELSEWHERE, GRAY, RED, WHITE, Mark, area, cases, ink, line, picture, text
from preflight.facts import Overprint

CHECK = "black-text-knockout"


@pytest.mark.parametrize(
    "ground", [area(at=AROUND), picture(at=AROUND), area(ink(), what="shading", at=AROUND)]
)
def test_black_text_over_ink_must_overprint(ground: Mark) -> None:
    assert cases(CHECK, text(), ground) == ["knocks-out"]
    assert cases(CHECK, text(overprint=Overprint.NONZERO), ground) == []
    assert cases(CHECK, text(12), ground) == []


@pytest.mark.parametrize(
    "grounds",
    [
        (),
        (area(WHITE, at=AROUND),),
        (area(at=ELSEWHERE), picture(at=ELSEWHERE)),
        (area(at=AROUND), area(WHITE, at=(45, 45, 65, 60))),
        (area(at=(50, 50, 53, 55)),),
        (line(at=AROUND),),
    ],
    ids=["paper", "white", "ink elsewhere", "a white panel on ink", "only brushing ink", "in a frame"],
)
def test_over_bare_paper_nothing_is_to_overprint(grounds: tuple[Mark, ...]) -> None:
    assert cases(CHECK, text(), *grounds) == []


def test_a_white_page_under_a_picture_hides_nothing() -> None:
    assert cases(CHECK, area(WHITE, at=(0, 0, 216, 303)), picture(at=AROUND), text()) == ["knocks-out"]


def test_grey_black_cannot_overprint_whatever_is_set() -> None:
    gray = text(fill=ink(0, space=GRAY), overprint=Overprint.ON)
    assert cases(CHECK, gray, area(at=AROUND)) == ["gray"]
    assert cases(CHECK, gray) == []


def test_coloured_text_is_left_alone() -> None:
    assert cases(CHECK, text(fill=RED), picture(at=AROUND)) == []
