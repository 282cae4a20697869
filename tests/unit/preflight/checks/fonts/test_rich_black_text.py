import pytest

from marks_builders import ICC_RGB, LAB, RED, RGB, cases, ink, text
from preflight.facts import Colour

CHECK = "rich-black-text"


@pytest.mark.parametrize(
    ("colour", "case"),
    [
        (ink(0.6, 0.4, 0.4, 1), "rich"),
        (ink(0.7, 0.6, 0.6, 0.9), "rich"),
        (ink(0, 0, 0, space=RGB), "screen-colours"),
        (ink(0.1, 0.1, 0.1, space=ICC_RGB), "screen-colours"),
        (ink(0.5, 0.4, 0.4, 0.1), "grey"),
    ],
)
def test_black_of_several_inks_is_told_where_it_is_small(colour: Colour, case: str) -> None:
    assert cases(CHECK, text(11.9, colour)) == [case]
    assert cases(CHECK, text(12, colour)) == []


@pytest.mark.parametrize(
    "colour",
    [
        ink(0, 0, 0, 1),
        ink(0, 0, 0, 0.6),
        RED,
        ink(0.8, 0.2, 0.9, 0.1),
        ink(0.8, 0.1, 0.1, space=RGB),
        ink(0, 0, 0, space=LAB),
        None,
    ],
)
def test_black_alone_tints_of_it_and_colours_are_silent(colour: Colour | None) -> None:
    assert cases(CHECK, text(9, colour)) == []
