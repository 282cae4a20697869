import pytest

from atomic_print_builders import RED_GROUND, sheet, write
from fixup_builders import VARIANTS, looked
from preflight.facts import Overprint


@pytest.mark.parametrize("way", VARIANTS)
def test_small_black_text_overprints_and_headlines_and_colours_stay(way: str) -> None:
    marks = RED_GROUND + write(9) + write(30) + write(9, "0 0 1 0 k") + write(9, "0 g")
    after = looked(VARIANTS[way](sheet(marks))).mended("black-text-overprint")
    found = {
        (
            text.size_pt,
            after.facts.spaces[text.fill.space].family,
            text.fill.trait.value,
            text.overprint.value,
        )
        for text in after.facts.pages[0].texts
        if text.fill
    }
    assert found == {
        (9.0, "DeviceCMYK", "black", "nonzero"),
        (30.0, "DeviceCMYK", "black", "off"),
        (9.0, "DeviceCMYK", "one-ink", "off"),
        (9.0, "DeviceGray", "black", "off"),
    }


def test_what_follows_the_text_does_not_overprint() -> None:
    after = looked(sheet(RED_GROUND + write(9) + "1 0 0 0 k 300 300 9 9 re f")).mended("black-text-overprint")
    assert {fill.overprint for fill in after.facts.pages[0].fills} == {Overprint.OFF}
