import pytest

from marks_builders import (
    AROUND,
    BESIDE,
    ELSEWHERE,
    RED,
    WHITE,
    area,
    cases,
    file_of,
    found,
    ink,
    page_of,
    text,
)
from preflight.facts import Colour

CHECK = "small-text"
ONE_TINT = ink(0, 0, 0, 0.5)


@pytest.mark.parametrize(
    ("size_pt", "colour", "expected"),
    [
        (4.9, ONE_TINT, ["one-ink"]),
        (4.99, ONE_TINT, []),
        (5.0, ONE_TINT, []),
        (7.9, RED, ["several-inks"]),
        (8.0, RED, []),
        (7.98, RED, []),
    ],
)
def test_the_size_is_weighed_by_the_number_of_inks(
    size_pt: float, colour: Colour, expected: list[str]
) -> None:
    assert cases(CHECK, text(size_pt, colour)) == expected


def test_white_text_counts_on_ink_alone() -> None:
    small = text(4, WHITE)
    assert cases(CHECK, small, area(at=AROUND)) == ["reversed"]
    assert cases(CHECK, text(6, WHITE), area(at=AROUND)) == []
    assert cases(CHECK, small) == []
    assert cases(CHECK, small, area(at=ELSEWHERE)) == []
    assert cases(CHECK, small, area(at=AROUND), area(WHITE, at=(45, 45, 70, 70))) == []


def test_notes_beside_the_page_are_cut_away() -> None:
    assert cases(CHECK, text(3, at=BESIDE)) == []


def test_one_finding_tells_the_smallest_of_all_pages() -> None:
    facts = file_of(page_of(text(4)), page_of(text(3), number=2))
    assert found(CHECK, facts) == [("one-ink", 1, 3), ("one-ink", 2, 3)]


def test_the_limits_can_be_set() -> None:
    assert cases(CHECK, text(6), least_pt=7.0) == ["one-ink"]
