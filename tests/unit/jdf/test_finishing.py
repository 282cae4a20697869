"""Holes, cuts and films where the wish says they are, in figures worked out by hand."""

import pytest

from jdf import Finish, Size
from jdf.finishing import finish_words, finishing_intents, holes_of, is_said, unsaid_finishes
from jdf.resources.shape_cutting_intent import ShapeCuttingIntent
from jdf_builders import part

CARD = Size(85, 55)
SHEET = Size(200, 100)


def centres(finish: Finish, size: Size = SHEET) -> list[tuple[float, ...]]:
    return [hole.center_mm for hole in holes_of(finish, size)]


def test_two_holes_for_filing_stand_about_the_middle_of_their_edge():
    filing = Finish("drill", edge="left", diameter_mm=5.5, count=2, pitch_mm=80, offset_mm=12)
    assert centres(filing) == [(12, 10), (12, 90)]


def test_eyelets_all_round_share_their_corners_and_are_at_most_a_pitch_apart():
    eyelets = Finish("eyelet", edge="all", diameter_mm=12, offset_mm=10, pitch_mm=90)
    assert centres(eyelets) == [(10, 10), (100, 10), (190, 10), (190, 90), (10, 90), (100, 90)]


@pytest.mark.parametrize(
    ("edge", "centre"),
    [("left", (9, 50)), ("right", (191, 50)), ("bottom", (100, 9)), ("top", (100, 91))],
)
def test_one_hole_stands_in_the_middle_of_each_edge(edge: str, centre: tuple[float, float]):
    assert centres(Finish("drill", edge=edge, diameter_mm=6, count=1, offset_mm=9)) == [centre]


def test_a_perforation_runs_across_the_piece_so_far_from_its_edge():
    wish = Finish("perforate", edge="top", offset_mm=15)
    [intent] = finishing_intents(part("single", 2, CARD, 135, wish), "1")
    assert isinstance(intent, ShapeCuttingIntent)
    assert intent.cuts[0].cut_path == "0.000 113.386 m 240.945 113.386 l"


def test_round_corners_are_an_outline_of_four_lines_and_four_curves():
    [intent] = finishing_intents(part("single", 2, CARD, 135, Finish("roundCorner", radius_mm=5)), "1")
    assert isinstance(intent, ShapeCuttingIntent)
    path = intent.cuts[0].cut_path
    assert path.startswith("14.173 0.000 m 226.772 0.000 l ")
    assert (path.count("l"), path.count("c"), path[-1]) == (4, 4, "h")


def test_what_has_no_place_is_told_with_all_that_was_wished():
    wish = Finish("score", edge="left", offset_mm=99)
    assert not is_said(wish)
    assert list(unsaid_finishes(part("single", 2, CARD, 135, wish))) == [
        "single: score (front, edge left, 99 mm from the edge)"
    ]


def test_a_wish_that_says_no_place_is_told_instead_of_guessed():
    assert [is_said(Finish("drill")), is_said(Finish("drill", edge="left", diameter_mm=6))] == [False, True]


def test_what_is_lost_of_a_wish_is_told_alone():
    wish = Finish("laminate", "both", "matte", film="BOPP 28")
    assert list(unsaid_finishes(part("cover", 4, CARD, 135, wish))) == ["cover: of laminate (film BOPP 28)"]
    assert finish_words(wish) == "laminate (both, matte, film BOPP 28)"
