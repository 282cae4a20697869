import pytest

from atomic_print_builders import RED_GROUND, sheet, write
from fixup_builders import VARIANTS, looked
from preflight import Facts
from preflight.facts import Overprint

WHITE = "0 0 0 0 k /Op1 gs "


def overprinting(facts: Facts) -> set[str]:
    page = facts.pages[0]
    return {f"fill {fill.colour.trait}" for fill in page.fills if fill.overprint is not Overprint.OFF} | {
        f"text {text.fill.trait}" for text in page.texts if text.fill and text.overprint is not Overprint.OFF
    }


@pytest.mark.parametrize("way", VARIANTS)
def test_white_knocks_out_and_black_still_overprints(way: str) -> None:
    marks = WHITE + "200 200 50 50 re f 0 0 0 1 k 300 300 50 50 re f " + write(12, "0 0 0 0 k") + write(12)
    before = looked(VARIANTS[way](sheet(RED_GROUND + marks)))
    assert overprinting(before.facts) == {"fill white", "fill black", "text white", "text black"}
    after = before.mended("white-overprint-off")
    assert overprinting(after.facts) == {"fill black", "text black"}


def test_only_the_white_half_of_a_mark_is_changed() -> None:
    data = sheet("0 0 0 0 k 0 0 0 1 K /Op1 gs 200 200 50 50 re B")
    (line,) = looked(data).mended("white-overprint-off").facts.pages[0].lines
    assert line.overprint is not Overprint.OFF
