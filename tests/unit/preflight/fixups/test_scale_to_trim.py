import pytest

from fixup_builders import VARIANTS, looked
from preflight_builders import page, pdf

NOTE = "/Annots[<</Type/Annot/Subtype/Link/Rect[100 100 200 200]>>]"


@pytest.mark.parametrize("way", VARIANTS)
def test_cut_bleed_and_notes_grow_by_one_factor(way: str) -> None:
    before = looked(VARIANTS[way](pdf(page((105, 148.5), bleed=1.5, entries=NOTE))))
    after = before.mended("scale-to-trim").facts.pages[0]
    left, bottom, right, top = after.trim
    assert (right - left, top - bottom) == pytest.approx((210, 297), abs=0.05)
    assert (after.bleed[2] - after.bleed[0]) == pytest.approx(216, abs=0.05)
    place = before.facts.pages[0].annotations[0].rect_mm
    assert after.annotations[0].rect_mm == pytest.approx([2 * edge for edge in place], abs=0.1)


def test_the_offer_tells_the_factor() -> None:
    proposal = looked(pdf(page((105, 148.5)))).proposal("scale-to-trim")
    assert proposal is not None
    assert "200 %" in proposal.customer


def test_a_page_of_another_shape_is_not_scaled() -> None:
    assert looked(pdf(page((100, 100)))).proposal("scale-to-trim") is None
