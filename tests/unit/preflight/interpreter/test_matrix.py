import math

import pytest

from preflight.interpreter.matrix import (
    IDENTITY,
    Matrix,
    is_upright,
    join,
    left_beside,
    overlap,
    scale,
    significant,
    thinnest,
    through,
    times,
)


def test_the_first_matrix_of_two_is_applied_first() -> None:
    assert times((1, 0, 0, 1, 5, 0), (2, 0, 0, 2, 0, 0)) == (2, 0, 0, 2, 10, 0)


def test_a_box_through_a_matrix_is_the_upright_box_around_it() -> None:
    assert through((0, 0, 2, 1), (0, 1, -1, 0, 10, 0)) == (9, 0, 10, 2)
    assert through((0, 0, 2, 1), (-1, 0, 0, -2, 5, 5)) == (3, 3, 5, 5)
    half = math.sqrt(0.5)
    assert through((0, 0, 1, 1), (half, half, -half, half, 0, 0)) == pytest.approx((-half, 0, half, 2 * half))


def test_what_lies_outside_a_clip_is_nothing() -> None:
    assert overlap((0, 0, 2, 2), (1, 1, 9, 9)) == (1, 1, 2, 2)
    assert overlap((0, 0, 1, 1), (1, 1, 9, 9)) is None
    assert overlap((math.nan, 0, 1, 1), (0, 0, 9, 9)) == (0, 0, 1, 1)


def test_a_line_without_width_can_be_seen() -> None:
    assert overlap((0, 5, 9, 5), (0, 0, 9, 9)) == (0, 4.995, 9, 5.005)


def test_boxes_join() -> None:
    assert join((0, 5, 1, 6), (3, 0, 4, 1)) == (0, 0, 4, 6)


@pytest.mark.parametrize(
    ("matrix", "larger", "thin"),
    [
        (IDENTITY, 1, 1),
        ((2, 0, 0, 8, 0, 0), 4, 2),
        ((0, 3, -3, 0, 0, 0), 3, 3),
        ((1, 0, 1, 1, 0, 0), 1, (math.sqrt(5) - 1) / 2),
        ((1, 1, 1, 1, 0, 0), 0, 0),
    ],
)
def test_how_much_a_matrix_enlarges(matrix: tuple[float, ...], larger: float, thin: float) -> None:
    assert (scale(matrix), thinnest(matrix)) == pytest.approx((larger, thin))  # type: ignore[arg-type]


def test_sizes_have_four_digits_and_are_finite() -> None:
    assert (significant(11.99999), significant(0.123456), significant(math.inf)) == (12, 0.1235, 1e6)


def test_of_boxes_those_are_left_that_reach_past_a_cover() -> None:
    beside = [(5.0, 20, 30, 30), (20, 5, 30, 30), (20, 20, 45, 30), (20, 20, 30, 45)]
    assert left_beside((10, 10, 40, 40), [*beside, (10, 10, 40, 40), (20, 20, 30, 30)]) == beside


@pytest.mark.parametrize(
    ("matrix", "upright"),
    [((2, 0, 0, -3, 5, 5), True), ((0, 1, -1, 0, 0, 0), True), ((0.8, 0.6, -0.6, 0.8, 0, 0), False)],
)
def test_rectangles_stay_upright_by_quarter_turns(matrix: Matrix, upright: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_upright(matrix) is upright
