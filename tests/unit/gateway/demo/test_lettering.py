"""The demo's alphabet."""

import pytest

from gateway.demo.lettering import EM, STROKES, advance, glyph, width, writable


@pytest.mark.parametrize("letter", sorted(STROKES))
def test_every_letter_draws_inside_its_own_width(letter: str) -> None:
    points = STROKES[letter].replace("|", " ").split()
    assert all(len(point) == 2 and point.isdigit() and int(point[1]) <= 6 for point in points)
    assert all(int(point[0]) < advance(letter) for point in points)
    assert glyph(letter).count(b" m ") == len([stroke for stroke in STROKES[letter].split("|") if stroke])


def test_all_letters_look_different() -> None:
    drawn = {strokes: letter for letter, strokes in STROKES.items()}
    assert len(drawn) == len(STROKES)


def test_a_text_is_as_wide_as_its_letters_and_the_gaps_between() -> None:
    assert width("II", EM) == advance("I") * 2 - 2


def test_small_letters_are_written_large_and_strange_ones_as_dashes() -> None:
    assert writable("Café (2)") == "CAF- -2-"
