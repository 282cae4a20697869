from dataclasses import replace

import pytest

from preflight import Expected, evaluate, load_profile
from preflight.facts import ImageFacts, Rect
from preflight_builders import a4, page_facts, some_facts, told

CUT = (20.0, 20.0, 230.0, 317.0)


def cases(
    rect: Rect, order: Expected | None = None, defined: tuple[str, ...] = ("media", "trim")
) -> list[str]:
    page = replace(
        page_facts(media=(0.0, 0.0, 250.0, 337.0), trim=CUT),
        images=(ImageFacts(900, 900, 8, 300.0, rect),),
        defined=defined,
    )
    report = evaluate(some_facts(page), order or a4(), load_profile("sheetfed"))
    return [case for case, _, _ in told(report, "outside-page")]


@pytest.mark.parametrize(
    ("right_edge", "found"), [(16.0, ["beside"]), (16.6, []), (17.0, []), (20.0, []), (40.0, [])]
)
def test_what_touches_the_bleed_is_on_the_page(right_edge: float, found: list[str]) -> None:
    assert cases((2.0, 50.0, right_edge, 60.0)) == found


def test_where_nobody_says_where_to_cut_nothing_is_outside() -> None:
    assert cases((2.0, 50.0, 9.0, 60.0), Expected(), ("media",)) == []
