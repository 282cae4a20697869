from dataclasses import replace

import pytest

from marks_builders import BLACK, GRAY, RED, RGB, WHITE, cases, file_of, ink, page_of, picture, spot, text
from preflight import Expected, registered_checks
from preflight.facts import Colour
from preflight_builders import a4

CHECK = "unordered-ink"
IN_BLACK = replace(a4(), colours_front=("Black",), colours_back=("Black",))
IN_FOUR = replace(a4(), colours_front=("Cyan", "Magenta", "Yellow", "Black"), colours_back=("Black",))
DUO = spot("Black", "Gold")


def told(colour: Colour, order: Expected) -> list[str]:
    return cases(CHECK, text(fill=colour), expected=order)


@pytest.mark.parametrize("colour", [RED, ink(0.01, 0, 0, 1), ink(1, space=spot("Cyan"))])
def test_a_colour_in_a_job_in_black_is_told(colour: Colour) -> None:
    assert told(colour, IN_BLACK) == ["more"]
    assert told(colour, IN_FOUR) == []
    assert told(colour, a4()) == []


@pytest.mark.parametrize(
    "colour",
    [
        BLACK,
        WHITE,
        ink(0, 0, 0, 0.3),
        ink(0.2, space=GRAY),
        ink(1, 0, 0, space=RGB),
        ink(1, 1, space=DUO),
        ink(0.004, 0, 0, 1),
    ],
)
def test_black_and_what_other_checks_tell_is_silent(colour: Colour) -> None:
    assert told(colour, IN_BLACK) == []


def test_pictures_tell_no_single_colour() -> None:
    assert cases(CHECK, picture(), expected=IN_BLACK) == []


def test_grey_in_a_job_in_one_other_ink_needs_black() -> None:
    order = replace(a4(), colours_front=("Gold",))
    facts = file_of(page_of(text(fill=ink(0.5, space=GRAY))))
    [hit] = registered_checks()[CHECK].find(facts, order, {})
    assert dict(hit.arguments) == {"kinds": "text", "inks": "Black", "ordered": "Gold"}
