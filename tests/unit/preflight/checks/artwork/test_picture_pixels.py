from dataclasses import replace

import pytest

from artwork_builders import card, picture_facts
from preflight import Expected, evaluate, load_profile, words

CHECK = "picture-pixels"


def found(
    wide: int, high: int, order: Expected | None = None, profile: str = "sheetfed"
) -> list[tuple[str, object]]:
    report = evaluate(picture_facts(width_px=wide, height_px=high), order or card(), load_profile(profile))
    return [(f.arguments["case"], f.measured) for f in report.findings if f.check == CHECK]


@pytest.mark.parametrize(
    ("wide", "high", "case"),
    [(1075, 721, []), (1065, 715, []), (1060, 710, ["fair"]), (806, 541, ["fair"]), (797, 534, ["low"]),
     (538, 361, ["low"]), (530, 355, ["coarse"])],
)  # fmt: skip
def test_pixels_are_weighed_on_the_ordered_size_with_its_bleed(wide: int, high: int, case: list[str]) -> None:
    assert [name for name, _ in found(wide, high)] == case


def test_a_picture_of_another_shape_is_measured_by_the_side_that_has_to_be_stretched_more() -> None:
    assert found(1075, 360) == [("low", 149.9)]


def test_a_turned_picture_has_as_many_pixels() -> None:
    assert found(720, 1075) == found(1075, 720) == []


def test_the_orders_own_least_takes_the_place_of_the_profiles() -> None:
    assert found(538, 361, replace(card(), min_ppi=150.0)) == []


def test_an_order_without_a_size_compares_nothing() -> None:
    assert found(9, 9, Expected(part="single")) == []


def test_large_format_is_content_with_less() -> None:
    assert found(538, 361, profile="large-format") == []


def test_the_customer_hears_both_sizes_in_pixels() -> None:
    report = evaluate(picture_facts(width_px=358, height_px=240), card(), load_profile("sheetfed"))
    [finding] = [f for f in report.findings if f.check == CHECK]
    assert finding.customer.endswith("it has 358 x 240 pixels. 1075 x 720 are good.")
    assert words(finding, "de").customer.endswith("Es hat 358 x 240 Pixel, gut sind 1075 x 720.")
