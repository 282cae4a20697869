import pytest

from preflight import Expected
from preflight_builders import check, page, pdf, told


@pytest.mark.parametrize("angle", [90, 180, 270, -90])
def test_any_quarter_turn_is_told_and_nothing_more(angle: int) -> None:
    report = check(pdf(page(), page(entries=f"/Rotate {angle}")), Expected())
    assert told(report, "page-rotation") == [("turned", "info", "2")]


def test_pages_turned_alike_are_told_together() -> None:
    turned, over = page(entries="/Rotate 90"), page(entries="/Rotate 180")
    assert told(check(pdf(turned, over, turned), Expected()), "page-rotation") == [
        ("turned", "info", "1, 3"),
        ("turned", "info", "2"),
    ]


def test_an_angle_that_is_no_quarter_turn_is_none() -> None:
    assert told(check(pdf(page(entries="/Rotate 45")), Expected()), "page-rotation") == []
