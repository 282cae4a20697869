import pytest

from atomic_print_builders import sheet
from fixup_builders import VARIANTS, looked
from preflight.facts import PageFacts
from preflight_builders import page, pdf, stream

SHARED = stream(b"0 0 0 1 K 0.4 w 0 0 m 99 0 l S", "/Type/XObject/Subtype/Form/BBox[-9 -9 99 99]")
DRAWN = "/XObject<</X 101 0 R>>"


def widths(found: PageFacts) -> list[float]:
    return sorted(line.width_pt for line in found.lines)


@pytest.mark.parametrize("way", VARIANTS)
def test_a_form_drawn_small_and_large_is_widened_only_where_it_is_thin(way: str) -> None:
    twice = "q 1 0 0 1 99 99 cm /X Do Q q 0.3 0 0 0.3 99 300 cm /X Do Q q 0.1 0 0 0.1 99 500 cm /X Do Q"
    before = looked(VARIANTS[way](sheet(twice, resources=DRAWN, extra=(SHARED,))))
    assert widths(before.facts.pages[0]) == pytest.approx([0.04, 0.12, 0.4], rel=0.01)
    after = before.mended("raise-hairlines")
    assert widths(after.facts.pages[0]) == pytest.approx([0.25, 0.4], rel=0.01)


def test_a_width_that_a_graphics_state_sets_is_raised_and_set_back() -> None:
    lines = "/Thin gs 99 99 m 200 99 l S 2 w 99 200 m 200 200 l S /Thin gs 0 0 1 0 k 99 300 m 200 300 l b"
    set_by = page(content=lines.encode(), entries="/Resources<</ExtGState<</Thin<</LW 0.1>>>>>>")
    after = looked(pdf(set_by)).mended("raise-hairlines")
    assert widths(after.facts.pages[0]) == pytest.approx([0.25, 2.0], rel=0.01)


def test_white_lines_and_pages_without_hairlines_stay() -> None:
    thin = "0 0 0 1 K 0.1 w 99 99 m 200 99 l S"
    data = sheet("0 0 0 0 K 0.1 w 99 99 m 200 99 l S 0 0 0 1 K 1 w 99 300 m 200 300 l S", thin)
    after = looked(data).mended("raise-hairlines")
    assert widths(after.facts.pages[0]) == pytest.approx([0.1, 1.0], rel=0.01)
    assert widths(after.facts.pages[1]) == pytest.approx([0.25], rel=0.01)
