import io
from collections.abc import Callable
from typing import BinaryIO

import pytest

from artwork_builders import SRGB, pixels, saved
from preflight.artwork.screen import read_bmp, read_gif, read_jpeg2000, read_webp
from preflight.facts import PictureFacts


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"icc_profile": SRGB}])
def test_a_webp_of_each_kind_tells_its_size(options: dict[str, object]) -> None:
    picture = read_webp(io.BytesIO(saved(pixels((123, 45)), "WEBP", **options)))
    assert (picture.shown_px, picture.alpha, picture.damage) == ((123, 45), False, "")
    assert (picture.icc is not None) == ("icc_profile" in options)


def test_a_webp_that_is_see_through_or_moves_says_so() -> None:
    first = pixels((50, 40), "RGBA")
    first.putalpha(pixels((50, 40), "L"))
    picture = read_webp(io.BytesIO(saved(first, "WEBP", save_all=True, append_images=[first.rotate(180)])))
    assert (picture.shown_px, picture.alpha, picture.frames) == ((50, 40), True, 2)


def test_a_gif_tells_its_size_and_whether_it_is_whole() -> None:
    data = saved(pixels((123, 45)), "GIF")
    assert read_gif(io.BytesIO(data)).shown_px == (123, 45)
    assert [read_gif(io.BytesIO(each)).damage for each in (data, data[:200])] == ["", "it ends early"]


@pytest.mark.parametrize(("mode", "told"), [("RGB", "RGB"), ("1", "Bitmap"), ("P", "Indexed")])
def test_a_bmp_tells_its_size_and_mode(mode: str, told: str) -> None:
    data = saved(pixels((123, 45), mode), "BMP", dpi=(300, 300))
    picture = read_bmp(io.BytesIO(data))
    assert (picture.shown_px, picture.mode) == ((123, 45), told)
    assert picture.ppi[0] == pytest.approx(300, abs=0.1)
    assert read_bmp(io.BytesIO(data[:-9])).damage == "it ends early"


@pytest.mark.parametrize(("mode", "told"), [("RGB", "RGB"), ("L", "Gray")])
def test_a_jpeg_2000_tells_its_size_and_mode(mode: str, told: str) -> None:
    picture = read_jpeg2000(io.BytesIO(saved(pixels((123, 45), mode), "JPEG2000")))
    assert (picture.shown_px, picture.mode, picture.bits) == ((123, 45), told, 8)


@pytest.mark.parametrize("reader", [read_webp, read_gif, read_bmp, read_jpeg2000])
@pytest.mark.parametrize(
    "data", [b"", b"RIFF\x04\x00\x00\x00WEBP", bytes(100), b"GIF89a", b"\x00\x00\x00\x08jp2h"]
)
def test_what_tells_no_size_is_no_picture(reader: Callable[[BinaryIO], PictureFacts], data: bytes) -> None:
    with pytest.raises(ValueError, match="size"):
        reader(io.BytesIO(data))
