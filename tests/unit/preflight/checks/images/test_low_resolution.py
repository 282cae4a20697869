from dataclasses import replace

import pytest

from preflight import Verdict, evaluate, load_profile
from preflight_builders import Page, a4, check, image, known_facts, page, pdf, told

CHECK = "low-resolution"
RESOURCES = "/Resources<</XObject<</I 100 0 R>>>>"


def with_picture(size_pt: float = 72) -> Page:
    return page(content=f"q {size_pt} 0 0 {size_pt} 100 100 cm /I Do Q".encode(), entries=RESOURCES)


@pytest.mark.parametrize(
    ("pixels", "found"),
    [(300, []), (200, []), (199, [("low", "warning", "1")]), (100, [("low", "warning", "1")]),
     (99, [("coarse", "warning", "1")])],
)  # fmt: skip
def test_pixels_an_inch_are_weighed(pixels: int, found: list[tuple[str, str, str]]) -> None:
    report = check(pdf(with_picture(), extra=(image(pixels, pixels),)))
    assert told(report, CHECK) == found
    assert report.verdict is (Verdict.WARN if found else Verdict.PASS)


def test_one_finding_speaks_for_all_pages_with_the_lowest_figure_and_every_place() -> None:
    report = check(pdf(with_picture(), page(), with_picture(144), extra=(image(150, 150),)))
    assert told(report, CHECK) == [("coarse", "warning", "1, 3")]
    [finding] = report.findings
    assert (finding.measured, finding.wanted, finding.count) == (75, 200, 2)
    assert [place.page for place in finding.places] == [1, 3]
    assert finding.places[0].rect_mm == pytest.approx((35.278, 35.278, 60.678, 60.678))


def test_the_order_may_ask_for_more() -> None:
    facts = known_facts(pdf(with_picture(), extra=(image(250, 250),)))
    profile = load_profile("sheetfed")
    assert evaluate(facts, a4(), profile).findings == ()
    assert [f.check for f in evaluate(facts, replace(a4(), min_ppi=300.0), profile).findings] == [CHECK]


@pytest.mark.parametrize(
    ("size_pt", "picture"),
    [(10, image(5, 5)), (72, image(1, 256)), (72, image(50, 50, "/ImageMask true"))],
    ids=["tiny", "a strip that is a gradient", "line art"],
)
def test_what_is_no_photograph_is_left_alone(size_pt: float, picture: bytes) -> None:
    assert told(check(pdf(with_picture(size_pt), extra=(picture,))), CHECK) == []
