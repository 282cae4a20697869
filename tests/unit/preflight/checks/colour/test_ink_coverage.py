from dataclasses import replace

import pytest

from pixel_builders import patch
from preflight_builders import a4, check, look, page, pdf, told

CHECK = "ink-coverage"


def inked(*colours: str) -> bytes:
    return pdf(*[page(content=f"{colour} {patch(50, 50)} f".encode()) for colour in colours])


@pytest.mark.parametrize(("limit", "found"), [(300.0, True), (320.0, True), (330.0, False), (400.0, False)])
def test_the_order_says_how_much_its_paper_takes(limit: float, found: bool) -> None:  # noqa: FBT001
    report = look(inked("1 1 .8 .45 k"), replace(a4(), max_tac=limit))
    assert told(report, CHECK) == ([("heavy", "error", "1")] if found else [])


def test_one_finding_speaks_for_all_pages_with_the_most_and_every_place() -> None:
    report = look(inked("1 1 1 1 k", "0 g", "1 1 1 .7 k"))
    assert told(report, CHECK) == [("heavy", "error", "1, 3")]
    [finding] = [f for f in report.findings if f.check == CHECK]
    assert (finding.measured, finding.wanted, finding.unit) == (400, 330, "%")
    assert [place.page for place in finding.places] == [1, 3]
    assert finding.places[0].rect_mm == pytest.approx((50, 50, 70, 70), abs=1.1)


def test_without_pixels_it_is_skipped_and_says_why() -> None:
    report = check(inked("1 1 .9 .8 k"))
    assert [skipped.why for skipped in report.skipped if skipped.check == CHECK] == [
        "the pixels of the pages were not measured"
    ]
    assert str(report.verdict) == "pass"
