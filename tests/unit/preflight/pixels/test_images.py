import io
import zlib

import numpy as np
import pikepdf
import pytest
from PIL import Image

from preflight.pixels.images import UnreadableImageError, Wanted, averaged, inked, tones_of
from preflight.pixels.separation import Separator
from preflight.pixels.spaces import CMYK, GRAY, RGB, space_of

PDF = pikepdf.new()
PRESS = Separator()
LARGE = Wanted(10_000, 10_000)


def stream(data: bytes, width: int, height: int, entries: str = "") -> pikepdf.Stream:
    made = pikepdf.Stream(PDF, data)
    made.Width, made.Height, made.BitsPerComponent = width, height, 8
    for key, value in pikepdf.Object.parse(f"<<{entries}>>".encode()).items():
        made[key] = value
    return made


@pytest.mark.parametrize(
    ("bits", "data"), [(1, b"\x80"), (2, b"\xc0"), (4, b"\xf0"), (8, b"\xff\x00"), (16, b"\xff\xff\x00\x00")]
)
def test_samples_of_any_depth_are_unpacked(bits: int, data: bytes) -> None:
    found = inked(stream(data, 2, 1, f"/BitsPerComponent {bits}"), GRAY, LARGE, PRESS)
    assert found.amounts[:, :, 0].tolist() == [[0, 255]]


def test_rows_begin_at_whole_bytes() -> None:
    found = tones_of(stream(b"\xe0\x00\xe0", 3, 3, "/BitsPerComponent 1"), LARGE)
    assert found.tolist() == [[255] * 3, [0] * 3, [255] * 3]


def test_an_image_is_averaged_down_to_what_is_wanted() -> None:
    samples = np.zeros((40, 40), np.uint8)
    samples[:, ::2] = 200
    found = inked(stream(samples.tobytes(), 40, 40), GRAY, Wanted(10, 10), PRESS)
    assert found.amounts.shape == (10, 10, 1)
    assert set(found.amounts.reshape(-1).tolist()) == {155}


def test_averaging_keeps_what_is_left_over_at_the_far_edges() -> None:
    pixels = np.full((5, 7, 1), 90, np.uint8)
    assert averaged(pixels, 3).tolist() == [[[90], [90]]]


def test_flate_is_unpacked_in_bands_and_a_short_image_ends_early() -> None:
    data = zlib.compress(b"\x40" * 300)
    found = inked(stream(data, 100, 100, "/Filter/FlateDecode"), GRAY, LARGE, PRESS)
    assert found.amounts.shape == (3, 100, 1)


def test_a_predictor_is_left_to_the_library() -> None:
    rows = b"".join(b"\x02" + (b"\x10" if i == 0 else b"\x00") * 4 for i in range(4))
    entries = "/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 4>>"
    found = tones_of(stream(zlib.compress(rows), 4, 4, entries), LARGE)
    assert found.tolist() == [[16] * 4] * 4


def test_a_large_jpeg_is_made_smaller_while_it_is_decoded() -> None:
    out = io.BytesIO()
    Image.new("RGB", (1600, 800), (255, 0, 0)).save(out, "JPEG")
    found = inked(stream(out.getvalue(), 1600, 800, "/Filter/DCTDecode"), RGB, Wanted(100, 50), PRESS)
    assert found.amounts.shape == (50, 100, 4)
    assert found.amounts[25, 50].tolist() == pytest.approx([0, 255, 255, 0], abs=3)


def test_filters_around_a_jpeg_are_taken_off() -> None:
    out = io.BytesIO()
    Image.new("L", (8, 8), 51).save(out, "JPEG")
    packed = zlib.compress(out.getvalue())
    found = inked(stream(packed, 8, 8, "/Filter[/FlateDecode/DCTDecode]"), GRAY, LARGE, PRESS)
    assert found.amounts[4, 4, 0] == pytest.approx(204, abs=1)


def test_jpeg_2000_brings_its_own_space() -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), (255, 0, 0)).save(out, "JPEG2000")
    found = inked(stream(out.getvalue(), 64, 64, "/Filter/JPXDecode"), None, Wanted(16, 16), PRESS)
    assert found.amounts[8, 8].tolist() == [0, 255, 255, 0]


def test_decode_of_a_palette_and_of_lab_is_their_own() -> None:
    palette = space_of(pikepdf.Object.parse(b"[/Indexed/DeviceGray 255 <FF00>]"))
    assert inked(stream(b"\x00\x01", 2, 1), palette, LARGE, PRESS).amounts[:, :, 0].tolist() == [[0, 255]]
    lab = space_of(pikepdf.Object.parse(b"[/Lab<</Range[-128 127 -128 127]>>]"))
    white = inked(stream(b"\xff\x80\x80", 1, 1), lab, LARGE, PRESS)
    assert white.amounts.max() <= 2


def test_a_decode_that_narrows_the_range_is_obeyed() -> None:
    found = inked(stream(b"\x00\x00\x00\xff", 1, 1, "/Decode[0 1 0 1 0 1 0 .5]"), CMYK, LARGE, PRESS)
    assert found.amounts[0, 0].tolist() == [0, 0, 0, 128]


@pytest.mark.parametrize(
    "broken",
    [
        stream(b"", 4, 4),
        stream(b"xx", 0, 4),
        stream(b"xx", 4, 4, "/BitsPerComponent 3"),
        stream(b"xx", 4, 4, "/Filter/DCTDecode"),
        stream(b"xx", 4, 4, "/Filter/FlateDecode"),
        stream(b"xx", 60_000, 30_000, "/Filter/LZWDecode"),
    ],
)
def test_what_cannot_be_decoded_is_told(broken: pikepdf.Stream) -> None:
    with pytest.raises(UnreadableImageError):
        inked(broken, GRAY, LARGE, PRESS)
