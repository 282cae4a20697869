"""Draws in this process what the sandbox draws in its own; only files of our own making are drawn here."""

import io
import random
import tempfile

import pytest
from PIL import Image, ImageChops, ImageStat

from preflight import NoPicture, Picture, PictureFailure, PictureWish
from preflight.render import draw
from preflight_builders import POINTS_PER_MM, locked, page, pdf, stream

Colour = tuple[int, int, int]
WHITE, RED = (255, 255, 255), (255, 0, 0)


def drawn(data: bytes, *, page_number: int = 1, width_px: int = 220) -> Picture | PictureFailure:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return draw(file, PictureWish(page_number, width_px))


def picture(data: bytes, *, width_px: int = 220) -> Image.Image:
    found = drawn(data, width_px=width_px)
    assert isinstance(found, Picture), found
    image = Image.open(io.BytesIO(found.data))
    assert image.size == (found.width_px, found.height_px)
    assert Image.MIME[image.format or ""] == found.media_type
    return image.convert("RGB")


def square(x: float, y: float, side: float = 20) -> bytes:
    """Content that paints a red square, in mm from the lower left of the default coordinates."""
    x, y, side = (value * POINTS_PER_MM for value in (x, y, side))
    return f"1 0 0 rg {x} {y} {side} {side} re f".encode()


def colour_at(image: Image.Image, x_mm: float, y_mm: float, wide_mm: float) -> Colour:
    """The colour at a place of the page as shown: mm from its lower left, as facts.Rect counts."""
    scale = image.width / wide_mm
    found = image.getpixel((int(x_mm * scale), image.height - 1 - int(y_mm * scale)))
    assert isinstance(found, tuple)
    return found[:3]


@pytest.mark.parametrize(
    ("rotate", "wide", "spot"),
    [(0, 100, (10, 10)), (90, 50, (10, 90)), (180, 100, (90, 40)), (270, 50, (40, 10))],
)
def test_a_picture_counts_as_the_facts_do_whatever_the_rotation(
    rotate: int, wide: float, spot: tuple[float, float]
) -> None:
    image = picture(pdf(page((100, 50), bleed=0, content=square(0, 0), entries=f"/Rotate {rotate}")))
    assert image.width / image.height == pytest.approx(wide / (150 - wide), rel=0.02)
    assert colour_at(image, *spot, wide) == RED
    assert colour_at(image, wide / 2, (150 - wide) / 2, wide) == WHITE


def test_what_lies_outside_the_crop_box_is_shown_as_bleed_may_lie_there() -> None:
    cropped = page((100, 50), bleed=0, content=square(0, 0), entries="/CropBox[150 30 200 60]")
    image = picture(pdf(cropped))
    assert colour_at(image, 10, 10, 100) == RED
    assert image.width / image.height == pytest.approx(2, rel=0.02)


def test_a_crop_box_larger_than_the_page_adds_nothing() -> None:
    image = picture(
        pdf(page((100, 50), bleed=0, content=square(0, 0), entries="/CropBox[-999 -999 999 999]"))
    )
    assert colour_at(image, 10, 10, 100) == RED


def test_a_page_whose_origin_lies_elsewhere_is_shown_from_its_own_corner() -> None:
    moved = page(
        (100, 50),
        bleed=0,
        boxes=(),
        content=b"1 0 0 rg 1000 500 60 60 re f",
        entries="/MediaBox[1000 500 1283 642]",
    )
    assert colour_at(picture(pdf(moved)), 5, 5, 100) == RED


def test_a_larger_unit_makes_no_other_picture() -> None:
    plain, large = (
        drawn(pdf(page((100, 50), content=square(0, 0), entries=unit))) for unit in ("", "/UserUnit 10")
    )
    assert plain == large


@pytest.mark.parametrize("width_px", [1, 220, 1200, 99_999])
def test_no_picture_is_wider_than_asked_or_allowed(width_px: int) -> None:
    assert picture(pdf(page()), width_px=width_px).width == min(width_px, 2400)


def test_a_banner_is_shown_narrower_rather_than_endless() -> None:
    image = picture(pdf(page((10, 5000), bleed=0)))
    assert image.height == 4 * 220
    assert image.width < 5


def test_flat_colour_is_a_png_and_a_photograph_is_a_jpeg() -> None:
    noise = random.Random(7).randbytes(3 * 128 * 128)
    photo = stream(
        noise, "/Type/XObject/Subtype/Image/Width 128/Height 128/BitsPerComponent 8/ColorSpace/DeviceRGB"
    )
    on_page = page(content=b"q 600 0 0 800 0 0 cm /I Do Q", entries="/Resources<</XObject<</I 100 0 R>>>>")
    files = (pdf(page(content=square(0, 0))), pdf(on_page, extra=(photo,)))
    kinds = [drawn(data, width_px=600) for data in files]
    assert [found.media_type for found in kinds if isinstance(found, Picture)] == ["image/png", "image/jpeg"]


def test_a_large_picture_is_as_its_small_one_where_its_bands_meet_too() -> None:
    drawing = b"".join(
        b"%d 0 0 rg %d 0 m 600 %d l 590 %d l f " % (i % 2, i, i, i * 2) for i in range(0, 850, 40)
    )
    data = pdf(page(content=drawing))
    large, small = (picture(data, width_px=width) for width in (2400, 600))
    off = ImageChops.difference(large.reduce(4).resize(small.size), small)
    assert large.width == 2400
    assert max(ImageStat.Stat(off).mean) < 3
    assert max(ImageStat.Stat(off.crop((0, 200, 600, 240))).mean) < 3


def test_a_long_page_has_no_more_dots_than_any_other() -> None:
    image = picture(pdf(page((100, 400), bleed=0)), width_px=2400)
    assert image.width * image.height == pytest.approx(9 << 20, rel=0.01)
    assert image.height == pytest.approx(4 * image.width, rel=0.01)


@pytest.mark.parametrize("shown", [b"/I Do", b"/F Do"])
def test_a_photograph_far_finer_than_its_picture_is_shown_in_its_own_colour(shown: bytes) -> None:
    """Its upper half is red and its lower half green, as a JPEG and then as a form that draws it."""
    halves = Image.new("RGB", (1200, 1600), (0, 200, 0))
    halves.paste((200, 0, 0), (0, 0, 1200, 800))
    out = io.BytesIO()
    halves.save(out, "JPEG", quality=95)
    entries = "/Type/XObject/Subtype/Image/Width 1200/Height 1600/BitsPerComponent 8/ColorSpace/DeviceRGB"
    photo = stream(out.getvalue(), f"{entries}/Filter/DCTDecode")
    form = stream(b"/I Do", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I 100 0 R>>>>")
    on_page = page(
        bleed=0,
        content=b"q 595 0 0 842 0 0 cm " + shown + b" Q",
        entries="/Resources<</XObject<</I 100 0 R/F 101 0 R>>>>",
    )
    image = picture(pdf(on_page, extra=(photo, form)))
    above, below = colour_at(image, 100, 250, 210), colour_at(image, 100, 50, 210)
    assert above == pytest.approx((200, 0, 0), abs=4)
    assert below == pytest.approx((0, 200, 0), abs=4)


def test_the_number_of_pages_is_told_with_any_of_them() -> None:
    found = drawn(pdf(page(), page(), page()), page_number=2)
    assert isinstance(found, Picture)
    assert found.pages == 3


@pytest.mark.parametrize(
    ("data", "page_number", "reason"),
    [
        (pdf(page()), 2, NoPicture.NO_SUCH_PAGE),
        (pdf(page()), 0, NoPicture.NO_SUCH_PAGE),
        (b"", 1, NoPicture.DAMAGED),
        (b"\xff\xd8\xff a photograph", 1, NoPicture.DAMAGED),
        (b"%PDF-1.7 and then nothing", 1, NoPicture.DAMAGED),
        (locked(pdf(page()), user="secret"), 1, NoPicture.LOCKED),
    ],
)
def test_where_there_is_no_picture_the_reason_is_told(
    data: bytes, page_number: int, reason: NoPicture
) -> None:
    found = drawn(data, page_number=page_number)
    assert isinstance(found, PictureFailure), found
    assert found.reason is reason
