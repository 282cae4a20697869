import pytest

from artwork_builders import card, picture_facts
from preflight import Expected, evaluate, load_profile

CHECK = "picture-shape"


def found(wide: int, high: int, order: Expected | None = None) -> list[tuple[str, object]]:
    report = evaluate(picture_facts(width_px=wide, height_px=high), order or card(), load_profile("sheetfed"))
    return [(f.arguments["case"], f.measured) for f in report.findings if f.check == CHECK]


@pytest.mark.parametrize(
    ("wide", "high", "expected"),
    [
        (910, 610, []),
        (915, 610, []),
        (850, 550, [("no-bleed", None)]),
        (1000, 500, [("shape", 31.0)]),
        (610, 910, [("turned", None)]),
        (610, 1300, [("turned", None), ("shape", 39.0)]),
    ],
)
def test_the_shape_is_compared_with_trim_and_bleed(
    wide: int, high: int, expected: list[tuple[str, object]]
) -> None:
    assert sorted(found(wide, high), key=str) == sorted(expected, key=str)


def test_an_order_without_bleed_asks_for_the_cut_size() -> None:
    assert found(850, 550, card(bleed=0)) == []


def test_a_square_is_never_turned() -> None:
    square = Expected(part="single", trim_w_mm=100.0, trim_h_mm=100.0, bleed_mm=3.0)
    assert found(1000, 1000, square) == []
