import io

import pytest

from artwork_builders import CARD_PX, SRGB, jpeg, pixels, saved, turned
from preflight.artwork.jpeg import read_jpeg


@pytest.mark.parametrize("quality", [20, 30, 50, 75, 90, 95])
def test_quality_is_that_which_the_program_was_asked_for(quality: int) -> None:
    assert read_jpeg(io.BytesIO(jpeg(quality=quality))).quality == pytest.approx(quality, abs=1)


@pytest.mark.parametrize(
    ("mode", "told", "inverted"), [("RGB", "RGB", False), ("L", "Gray", False), ("CMYK", "CMYK", True)]
)
def test_inks_are_counted_and_adobes_marker_is_seen(mode: str, told: str, *, inverted: bool) -> None:
    picture = read_jpeg(io.BytesIO(jpeg(mode=mode, icc_profile=None)))
    assert (picture.mode, picture.inverted, picture.damage) == (told, inverted, "")


def test_a_profile_in_several_parts_is_joined() -> None:
    picture = read_jpeg(io.BytesIO(jpeg(icc_profile=SRGB + bytes(100_000), dpi=(200, 200))))
    assert picture.icc is not None
    assert (picture.icc.space, picture.icc.fault, picture.ppi) == ("RGB", "", (200, 200))


def test_the_cameras_note_turns_it() -> None:
    picture = read_jpeg(io.BytesIO(turned(6)))
    assert (picture.orientation, picture.shown_px) == (6, CARD_PX[::-1])


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("part", [0.5, 0.99])
def test_a_cut_picture_ends_early(*, progressive: bool, part: float) -> None:
    data = jpeg(progressive=progressive)
    assert read_jpeg(io.BytesIO(data)).damage == ""
    assert read_jpeg(io.BytesIO(data[: int(part * len(data))])).damage == "it ends early"


def test_bytes_behind_its_end_do_no_harm() -> None:
    assert read_jpeg(io.BytesIO(jpeg() + bytes(5000))).damage == ""


def test_a_picture_too_large_to_decode_is_judged_by_its_end() -> None:
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = b"\xff\xff\xff\xff"
    picture = read_jpeg(io.BytesIO(bytes(data)))
    assert (picture.width_px, picture.undecoded) == (65_535, "more than 120 million pixels")
    assert read_jpeg(io.BytesIO(bytes(data[:-2]))).damage == "it ends early"


def test_a_picture_gone_over_again_and_again_is_not_decoded() -> None:
    data = saved(pixels((16, 16), "L"), "JPEG", progressive=True)
    at = data.index(b"\xff\xda")
    scan = data[at:-2]
    picture = read_jpeg(io.BytesIO(data[:at] + scan * 40 + b"\xff\xd9"))
    assert picture.undecoded == "more than 40 scans"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe0", b"\xff\xd8\xff\xda\x00\x02", b"\xff\xd8" + b"\xff" * 999]
)
def test_what_tells_no_size_is_no_picture(data: bytes) -> None:
    with pytest.raises(ValueError, match="size"):
        read_jpeg(io.BytesIO(data))
