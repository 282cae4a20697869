import io

import pikepdf
import pytest

from preflight.pixels.frame import Frame, frame_of
from preflight_builders import page, pdf


def frame(entries: str, size: tuple[float, float] = (100, 50), boxes: tuple[str, ...] = ("Media",)) -> Frame:
    data = pdf(page(size, margins=(1, 2, 3, 4), boxes=boxes, entries=entries))
    with pikepdf.open(io.BytesIO(data)) as opened:
        return frame_of(opened.pages[0].obj)


@pytest.mark.parametrize(
    ("rotate", "insets"),
    [(0, (1, 2, 3, 4)), (90, (2, 3, 4, 1)), (180, (3, 4, 1, 2)), (270, (4, 1, 2, 3)), (-90, (4, 1, 2, 3))],
)
def test_insets_turn_with_the_page(rotate: int, insets: tuple[float, ...]) -> None:
    found = frame(f"/Rotate {rotate}", boxes=("Media", "Trim"))
    assert found.insets_mm == pytest.approx(insets, abs=0.01)
    assert (found.width_mm > found.height_mm) is (rotate in {0, 180})


def test_user_unit_scales_everything() -> None:
    found = frame("/UserUnit 2", boxes=("Media", "Trim"))
    assert (found.width_mm, found.insets_mm[0]) == (pytest.approx(208, abs=0.01), pytest.approx(2, abs=0.01))


@pytest.mark.parametrize(
    "entries", ["/MediaBox[1 2 3]", "/MediaBox[0 0 0 0]", "/MediaBox(x)", "/UserUnit 0/Rotate 45"]
)
def test_nonsense_is_taken_as_every_reader_takes_it(entries: str) -> None:
    found = frame(entries, boxes=())
    assert (round(found.width_mm), round(found.height_mm)) == (216, 279)


def test_large_pages_get_as_many_pixels_as_there_may_be() -> None:
    wide, high = Frame((0, 0, 1, 1), 0, 1000, 2000, (0, 0, 0, 0)).pixels(72, 1 << 20)
    assert wide * high <= (1 << 20) * 1.01
    assert high / wide == pytest.approx(2, rel=0.01)
