"""A page with another colour in each place shows whether its mirror image is what lies past the cut."""

import numpy as np
import pytest

from fixup_builders import VARIANTS, looked, window
from preflight.facts import Rect
from preflight_builders import Page, page, pdf

FIELDS = b" ".join(
    b"%.2f %.2f %.2f 0 k %d %d 20 20 re f" % ((x % 7 + 1) / 9, y % 5 / 6, (x + y) % 4 / 5, 20 * x, 20 * y)
    for x in range(31)
    for y in range(44)
)


def _page(left: float, bottom: float, right: float, top: float) -> Page:
    return page(margins=(left, bottom, right, top), content=FIELDS)


def _mirrored(data: bytes, inner: Rect, outer: Rect, axis: int) -> float:
    """How far the pixels past the cut are from those before it, seen in a mirror."""
    one, other = window(data, 1, inner), window(data, 1, outer)
    return float(np.abs(np.flip(one, axis).astype(int) - other).mean())


@pytest.mark.parametrize("way", VARIANTS)
def test_what_lies_past_the_cut_is_the_mirror_image_of_what_lies_before_it(way: str) -> None:
    before = looked(VARIANTS[way](pdf(_page(0, 0, 0, 0))))
    after = before.mended("mirror-bleed")
    left, bottom, right, top = after.facts.pages[0].trim
    assert after.facts.pages[0].bleed == pytest.approx((left - 3, bottom - 3, right + 3, top + 3), abs=0.01)
    shown = after.data
    assert _mirrored(shown, (left, bottom, left + 3, top), (left - 3, bottom, left, top), 1) < 3
    assert _mirrored(shown, (right - 3, bottom, right, top), (right, bottom, right + 3, top), 1) < 3
    assert _mirrored(shown, (left, bottom, right, bottom + 3), (left, bottom - 3, right, bottom), 0) < 3
    assert _mirrored(shown, (left, top - 3, right, top), (left, top, right, top + 3), 0) < 3
    corner = window(shown, 1, (left - 3, bottom - 3, left, bottom))
    assert (corner < 255).any()
    old = before.facts.pages[0].media
    inside = (
        window(before.data, 1, old)[1:-1, 1:-1],
        window(shown, 1, (left, bottom, right, top))[1:-1, 1:-1],
    )
    assert np.array_equal(*inside)


def test_a_side_that_has_its_bleed_keeps_it() -> None:
    before = looked(pdf(_page(0, 3, 3, 3)))
    after = before.mended("mirror-bleed")
    assert before.proposal("mirror-bleed").fix.parameters["sides"] == "left"  # type: ignore[union-attr]  # it is there
    old, new = before.facts.pages[0].trim, after.facts.pages[0].trim
    kept = [
        window(x.data, 1, (cut[2], cut[1], cut[2] + 3, cut[3])) for x, cut in ((before, old), (after, new))
    ]
    assert np.array_equal(*kept)


def test_each_page_is_mended_at_the_sides_it_lacks() -> None:
    before = looked(pdf(_page(0, 3, 3, 3), _page(3, 3, 3, 0)))
    proposal = before.proposal("mirror-bleed")
    assert proposal is not None
    assert (proposal.fix.parameters["lacks_left"], proposal.fix.parameters["lacks_top"]) == ("1", "2")
    assert proposal.opt_in
    assert before.mended("mirror-bleed").report.verdict == "pass"


def test_a_page_whose_cut_nobody_tells_is_left_alone() -> None:
    assert looked(pdf(page((90, 90), boxes=("Media",)))).proposal("mirror-bleed") is None
