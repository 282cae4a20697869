import io
import zlib

import pytest

from artwork_builders import CARD_PX, SRGB, chunk, claiming_png, pixels, png, saved
from preflight.artwork.png import read_png


@pytest.mark.parametrize(
    ("mode", "told"),
    [
        ("RGB", ("RGB", 8)),
        ("L", ("Gray", 8)),
        ("1", ("Bitmap", 1)),
        ("P", ("Indexed", 8)),
        ("I;16", ("Gray", 16)),
    ],
)
def test_mode_and_bits_are_those_of_the_header(mode: str, told: tuple[str, int]) -> None:
    picture = read_png(io.BytesIO(png(mode=mode, icc_profile=None)))
    assert ((picture.mode, picture.bits), picture.damage) == (told, "")


def test_profile_and_resolution_are_read() -> None:
    picture = read_png(io.BytesIO(png()))
    assert picture.icc is not None
    assert (picture.icc.space, picture.ppi, picture.shown_px) == ("RGB", (300.0, 300.0), CARD_PX)


def test_an_interlaced_picture_is_as_long_as_its_seven_passes() -> None:
    passes = ((1, 1), (1, 1), (2, 1), (1, 2), (3, 1), (2, 3), (5, 2))
    data = b"".join(bytes(rows * (1 + columns)) for columns, rows in passes)
    for length, damage in ((len(data), ""), (len(data) - 1, "pixels are missing at its end")):
        head = (5).to_bytes(4) + (5).to_bytes(4) + b"\x08\x00\x00\x00\x01"
        body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data[:length])) + chunk(b"IEND", b"")
        assert read_png(io.BytesIO(b"\x89PNG\r\n\x1a\n" + body)).damage == damage


@pytest.mark.parametrize("part", [40, 100, 0.3, 0.9])
def test_a_cut_picture_ends_early(part: float) -> None:
    data = png()
    cut = data[: int(part * len(data)) if part < 1 else int(part)]
    assert read_png(io.BytesIO(cut)).damage == "it ends early"


def test_a_bomb_is_inflated_no_further_than_its_header_allows() -> None:
    bomb = claiming_png(10, 10, zlib.compress(bytes(50 << 20), 9))
    assert read_png(io.BytesIO(bomb)).damage == ""


def test_a_picture_too_large_to_inflate_is_judged_by_its_checksums() -> None:
    picture = read_png(io.BytesIO(claiming_png(100_000, 100_000, b"anything")))
    assert (picture.damage, picture.undecoded) == ("", "more than 256 MB of pixels")


def test_damage_inside_is_told() -> None:
    data = bytearray(png())
    data[-200] ^= 1
    assert read_png(io.BytesIO(bytes(data))).damage == "a checksum is wrong (IDAT)"
    assert read_png(io.BytesIO(claiming_png(10, 10, b"not deflated"))).damage == "its pixels are damaged"


def test_a_profile_that_is_not_deflated_is_a_broken_one() -> None:
    data = saved(pixels((9, 9)), "PNG")
    at = data.index(b"IDAT") - 4
    picture = read_png(io.BytesIO(data[:at] + chunk(b"iCCP", b"x\x00\x00" + SRGB) + data[at:]))
    assert picture.icc is not None
    assert picture.icc.fault == "cannot be decoded"


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + bytes(99), claiming_png(0, 9)]
)
def test_no_header_is_no_picture(data: bytes) -> None:
    with pytest.raises(ValueError, match="PNG"):
        read_png(io.BytesIO(data))
