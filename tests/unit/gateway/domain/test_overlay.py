from dataclasses import replace

import pytest

from gateway.domain.overlay import Box, Labelled, Overlay, overlay
from preflight import Expected, evaluate, load_profile
from preflight_builders import a4, known_facts, page, page_facts, pdf, some_facts


def overlays(*pages: bytes, expected: Expected | None = None) -> list[Overlay]:
    facts = known_facts(pages[0])
    order = expected or replace(a4(), safe_mm=5.0)
    report = evaluate(facts, order, load_profile("sheetfed"))
    labelled = [Labelled(finding, finding.customer) for finding in report.findings]
    return [overlay(each, order, labelled) for each in facts.pages]


def test_a_sound_page_shows_cut_bleed_and_safe_zone_and_no_mark() -> None:
    [found] = overlays(pdf(page()))
    assert (found.width_mm, found.height_mm) == (pytest.approx(216), pytest.approx(303))
    assert found.trim == Box(3, 3, 210, 297)
    assert found.bleed == Box(0, 0, 216, 303)
    assert found.safe == Box(8, 8, 200, 287)
    assert str(found.frame) == "0 0 216 303"
    assert (found.marks, found.numbers) == ((), ())


def test_missing_bleed_is_only_the_strip_that_is_missing() -> None:
    [found] = overlays(pdf(page(margins=(1, 3, 3, 3))))
    [mark] = found.marks
    assert mark.box == Box(-2, 3, 2, 297)
    assert (mark.number, mark.target, mark.severity) == (1, "finding-1", "error")
    assert not mark.is_outline
    assert str(found.frame) == "-2 0 216 303"


def test_a_page_without_any_bleed_has_four_strips_of_one_number() -> None:
    [found] = overlays(pdf(page(bleed=0)))
    assert {mark.number for mark in found.marks} == {1}
    assert [mark.box for mark in found.marks] == [
        Box(-3, 0, 3, 297),
        Box(0, 297, 210, 3),
        Box(210, 0, 3, 297),
        Box(0, -3, 210, 3),
    ]
    assert str(found.frame) == "-3 -3 216 303"


def test_a_wrong_size_is_drawn_as_an_edge() -> None:
    [found] = overlays(pdf(page((200, 280))))
    assert [mark.is_outline for mark in found.marks] == [True]


def test_each_page_carries_its_own_marks_and_the_same_numbers() -> None:
    first, second, third = overlays(pdf(page(bleed=0), page(), page(bleed=0)))
    assert [each.numbers for each in (first, second, third)] == [(1,), (), (1,)]
    assert len(first.marks) == len(third.marks) == 4


def test_a_finding_without_a_place_marks_nothing() -> None:
    order = replace(a4(), pages=4)
    [found] = overlays(pdf(page()), expected=order)
    assert found.marks == ()


def test_a_turned_page_is_drawn_as_it_is_shown() -> None:
    [found] = overlays(pdf(page((297, 210), margins=(3, 3, 3, 1), entries="/Rotate 90")))
    [mark] = found.marks
    assert (found.width_mm, found.height_mm) == (pytest.approx(214), pytest.approx(303))
    assert mark.box == Box(214, 3, 2, 297)


def test_a_place_as_thin_as_a_line_still_can_be_seen_and_hit() -> None:
    [found] = overlays(pdf(page(margins=(2.7, 3, 3, 3))))
    assert found.marks[0].box.width == 1


def test_a_place_far_off_the_page_does_not_shrink_it_to_a_dot() -> None:
    facts = some_facts(page_facts(media=(0, 0, 100, 100), trim=(-9e5, -9e5, 9e5, 9e5)))
    order = a4()
    report = evaluate(facts, order, load_profile("sheetfed"))
    found = overlay(facts.pages[0], order, [Labelled(f, "x") for f in report.findings])
    assert found.frame == Box(-50, -50, 200, 200)


def test_without_an_order_there_is_a_cut_and_nothing_else() -> None:
    [found] = overlays(pdf(page()), expected=Expected())
    assert (found.bleed, found.safe, found.trim) == (None, None, Box(3, 3, 210, 297))
