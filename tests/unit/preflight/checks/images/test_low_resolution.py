from dataclasses import replace

import pytest

from marks_builders import BESIDE, Mark, cases, file_of, found, page_of, picture
from preflight import Verdict, evaluate, load_profile
from preflight_builders import Page, a4, check, image, page, pdf, told

CHECK = "low-resolution"
RESOURCES = "/Resources<</XObject<</I 100 0 R>>>>"


def with_picture(size_pt: float = 72) -> Page:
    return page(content=f"q {size_pt} 0 0 {size_pt} 100 100 cm /I Do Q".encode(), entries=RESOURCES)


@pytest.mark.parametrize(
    ("ppi", "expected"),
    [(300, []), (299.7, []), (297, []), (296.9, ["fair"]), (225, ["fair"]), (222.7, ["low"]), (150, ["low"]),
     (148.6, ["low"]), (148.15, ["coarse"]), (72, ["coarse"])],
)  # fmt: skip
def test_pixels_an_inch_are_weighed_with_a_hundredth_to_spare(ppi: float, expected: list[str]) -> None:
    assert cases(CHECK, picture(ppi)) == expected


@pytest.mark.parametrize(
    ("pixels", "severity", "verdict"),
    [(250, "info", Verdict.PASS), (180, "warning", Verdict.WARN), (72, "error", Verdict.STOP)],
)
def test_a_real_file_is_judged(pixels: int, severity: str, verdict: Verdict) -> None:
    report = check(pdf(with_picture(), extra=(image(pixels, pixels),)))
    assert [(weight, pages) for _, weight, pages in told(report, CHECK)] == [(severity, "1")]
    assert report.verdict is verdict


def test_one_finding_speaks_for_all_pages_with_the_lowest_figure_and_every_place() -> None:
    report = check(pdf(with_picture(), page(), with_picture(144), extra=(image(150, 150),)))
    assert told(report, CHECK) == [("coarse", "error", "1, 3")]
    [finding] = [f for f in report.findings if f.check == CHECK]
    assert (finding.measured, finding.wanted, finding.count) == (75, 225, 2)
    assert [place.page for place in finding.places] == [1, 3]
    assert finding.places[0].rect_mm == pytest.approx((35.278, 35.278, 60.678, 60.678))


def test_the_order_may_ask_for_more_or_less() -> None:
    def judged(ppi: float, asked: float | None) -> list[str]:
        return cases(CHECK, picture(ppi), expected=replace(a4(), min_ppi=asked))

    assert judged(290, None) == ["fair"]
    assert judged(290, 300) == ["low"]
    assert judged(100, 90) == []
    assert judged(80, 90) == ["coarse"]


@pytest.mark.parametrize(
    "mark",
    [
        picture(72, bits=1),
        picture(72, pixels=(16, 500)),
        picture(72, at=(50, 50, 54, 90)),
        picture(72, at=BESIDE),
    ],
    ids=["line art", "a strip that is a gradient", "tiny", "beside the cut"],
)
def test_what_is_no_photograph_on_the_page_is_left_alone(mark: Mark) -> None:
    assert cases(CHECK, mark) == []


def test_a_profile_sets_what_is_good() -> None:
    report = evaluate(file_of(page_of(picture(200))), a4(), load_profile("newspaper"))
    assert told(report, CHECK) == []
    assert found(CHECK, file_of(page_of(picture(200)))) == [("low", 1, 200)]
