import numpy as np
import pytest

from pixel_builders import drawn, measure, one_page, patch
from preflight.pixels.coverage import colour_of, ink_under, pieces, total_ink, total_of
from preflight.pixels.pixel_facts import HeavyInk, TotalInk


def total(content: str) -> TotalInk:
    plates = drawn(content).plates
    return total_ink(plates, total_of(plates))


def test_inks_are_added() -> None:
    found = total(f"1 .8 .6 .4 k {patch(10, 10)} f")
    assert found.most == pytest.approx(280, abs=1)
    assert found.p995 == pytest.approx(280, abs=1)


def test_heavy_ink_is_told_in_steps_with_its_area_and_box() -> None:
    found = total(f"1 1 .8 .49 k {patch(10, 30)} f").heavy
    assert [step.over for step in found] == [200, 220, 240, 250, 260, 270, 280, 290, 300, 310, 320]
    assert found[-1].largest_mm2 == pytest.approx(400, rel=0.1)
    assert found[-1].rect_mm == pytest.approx((10, 30, 30, 50), abs=1.1)


def test_the_largest_piece_is_told_from_all_the_area() -> None:
    found = total(f"1 1 1 1 k {patch(5, 5, 10)} f {patch(30, 30, 20)} f").over(300)
    assert isinstance(found, HeavyInk)
    assert found.area_mm2 == pytest.approx(500, rel=0.12)
    assert found.largest_mm2 == pytest.approx(400, rel=0.12)
    assert found.rect_mm == pytest.approx((30, 30, 50, 50), abs=1.1)


def test_a_limit_between_two_steps_takes_the_higher_so_that_nothing_is_flagged_wrongly() -> None:
    step = total(f"1 1 1 .2 k {patch(5, 5)} f").over(305)
    assert step is not None
    assert step.over == 310
    assert total(f"1 1 1 .05 k {patch(5, 5)} f").over(305) is None


def test_a_fine_line_of_much_ink_is_averaged_with_the_paper_around() -> None:
    assert total(f"1 1 1 1 k {patch(5, 5, 40, high=0.2)} f").most < 200


def test_pieces_hang_together_by_their_sides_whatever_their_shape() -> None:
    rows = (
        "#########",
        "#.......#",
        "#.#####.#",
        "#.#...#.#",
        "#.#.#.#.#",
        "#.#.###.#",
        "#.#.....#",
        "#.#######",
    )
    spiral = np.array([list(row) for row in rows]) == "#"
    labels = pieces(spiral)
    assert len(set(labels[spiral].tolist())) == 1
    apart = np.array([[1, 0, 1], [0, 1, 0]], bool)
    assert len(set(pieces(apart)[apart].tolist())) == 3
    assert set(pieces(apart)[~apart].tolist()) == {0}


def test_a_random_mask_is_labelled_as_a_search_from_cell_to_cell_labels_it() -> None:
    mask = np.random.default_rng(1).random((40, 50)) > 0.42
    labels, seen = pieces(mask), np.zeros(mask.shape, int)
    for start in zip(*np.nonzero(mask), strict=True):
        if not seen[start]:
            todo, mark = [start], int(labels[start])
            while todo:
                y, x = todo.pop()
                if 0 <= y < 40 and 0 <= x < 50 and mask[y, x] and not seen[y, x]:
                    seen[y, x] = mark
                    todo += [(y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)]
    assert (seen == labels).all()


@pytest.mark.parametrize(
    ("colour", "coloured"),
    [
        ("0 0 0 .7 k", 0),
        (".52 .43 .43 .08 k", 0),
        ("0 1 1 0 k", 11.1),
        (".5 .5 .5 rg", 0),
        (".2 0 0 0 k", 11.1),
    ],
)
def test_a_grey_of_four_inks_is_no_colour(colour: str, coloured: float) -> None:
    assert colour_of(drawn(f"{colour} {patch(10, 10)} f").plates) == pytest.approx(coloured, abs=0.3)


def test_ink_under_a_place_is_that_of_the_other_plates() -> None:
    plates = drawn(f".5 .2 0 0 k {patch(0, 0, 30)} f 0 0 0 1 k {patch(40, 40, 10)} f").plates
    assert ink_under(plates, (5, 5, 15, 15)) == pytest.approx(70, abs=1)
    assert ink_under(plates, (41, 41, 49, 49)) == 0
    assert ink_under(plates, (41, 41, 49, 49), but="Cyan") == pytest.approx(100, abs=1)
    assert ink_under(plates, (500, 500, 600, 600)) == 0


def test_a_page_says_which_plates_it_uses_and_whether_it_is_blank() -> None:
    (used,) = measure(one_page(f"1 0 0 0 k {patch(0, 0, 30)} f"))
    assert set(used.plates) == {"Cyan"}
    assert (used.plates["Cyan"].inked, used.plates["Cyan"].most) == (pytest.approx(25, abs=1), 100)
    (blank,) = measure(one_page(f"0 0 0 0 k {patch(0, 0, 60)} f 1 1 1 rg {patch(0, 0, 60)} f"))
    assert (used.is_blank, blank.is_blank) == (False, True)
