"""Keys that are lists and ranges cover their members."""

import pytest

from jdf.resolved.partition import key_fits


@pytest.mark.parametrize(
    ("key", "said", "wanted", "fit"),
    [
        ("SheetName", "S1", "S1", True),
        ("SheetName", "S1", "S2", False),
        ("PartVersion", "de fr", "fr", True),
        ("PartVersion", "de fr", "fr en", False),
        ("RunIndex", "0 ~ 7", "3", True),
        ("RunIndex", "0 ~ 7", "3 ~ 8", False),
        ("RunIndex", "0 ~ -1", "3", False),
        ("RunIndex", "0 ~ -1", "0 ~ -1", True),
        ("RunIndex", "no", "3", False),
        ("Unheard", "a", "b", False),
    ],
)
def test_a_key_covers_what_it_says(key: str, said: str, wanted: str, *, fit: bool):
    assert key_fits(key, said, wanted) is fit
