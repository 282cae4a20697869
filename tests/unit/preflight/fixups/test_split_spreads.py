from dataclasses import replace

import pytest

from fixup_builders import VARIANTS, looked, window
from preflight_builders import a4, page, pdf

HALVES = b"1 0 0 0 k 0 0 603.8 9999 re f 0 1 0 0 k 603.8 0 9999 9999 re f"
NOTE = "/Annots[<</Type/Annot/Subtype/Link/Rect[700 100 800 200]>>]"


@pytest.mark.parametrize("way", VARIANTS)
def test_a_spread_becomes_its_left_and_its_right_half(way: str) -> None:
    spread = page((420, 297), content=HALVES, entries=NOTE)
    after = looked(VARIANTS[way](pdf(page(), spread, page())), a4(pages=4)).mended("split-spreads")
    assert len(after.facts.pages) == 4
    left, right = after.facts.pages[1:3]
    for each in (left, right):
        assert each.trim[2] - each.trim[0] == pytest.approx(210, abs=0.05)
        assert each.bleed[2] - each.bleed[0] == pytest.approx(216, abs=0.05)
    assert (left.annotations, len(right.annotations)) == ((), 1)
    colours = [window(after.data, number, (50, 50, 60, 60))[5, 5].tolist() for number in (2, 3)]
    assert colours[0] != colours[1]
    assert colours[0][2] < colours[1][2], "cyan has less red than magenta"


def test_a_book_read_from_the_right_has_its_right_half_first() -> None:
    spread = pdf(page((420, 297), content=HALVES))
    proposal = looked(spread, replace(a4(pages=2), binding_edge="right")).proposal("split-spreads")
    assert proposal is not None
    assert proposal.fix.parameters["first"] == "right"
    assert not proposal.for_customers


def test_it_is_proposed_only_where_the_pages_come_out_right() -> None:
    assert looked(pdf(page((420, 297))), a4(pages=4)).proposal("split-spreads") is None
