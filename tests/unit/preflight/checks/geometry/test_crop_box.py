from dataclasses import replace

import pytest

from preflight import Expected, evaluate, load_profile
from preflight.facts import Rect
from preflight_builders import a4, page_facts, some_facts, told


def verdict(crop: Rect, order: Expected | None = None) -> list[tuple[str, str, str]]:
    cropped = replace(page_facts(), crop=crop, defined=("media", "crop", "trim"))
    return told(evaluate(some_facts(cropped), order or a4(), load_profile("sheetfed")), "crop-box")


@pytest.mark.parametrize(
    ("crop", "found"),
    [
        ((0.0, 0.0, 216.0, 303.0), []),
        ((0.05, 0.0, 216.0, 303.0), []),
        ((1.0, 1.0, 215.0, 302.0), [("hides-bleed", "info", "1")]),
        ((3.0, 3.0, 213.0, 300.0), [("hides-bleed", "info", "1")]),
        ((4.0, 3.0, 213.0, 300.0), [("cuts", "warning", "1")]),
    ],
)
def test_what_the_crop_hides_decides(crop: Rect, found: list[tuple[str, str, str]]) -> None:
    assert verdict(crop) == found


def test_an_order_without_bleed_needs_none_of_it_shown() -> None:
    assert verdict((3.0, 3.0, 213.0, 300.0), a4(bleed=0)) == []


def test_a_crop_the_file_does_not_give_hides_nothing() -> None:
    bare = replace(page_facts(), crop=(9.0, 9.0, 20.0, 20.0))
    assert told(evaluate(some_facts(bare), a4(), load_profile("sheetfed")), "crop-box") == []
