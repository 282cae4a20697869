"""Values are written the standard's way and read back to the same value."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdf import millimetres, points
from jdf.values import DATE_TIME, LENGTH, LONG_STRING, NUMBER, TEXT, clean_text, read_number


@given(st.integers(-2_000_000, 2_000_000))
def test_a_length_to_a_hundredth_of_a_millimetre_survives_the_ticket(hundredths: int):
    mm = hundredths / 100
    assert millimetres(read_number(LENGTH.write(mm))) == mm


def test_an_inch_is_seventy_two_points():
    assert points(25.4) == pytest.approx(72)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (-0.0, "0"), (135.0, "135"), (0.1, "0.1"), (1e20, "1" + "0" * 20), (1e-9, "0")],
)
def test_numbers_have_no_exponent_and_no_idle_zeros(value: float, text: str):
    assert NUMBER.write(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_not_written(value: float):
    with pytest.raises(ValueError, match="finite"):
        NUMBER.write(value)


@pytest.mark.parametrize("text", ["8,504", "", " 8", "8 ", "0x10", "NaN", "1_000", "\u0661"])
def test_numbers_are_read_strictly(text: str):
    with pytest.raises(ValueError, match="expected a number"):
        read_number(text)


@pytest.mark.parametrize(
    "text",
    ["2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "30.11.2026", "2026-11-30", "12026-11-30T00:00:00Z"],
)
def test_a_time_that_does_not_exist_is_refused(text: str):
    with pytest.raises(ValueError, match=".+"):
        DATE_TIME.read(text)


def test_a_time_is_written_to_the_second_with_its_offset():
    assert DATE_TIME.write(datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC)) == "2026-01-02T03:04:05+00:00"


def test_text_is_composed_and_freed_of_controls():
    assert clean_text("Gro\u0308\u00dfe\tA\x00B\u0085C") == "Gr\u00f6\u00dfe A B C"
    assert TEXT.write("one\x07\ntwo") == "one\ntwo"


def test_text_beyond_the_limit_of_its_type_is_refused():
    assert LONG_STRING.write("x" * 255)
    with pytest.raises(ValueError, match="at most 255 characters, found 256"):
        LONG_STRING.write("x" * 256)
