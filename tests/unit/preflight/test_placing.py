import pytest

from artwork_builders import card, picture_facts
from preflight import Expected
from preflight.facts import PictureFacts
from preflight.placing import Placed, placed_on


def placed(wide: int, high: int, *, bleed_mm: float | None = None, orientation: int = 1) -> Placed | None:
    picture = picture_facts(width_px=wide, height_px=high, orientation=orientation).artwork.picture
    return placed_on(picture, card(), bleed_mm=bleed_mm)


def test_a_picture_fills_trim_and_bleed() -> None:
    found = placed(910, 610)
    assert found is not None
    assert (found.size_mm, found.turned, found.size_text) == ((91.0, 61.0), False, "91 x 61")
    assert found.ppi == pytest.approx(254)
    assert found.cut_mm == pytest.approx(0)
    assert found.pixels_at(300) == (1075, 720)


def test_what_hangs_over_is_cut_off() -> None:
    found = placed(1820, 610)
    assert found is not None
    assert found.cut_mm == pytest.approx(91)
    assert found.ppi == pytest.approx(254)


def test_a_picture_that_lies_across_is_turned_and_one_that_its_file_turns_is_not() -> None:
    assert [each.turned for each in (placed(610, 910), placed(610, 910, orientation=6)) if each] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("picture", "order"),
    [(None, card()), (PictureFacts(9, 9, "RGB", 8), Expected()), (PictureFacts(0, 9, "RGB", 8), card())],
)
def test_nothing_is_placed_without_both_sizes(picture: PictureFacts | None, order: Expected) -> None:
    assert placed_on(picture, order) is None
