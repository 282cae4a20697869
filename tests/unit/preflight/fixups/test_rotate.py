import pytest

from fixup_builders import looked
from preflight_builders import page, pdf


@pytest.mark.parametrize(("before", "after"), [("", 90), ("/Rotate 180", 270), ("/Rotate 360", 90)])
def test_a_quarter_is_added_to_how_the_page_was_turned(before: str, after: int) -> None:
    mended = looked(pdf(page((297, 210), entries=before))).mended("rotate")
    assert mended.facts.pages[0].rotate == after
    assert mended.facts.pages[0].trim == pytest.approx((3, 3, 213, 300), abs=0.01)


def test_only_the_pages_that_lie_on_their_side_are_turned() -> None:
    mended = looked(pdf(page(), page((297, 210)), page())).mended("rotate")
    assert [each.rotate for each in mended.facts.pages] == [0, 90, 0]
