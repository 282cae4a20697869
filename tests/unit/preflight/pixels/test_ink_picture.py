"""The ink of a page as a picture: red where too much lies, and a reason where there is none."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pixel_builders import patch
from preflight import NoPicture, Picture, PictureFailure, PictureWish, draw_page
from preflight_builders import locked, page, pdf

HEAVY = pdf(page((50, 50)), page((50, 50), content=f"1 1 1 1 k {patch(10, 10, 20)} f".encode()))


def drawn(tmp_path: Path, data: bytes, number: int) -> Picture | PictureFailure:
    path = tmp_path / "heavy.pdf"
    path.write_bytes(data)
    return draw_page(path, PictureWish(number, 1200, ink_limit=300))


def test_the_heavy_place_is_red_and_the_paper_white(tmp_path: Path) -> None:
    picture = drawn(tmp_path, HEAVY, 2)
    assert isinstance(picture, Picture)
    assert picture.pages == 2
    pixels = Image.open(io.BytesIO(picture.data)).convert("RGB")
    red, green, blue = pixels.getpixel((picture.width_px * 2 // 5, picture.height_px * 3 // 5)) or ()
    assert (red > 200, green < 60, blue < 60) == (True, True, True)
    assert min(pixels.getpixel((2, 2)) or (0,)) > 240


@pytest.mark.parametrize(
    ("data", "number", "reason"),
    [
        (HEAVY, 3, NoPicture.NO_SUCH_PAGE),
        (b"no PDF at all", 1, NoPicture.DAMAGED),
        (locked(HEAVY, user="x"), 1, NoPicture.LOCKED),
    ],
)
def test_where_there_is_no_picture_the_reason_is_told(
    tmp_path: Path, data: bytes, number: int, reason: NoPicture
) -> None:
    failure = drawn(tmp_path, data, number)
    assert isinstance(failure, PictureFailure)
    assert failure.reason is reason
