"""The nearest known word is found where one is likely meant, and only there."""

import pytest

from jdf.nearest import nearest

KNOWN = ("Weight", "Width", "MediaType", "Dimension")


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("Wieght", "Weight"),
        ("mediaType", "MediaType"),
        ("Dimensions", "Dimension"),
        ("Opacity", ""),
        ("", ""),
        ("W" * 5000, ""),
    ],
)
def test_a_misspelt_word_leads_to_the_one_that_was_meant(word: str, wanted: str) -> None:
    assert nearest(word, KNOWN) == wanted
