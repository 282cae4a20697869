"""Draws in this process what the sandbox draws in its own; only files of our own making are drawn here."""

import io
import random
import tempfile

import pytest
from PIL import Image

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
