"""Lengths as people type them."""

import pytest

from order_forms import Unit, read_length, write_length


@pytest.mark.parametrize(
    ("typed", "mm"),
    [
        ("210", 210), ("210,5", 210.5), ("210.5 mm", 210.5), ("21cm", 210), ("8.5in", 215.9), ('8 1/2"', 215.9),
        ("8½ Zoll", 215.9), ("1/2 inch", 12.7), ("8-1/2 in.", 215.9), ("3''", 76.2), ("  A", None), ("", None),
        ("1.2.3", None), ("5/0 in", None), ("8 miles", None), ("-3", None), ("1e3", None), ("٣", 3),
    ],
)  # fmt: skip
def test_a_typed_length_is_read_in_millimetres(typed: str, mm: float | None):
    assert read_length(typed) == mm


def test_a_bare_number_means_the_readers_unit():
    assert read_length("8.5", Unit.INCH) == 215.9
    assert read_length("210 mm", Unit.INCH) == 210


def test_a_length_is_written_in_the_readers_unit_and_with_their_decimal_sign():
    assert write_length(148) == "148"
    assert write_length(148.5, decimal=",") == "148,5"
    assert write_length(215.9, Unit.INCH) == "8.5"
