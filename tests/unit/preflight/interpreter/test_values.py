import math

import pikepdf
import pytest

from preflight.interpreter.values import (
    box,
    entries,
    flag,
    items,
    matrix,
    number,
    numbers,
    printable,
    text,
    whole,
    word,
)

DICTIONARY = pikepdf.Dictionary(
    A=1, B=pikepdf.Array([1, 2]), C=pikepdf.Name.Word, D=pikepdf.String("t\x00ext")
)


def test_what_is_not_what_it_should_be_is_not_there() -> None:
    assert (word(7), text(7), number("x"), whole(-1), flag(1), items(7), numbers(None)) == (
        "",
        "",
        0,
        0,
        False,
        [],
        (),
    )
    assert list(entries(7, "/A")) == []
    assert (box(pikepdf.Array([1, 2, 3])), matrix(pikepdf.Array([1]))) == (None, (1, 0, 0, 1, 0, 0))


def test_values_are_read() -> None:
    assert (word(DICTIONARY.C), text(DICTIONARY.D), numbers(DICTIONARY.B)) == ("Word", "t ext", (1, 2))
    assert box(pikepdf.Array([9, 8, 1, 2])) == (1, 2, 9, 8)


@pytest.mark.parametrize("senseless", [math.inf, math.nan, 1e300, True, None, "7x"])
def test_numbers_are_finite_and_of_a_sane_size(senseless: object) -> None:
    assert number(senseless, 5.0) == 5.0


def test_texts_are_lines_that_any_json_takes() -> None:
    assert printable("a\ud800b\n\x00c" + "d" * 500, 9) == "a b  cddd"
