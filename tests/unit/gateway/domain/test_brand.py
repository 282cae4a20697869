"""A shop's accent: readable, or refused; and readable in the dark as well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.domain.brand import (
    ACCENT,
    DARK_ACCENT,
    DARK_GROUND,
    DARK_SURFACE,
    LEAST,
    can_be_read,
    contrast,
    for_the_dark,
    is_colour,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0a5a9c", "#ffffff", 7.1),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: str, other: str, wanted: float):
    assert contrast(one, other) == pytest.approx(wanted, abs=0.03)
    assert contrast(other, one) == contrast(one, other)


def test_our_own_accents_can_be_read():
    assert can_be_read(ACCENT)
    assert contrast(DARK_ACCENT, DARK_SURFACE) >= LEAST


@pytest.mark.parametrize("pale", ["#ffff00", "#7fbcf0", "#00ff00", "#ffffff"])
def test_a_pale_accent_cannot(pale: str):
    assert not can_be_read(pale)


@given(COLOURS)
def test_every_accent_is_lightened_until_it_can_be_read_in_the_dark(colour: str):
    found = for_the_dark(colour)
    assert is_colour(found)
    assert min(contrast(found, DARK_SURFACE), contrast(found, DARK_GROUND)) >= LEAST


@pytest.mark.parametrize("text", ["", "red", "#fff", "#12345g", "#0a5a9c;}body{display:none", "0a5a9c"])
def test_what_is_no_colour_is_not_taken_for_one(text: str):
    assert not is_colour(text)
