import pytest

from pixel_builders import patch
from preflight_builders import a4, blank, check, look, page, pdf, told


def test_a_page_with_its_bleed_passes() -> None:
    assert told(check(pdf(page(bleed=3))), "missing-bleed") == []


def test_more_bleed_than_ordered_passes() -> None:
    assert told(check(pdf(page(bleed=5))), "missing-bleed") == []


def test_bleed_without_any_box_but_media_passes() -> None:
    assert told(check(pdf(page(bleed=3, boxes=("Media",)))), "missing-bleed") == []


def test_a_bleed_rounded_away_by_the_exporting_program_passes() -> None:
    assert told(check(pdf(page(bleed=2.85))), "missing-bleed") == []


def test_a_page_without_bleed_is_flagged_with_its_number() -> None:
    report = check(pdf(page(), page(bleed=0)))
    assert told(report, "missing-bleed") == [("short", "error", "2")]
    (finding,) = report.findings
    assert (finding.measured, finding.wanted, finding.unit, finding.side) == (0, 3, "mm", "all sides")


def test_only_the_short_sides_are_named() -> None:
    (finding,) = check(pdf(page(margins=(1, 3, 1, 3)))).findings
    assert (finding.side, finding.measured) == ("left, right", 1)


@pytest.mark.parametrize(
    ("margins", "side"),
    [((0, 3, 3, 3), "left"), ((3, 0, 3, 3), "bottom"), ((3, 3, 0, 3), "right"), ((3, 3, 3, 0), "top")],
)
def test_each_side_is_told_apart(margins: tuple[float, float, float, float], side: str) -> None:
    (finding,) = check(pdf(page(margins=margins))).findings
    assert finding.side == side


def test_sides_are_those_of_the_page_as_it_is_shown() -> None:
    report = check(pdf(page((297, 210), margins=(0, 3, 3, 3), entries="/Rotate 90")))
    assert [finding.side for finding in report.findings if finding.check == "missing-bleed"] == ["top"]


def test_a_bleed_box_on_the_trim_means_no_bleed_however_large_the_sheet() -> None:
    trim = "42.5197 42.5197 637.7953 884.4094"
    data = pdf(page(bleed=15, boxes=("Media", "Trim"), entries=f"/BleedBox[{trim}]"))
    assert told(check(data), "missing-bleed") == [("short", "error", "1")]


def test_a_page_of_just_the_ordered_size_has_no_bleed() -> None:
    assert told(check(pdf(page(bleed=0, boxes=("Media",)))), "missing-bleed") == [("short", "error", "1")]


def test_a_blank_page_needs_no_bleed() -> None:
    assert told(check(pdf(page(), blank())), "missing-bleed") == []


def test_an_order_without_bleed_asks_for_none() -> None:
    assert told(check(pdf(page(bleed=0)), a4(bleed=0)), "missing-bleed") == []


def test_a_page_nobody_can_tell_the_cut_of_is_left_to_the_size_check() -> None:
    report = check(pdf(page((100, 100), bleed=0, boxes=("Media",))))
    assert {f.check for f in report.findings} == {"trim-size"}


def test_the_places_are_the_strips_that_are_missing_and_nothing_else() -> None:
    (finding,) = check(pdf(page(), page(margins=(3, 1, 3, 0)))).findings
    assert [(p.page, p.rect_mm) for p in finding.places] == [
        (2, (3, -2, 213, 0)),
        (2, (3, 298, 213, 301)),
    ]


def art(x: float, y: float, wide: float, high: float, *, bleed: float = 3) -> bytes:
    """A page with a rectangle, mm from the lower left of its paper."""
    return pdf(page(bleed=bleed, content=f"1 0 0 0 k {patch(x, y, wide, high=high)} f".encode()))


@pytest.mark.parametrize(
    ("rect", "side"),
    [
        ((3, 50, 50, 50), "left"),
        ((50, 3, 50, 50), "bottom"),
        ((163, 50, 50, 50), "right"),
        ((50, 250, 50, 50), "top"),
    ],
)
def test_art_that_ends_at_the_cut_is_seen_on_its_side(
    rect: tuple[float, float, float, float], side: str
) -> None:
    report = look(art(*rect))
    assert told(report, "missing-bleed") == [("art", "error", "1")]
    [finding] = report.findings
    assert (finding.side, finding.measured) == (side, 0)


def test_art_that_goes_on_into_the_bleed_passes_on_every_side() -> None:
    for rect in ((0, 50, 50, 50), (50, 0, 50, 50), (166, 50, 50, 50), (50, 253, 50, 50), (0, 0, 216, 303)):
        assert told(look(art(*rect)), "missing-bleed") == []


def test_how_far_art_goes_is_measured_to_a_third_of_a_millimetre() -> None:
    [finding] = look(art(1.5, 50, 50, 50)).findings
    assert finding.measured == pytest.approx(1.5, abs=0.36)


def test_a_page_without_bleed_passes_where_nothing_reaches_its_edge() -> None:
    data = art(20, 20, 100, 100, bleed=0)
    assert told(check(data), "missing-bleed") == [("short", "error", "1")]
    assert told(look(data), "missing-bleed") == []


def test_white_that_reaches_the_cut_needs_no_bleed() -> None:
    data = pdf(page(bleed=0, content=b"0 0 0 0 k 0 0 9999 9999 re f"))
    assert told(look(data), "missing-bleed") == []


def test_sides_that_art_reaches_on_a_turned_page_are_those_that_are_shown() -> None:
    data = pdf(page((297, 210), entries="/Rotate 90", content=f"0 g {patch(3, 50, 50)} f".encode()))
    [finding] = [found for found in look(data).findings if found.check == "missing-bleed"]
    assert finding.side == "top"
