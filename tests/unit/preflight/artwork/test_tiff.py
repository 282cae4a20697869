import io
import struct

import pytest

from artwork_builders import CARD_PX, SRGB, directory, looping_tiff, tiff
from preflight.artwork.tiff import read_tiff


@pytest.mark.parametrize(
    ("mode", "told"), [("CMYK", "CMYK"), ("RGB", "RGB"), ("L", "Gray"), ("1", "Bitmap"), ("P", "Indexed")]
)
def test_mode_is_that_of_its_photometric_interpretation(mode: str, told: str) -> None:
    assert read_tiff(io.BytesIO(tiff(mode=mode))).mode == told


def lab() -> bytes:
    page = directory(
        (256, 3, 1, 4),
        (257, 3, 1, 4),
        (258, 3, 1, 8),
        (262, 3, 1, 8),
        (273, 4, 1, 90),
        (277, 3, 1, 3),
        (279, 4, 1, 48),
    )
    return b"II*\x00\x08\x00\x00\x00" + page + bytes(200)


def test_lab_is_told() -> None:
    assert read_tiff(io.BytesIO(lab())).mode == "Lab"


def test_profile_resolution_and_compression_are_read() -> None:
    picture = read_tiff(
        io.BytesIO(tiff(mode="RGB", icc_profile=SRGB, compression="tiff_lzw", dpi=(300, 300)))
    )
    assert picture.icc is not None
    assert (picture.icc.space, picture.compression, picture.ppi) == ("RGB", "LZW", (300, 300))
    assert (picture.shown_px, picture.frames, picture.damage) == (CARD_PX, 1, "")


def test_pages_are_counted_and_small_copies_are_not() -> None:
    assert read_tiff(io.BytesIO(tiff(mode="L", pages=3))).frames == 3
    copy = directory((254, 4, 1, 1), (256, 3, 1, 9), (257, 3, 1, 9), (273, 4, 1, 8))
    first = directory((256, 3, 1, 9), (257, 3, 1, 9), (273, 4, 1, 8), (279, 4, 1, 9), following=200)
    data = (b"II*\x00\x08\x00\x00\x00" + first).ljust(200, b"\x00") + copy
    assert read_tiff(io.BytesIO(data)).frames == 1


def test_an_alpha_channel_is_seen() -> None:
    assert read_tiff(io.BytesIO(tiff(mode="RGBA"))).alpha


def test_a_big_tiff_is_read_too() -> None:
    entries = b"".join(
        struct.pack("<HHQQ", tag, 3, 1, value)
        for tag, value in ((256, 70), (257, 80), (258, 8), (262, 5), (273, 16))
    )
    data = b"II+\x00\x08\x00\x00\x00" + struct.pack("<Q", 16) + struct.pack("<Q", 5) + entries + bytes(8)
    picture = read_tiff(io.BytesIO(data))
    assert (picture.shown_px, picture.mode, picture.damage) == ((70, 80), "CMYK", "")


def test_pages_that_lead_in_a_circle_come_to_an_end() -> None:
    picture = read_tiff(io.BytesIO(looping_tiff()))
    assert (picture.frames, picture.damage) == (1, "its pages lead in a circle")


def test_strips_beyond_the_end_are_counted() -> None:
    data = tiff()
    assert read_tiff(io.BytesIO(data[:-1])).damage.startswith("1 of ")


def test_pixels_that_lie_nowhere_are_told() -> None:
    data = b"II*\x00\x08\x00\x00\x00" + directory((256, 3, 1, 9), (257, 3, 1, 9)) + bytes(20)
    assert read_tiff(io.BytesIO(data)).damage == "it does not say where its pixels are"


@pytest.mark.parametrize(
    "data",
    [
        b"II*\x00",
        b"II*\x00\x08\x00\x00\x00" + bytes(20),
        b"MM\x00*\xff\xff\xff\xff" + bytes(20),
        b"II*\x00\x08\x00\x00\x00\xff\xff" + bytes(99),
        b"II+\x00\x08\x00\x00\x00" + b"\x10" + bytes(7) + b"\xff" * 8 + bytes(99),
    ],
)
def test_what_tells_no_size_is_no_picture(data: bytes) -> None:
    with pytest.raises(ValueError, match="TIFF"):
        read_tiff(io.BytesIO(data))
