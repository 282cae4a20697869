from dataclasses import replace

import pytest

from preflight import Expected, evaluate, load_profile
from preflight_builders import a4, page_facts, some_facts, told

STITCHED = replace(a4(), binding="saddleStitch")
GLUED = replace(a4(), binding="softCover", colours_back=("Black",))


def verdict(pages: int, order: Expected) -> list[tuple[str, str, str]]:
    facts = some_facts(*[page_facts(number) for number in range(1, pages + 1)])
    return told(evaluate(facts, order, load_profile("sheetfed")), "binding-pages")


@pytest.mark.parametrize(
    ("pages", "found"), [(8, []), (9, ["fours"]), (96, []), (100, ["thick"]), (98, ["fours", "thick"])]
)
def test_stitched_pages_come_in_fours_and_are_not_too_many(pages: int, found: list[str]) -> None:
    assert [case for case, _, _ in verdict(pages, STITCHED)] == found


@pytest.mark.parametrize(
    ("pages", "found"), [(24, []), (25, ["pairs"]), (22, ["thin"]), (23, ["pairs", "thin"])]
)
def test_glued_pages_come_in_pairs_and_are_enough_for_a_spine(pages: int, found: list[str]) -> None:
    assert [case for case, _, _ in verdict(pages, GLUED)] == found


def test_another_number_than_ordered_is_the_page_counts_business() -> None:
    assert verdict(7, replace(STITCHED, pages=8)) == []
    assert verdict(7, replace(STITCHED, pages=7)) == [("fours", "error", "")]


def test_a_cover_is_not_the_block() -> None:
    assert verdict(4, replace(GLUED, role="cover")) == []
