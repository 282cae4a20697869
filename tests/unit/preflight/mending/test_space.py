import io

import pikepdf
import pytest

from fixup_builders import VARIANTS
from preflight.mending.space import Space
from preflight_builders import a4, page, pdf


@pytest.mark.parametrize("way", VARIANTS)
def test_what_is_shown_leads_into_the_pages_own_space_and_back(way: str) -> None:
    with pikepdf.open(io.BytesIO(VARIANTS[way](pdf(page())))) as opened:
        space = Space.of(opened.pages[0].obj)
        for rect in (space.boxes.media, space.boxes.trim, (10.0, 20.0, 30.0, 70.0)):
            assert space.frame.shown(space.own(rect)) == pytest.approx(rect, abs=0.01)


def test_the_cut_is_found_as_the_checks_find_it() -> None:
    with pikepdf.open(io.BytesIO(pdf(page(bleed=5, boxes=("Media",))))) as opened:
        cut = Space.of(opened.pages[0].obj).cut(a4(), most_bleed_mm=10)
    assert cut == pytest.approx((5, 5, 215, 302), abs=0.01)
