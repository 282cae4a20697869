import pytest

from preflight.facts import SpaceFacts, Trait
from preflight.facts.colour import colour_of

GRAY = SpaceFacts("DeviceGray", "Gray", 1)
RGB = SpaceFacts("DeviceRGB", "RGB", 3)
CMYK = SpaceFacts("DeviceCMYK", "CMYK", 4)
LAB = SpaceFacts("Lab", "Lab", 3)
SPOT = SpaceFacts("Separation", "Spot", 1, ("PANTONE 151 C",))
MIXED = SpaceFacts("DeviceN", "Spot", 2, ("Black", "Gold"))


@pytest.mark.parametrize(
    ("space", "values", "trait", "inks", "total", "faintest"),
    [
        (CMYK, (0, 0, 0, 0), Trait.WHITE, 0, 0, 0),
        (CMYK, (0, 0, 0, 1), Trait.BLACK, 1, 100, 100),
        (CMYK, (0, 0, 0, 0.5), Trait.ONE_INK, 1, 50, 50),
        (CMYK, (0.6, 0.4, 0.4, 1), Trait.RICH_BLACK, 4, 240, 40),
        (CMYK, (0.3, 0.3, 0, 0.2), Trait.SEVERAL_INKS, 3, 80, 20),
        (CMYK, (0.004, 0, 0, 1), Trait.BLACK, 1, 100, 100),
        (GRAY, (1,), Trait.WHITE, 0, 0, 0),
        (GRAY, (0,), Trait.BLACK, 1, 100, 100),
        (GRAY, (0.25,), Trait.ONE_INK, 1, 75, 75),
        (RGB, (1, 1, 1), Trait.WHITE, 0, 0, 0),
        (RGB, (0, 0, 0), Trait.NOT_INKS, 0, 0, 0),
        (LAB, (100, 0, 0), Trait.WHITE, 0, 0, 0),
        (LAB, (50, 20, 20), Trait.NOT_INKS, 0, 0, 0),
        (SPOT, (0.3,), Trait.ONE_INK, 1, 30, 30),
        (SPOT, (0,), Trait.WHITE, 0, 0, 0),
        (MIXED, (1, 0.2), Trait.RICH_BLACK, 2, 120, 20),
        (MIXED, (1, 0), Trait.BLACK, 1, 100, 100),
        (CMYK, (), Trait.UNKNOWN, 0, 0, 0),
    ],
)
def test_a_colour_is_told_by_the_inks_it_prints_with(
    space: SpaceFacts, values: tuple[float, ...], trait: Trait, inks: int, total: float, faintest: float
) -> None:
    found = colour_of(7, space, values)
    assert (found.space, found.values, found.trait) == (7, values, trait)
    assert (found.inks, found.total_percent, found.faintest_percent) == (inks, total, faintest)
