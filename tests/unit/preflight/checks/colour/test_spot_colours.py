from dataclasses import replace

from marks_builders import BESIDE, area, cases, file_of, found, ink, page_of, spot, text
from preflight import Expected
from preflight_builders import a4

CHECK = "spot-colours"
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def order(*spots: str) -> Expected:
    return replace(a4(), colours_front=(*PROCESS, *spots), spots=spots)


def test_a_spot_that_nobody_ordered_is_told() -> None:
    gold = area(ink(1, space=spot("PANTONE 871 C")))
    assert cases(CHECK, gold, expected=order()) == ["not-ordered"]
    assert cases(CHECK, gold, expected=order("Silver")) == ["not-ordered", "not-used"]


def test_an_ordered_spot_may_be_spelt_for_another_paper() -> None:
    gold = area(ink(1, space=spot("PANTONE 871 C")))
    assert cases(CHECK, gold, expected=order("Pantone 871 U")) == []


def test_a_line_for_cutting_is_no_ink() -> None:
    cut = area(ink(1, space=spot("CutContour")))
    assert cases(CHECK, cut, expected=order()) == ["tool"]
    assert cases(CHECK, cut, expected=order("Cut Contour")) == []


def test_an_ordered_spot_that_nothing_uses_is_told() -> None:
    assert cases(CHECK, text(), expected=order("Gold")) == ["not-used"]
    assert found(CHECK, file_of(), order("Gold")) == []


def test_bars_and_marks_beside_the_page_do_not_count() -> None:
    assert cases(CHECK, area(ink(1, space=spot("Gold")), at=BESIDE), expected=order()) == []


def test_where_the_order_says_nothing_only_very_many_are_told() -> None:
    inks = [area(ink(1, space=spot(name))) for name in ("Gold", "Silver", "Warm Red", "Reflex Blue", "Neon")]
    tools = [area(ink(1, space=spot("Varnish")))]
    assert found(CHECK, file_of(page_of(*inks, *tools))) == [("too-many", None, 5)]
    assert cases(CHECK, *inks[:4], *tools) == []


def test_each_ink_of_several_in_one_space_counts() -> None:
    duo = area(ink(1, 1, space=spot("Black", "Gold")))
    assert cases(CHECK, duo, expected=order()) == ["not-ordered"]
    assert cases(CHECK, duo, expected=order("Gold")) == []
