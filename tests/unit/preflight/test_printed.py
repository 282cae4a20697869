from dataclasses import replace

import pytest

from marks_builders import (
    AROUND,
    BESIDE,
    ELSEWHERE,
    HERE,
    RED,
    WHITE,
    area,
    file_of,
    line,
    page_of,
    picture,
    text,
)
from preflight.facts import Rect
from preflight.facts.marks import MOST_RECTS
from preflight.printed import (
    Seen,
    colours,
    fills,
    images,
    lines,
    lying_over_ink,
    names,
    over_ink,
    texts,
    told,
)
from preflight_builders import a4


def test_what_reaches_into_the_cut_is_kept_with_those_places() -> None:
    mark = replace(text(), rects_mm=(BESIDE, HERE, (1, 1, 3.2, 9)))
    [seen] = texts(file_of(page_of(mark)), a4(), lambda _: True)
    assert (seen.mark, seen.rects) == (mark, (HERE,))


@pytest.mark.parametrize("at", [BESIDE, (0, 150, 3, 150.1), (3, 0, 3.1, 3), (213, 300, 216, 303)])
def test_crop_marks_and_colour_bars_are_cut_away(at: Rect) -> None:
    facts = file_of(page_of(line(at=at), area(at=at), picture(at=at), text(at=at)))
    assert [pick(facts, a4(), lambda _: True) for pick in (lines, fills, images, texts)] == [[], [], [], []]
    assert colours(facts, a4(), lambda _: True) == []


def test_places_joined_from_too_many_marks_count_only_inside_the_page() -> None:
    marks = tuple((x, 1.0, x + 1.0, 2.0) for x in range(MOST_RECTS - 1))
    whole = replace(line(), count=99, rects_mm=(*marks, (0.0, 0.0, 216.0, 303.0)))
    inside = replace(line(), count=99, rects_mm=(*marks, (20.0, 20.0, 200.0, 250.0)))
    framed = file_of(page_of(whole), replace(page_of(inside, number=2), media=(-20, -20, 236, 323)))
    assert [seen.page.number for seen in lines(framed, a4(), lambda _: True)] == [1, 2]
    far = replace(whole, rects_mm=(*marks, (-9.0, -9.0, 225.0, 312.0)))
    assert lines(file_of(page_of(far)), a4(), lambda _: True) == []


def test_colours_say_what_they_are_used_for() -> None:
    facts = file_of(page_of(picture(), text(stroke=RED), line(), area()))
    seen = colours(facts, a4(), lambda painted: painted.colour == RED)
    assert names(seen) == "text, areas"
    assert names(colours(facts, a4(), lambda _: True)) == "text, lines, areas, pictures"


def test_over_ink_needs_most_of_a_mark() -> None:
    def places(ground: Rect, *, white: Rect | None = None) -> tuple[Rect, ...]:
        marks = [text(), area(at=ground)] + ([area(WHITE, at=white)] if white else [])
        return over_ink(Seen(page_of(*marks), text(), (HERE,)))

    assert places(AROUND) == (HERE,)
    assert places((50, 50, 55, 55)) == (HERE,)
    assert places((50, 50, 54, 55)) == ()
    assert places(ELSEWHERE) == ()
    assert places(AROUND, white=(0, 0, 216, 303)) == (HERE,)
    assert places(AROUND, white=(45, 45, 65, 60)) == ()


def test_only_marks_over_ink_stay() -> None:
    page = page_of(text(), text(at=ELSEWHERE), picture(at=AROUND))
    seen = [Seen(page, text(), (HERE,)), Seen(page, text(), (ELSEWHERE,))]
    assert lying_over_ink(seen) == seen[:1]


def test_a_line_without_height_can_lie_over_ink() -> None:
    flat = (50.0, 50.0, 60.0, 50.0)
    assert over_ink(Seen(page_of(line(at=flat), area(at=AROUND)), line(at=flat), (flat,))) == (flat,)


def test_a_page_is_one_hit_with_each_place_once() -> None:
    page = page_of()
    seen = [Seen(page, 1, (HERE, AROUND)), Seen(page, 2, (HERE,)), Seen(page_of(number=5), 3, (HERE,))]
    hits = list(told("case", seen, measured=2.0, wanted=3.0, unit="pt"))
    assert [(hit.page, hit.rects_mm, hit.measured) for hit in hits] == [
        (1, (HERE, AROUND), 2.0),
        (5, (HERE,), 2.0),
    ]


def test_letters_that_are_pictures_do_not_lie_on_themselves() -> None:
    emoji = (49.9, 49.8, 60.1, 55.5)
    assert over_ink(Seen(page_of(text(), picture(at=emoji)), text(), (HERE,))) == ()
