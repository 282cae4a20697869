from dataclasses import replace

import pytest

from preflight import Facts, PageFacts, evaluate, load_profile
from preflight.facts import Rect
from preflight_builders import a4, page, page_facts, pdf, some_facts, told
from preflight_builders import check as check_file


def verdict(boxed: PageFacts) -> list[tuple[str, str, str]]:
    facts: Facts = some_facts(boxed)
    return told(evaluate(facts, a4(), load_profile("sheetfed")), "box-nesting")


@pytest.mark.parametrize(("too_wide_mm", "found"), [(0.01, []), (0.02, [("outside", "error", "1")])])
def test_a_hundredth_of_a_millimetre_is_rounding(
    too_wide_mm: float, found: list[tuple[str, str, str]]
) -> None:
    assert verdict(replace(page_facts(), bleed=(0.0, 0.0, 216.0 + too_wide_mm, 303.0))) == found


@pytest.mark.parametrize("art", [(-9.0, -9.0, 300.0, 400.0), (20.0, 20.0, 30.0, 30.0)])
def test_an_art_box_beside_a_trim_box_is_only_told(art: Rect) -> None:
    both = replace(page_facts(), art=art, defined=("media", "trim", "art"))
    assert verdict(both) == [("both", "info", "1")]


def test_boxes_the_file_does_not_give_are_not_compared() -> None:
    assert verdict(replace(page_facts(), bleed=(9.0, 9.0, 10.0, 10.0), defined=("media", "trim"))) == []


def test_the_operator_reads_which_box_is_out_of_which() -> None:
    report = check_file(pdf(page(boxes=("Media", "Trim"), entries="/BleedBox[0 0 999 999]")))
    [finding] = [f for f in report.findings if f.check == "box-nesting"]
    assert "the BleedBox is" in finding.message
    assert "outside of the MediaBox" in finding.message
