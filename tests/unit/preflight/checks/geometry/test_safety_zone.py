from dataclasses import replace

import pytest

from preflight import Expected, evaluate, load_profile
from preflight.facts import TextFacts
from preflight.facts.marks import Overprint
from preflight_builders import a4, page_facts, some_facts

TRIM = (3.0, 3.0, 213.0, 300.0)
BLOCK = replace(a4(pages=16), safe_mm=5.0, role="body", binding="saddleStitch", creep_mm=2.0)


def measured(page: int, left_mm: float, right_mm: float, order: Expected) -> list[tuple[str, float]]:
    """Judge sixteen pages with one text on one of them, so far from the left and the right of the cut."""
    text = TextFacts(
        0, 10.0, None, None, Overprint.OFF, 4, ((TRIM[0] + left_mm, 100.0, TRIM[2] - right_mm, 104.0),)
    )
    pages = [
        replace(page_facts(media=(0.0, 0.0, 216.0, 303.0), trim=TRIM), number=number)
        for number in range(1, 17)
    ]
    pages[page - 1] = replace(pages[page - 1], texts=(text,))
    report = evaluate(some_facts(*pages), order, load_profile("sheetfed"))
    found = [finding for finding in report.findings if finding.check == "safety-zone"]
    return [(finding.arguments["case"], float(finding.measured or 0)) for finding in found]


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (1, 7 - 0.5),
        (2, 7 - 0.5),
        (3, 7 - 1.0),
        (7, 7 - 2.0),
        (8, 7 - 2.0),
        (9, 7 - 2.0),
        (15, 7 - 0.5),
        (16, 7 - 0.5),
    ],
)
def test_each_sheet_is_pushed_out_further_than_the_one_around_it(page: int, left: float) -> None:
    outer = {"left_mm": 50.0, "right_mm": 7.0} if page % 2 else {"left_mm": 7.0, "right_mm": 50.0}
    wanted = replace(BLOCK, safe_mm=7.0)
    found = measured(page, outer["left_mm"], outer["right_mm"], wanted)
    assert found == ([("pushed", left)] if left < 6.5 else [])


@pytest.mark.parametrize(
    ("mm", "found"), [(4.5, []), (4.4, [("near", 4.4)]), (0.0, [("near", 0.0)]), (-0.6, [("cut", 0.6)])]
)
def test_half_a_millimetre_is_no_matter(mm: float, found: list[tuple[str, float]]) -> None:
    assert measured(1, mm, 50.0, replace(a4(pages=16), safe_mm=5.0)) == found


@pytest.mark.parametrize(
    ("edge", "page", "found"),
    [("left", 1, []), ("left", 2, ["near"]), ("right", 1, ["near"]), ("right", 2, [])],
)
def test_a_stitched_spine_is_not_cut(edge: str, page: int, found: list[str]) -> None:
    order = replace(BLOCK, binding_edge=edge, creep_mm=0.0)
    assert [case for case, _ in measured(page, 1.0, 50.0, order)] == found
