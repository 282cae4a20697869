import pytest

from marks_builders import ALL, BESIDE, BLACK, area, cases, file_of, found, ink, line, page_of, text
from preflight.facts import Rect

CHECK = "registration-colour"
REGISTRATION = ink(1, space=ALL)


def test_registration_colour_inside_the_cut_is_told() -> None:
    assert cases(CHECK, text(fill=REGISTRATION)) == ["registration"]
    assert cases(CHECK, line(colour=ink(0.3, space=ALL))) == ["registration"]


@pytest.mark.parametrize("at", [BESIDE, (0, 0, 216, 3), (1, 300, 3, 303)])
def test_crop_marks_are_meant_to_be_so(at: Rect) -> None:
    assert cases(CHECK, line(colour=REGISTRATION, at=at)) == []


def test_four_full_inks_are_as_bad() -> None:
    assert found(CHECK, file_of(page_of(area(ink(1, 1, 1, 0.9))))) == [("four-inks", 1, 390)]
    assert cases(CHECK, area(ink(0.7, 0.6, 0.6, 1)), area(BLACK)) == []


def test_white_in_registration_colour_prints_nothing() -> None:
    assert cases(CHECK, area(ink(0, space=ALL))) == []
