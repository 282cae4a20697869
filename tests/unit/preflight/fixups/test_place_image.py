"""Pictures are put on pages without losing a bit; what Pillow reads back from the PDF is what it read from the file."""

import io
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageCms, ImageOps

from fixup_builders import looked, mended, window
from preflight import Expected, Fix
from preflight_builders import known_facts

FIX = Fix("place-image", {"trim_w_mm": 50.0, "trim_h_mm": 30.0, "bleed_mm": 3.0})
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (56, 36), **how: Any) -> bytes:
    """A picture with a mark in its upper left corner and noise elsewhere."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    noise = np.random.default_rng(7).integers(0, 255, (size[1], size[0], bands), dtype=np.uint8)
    noise[: size[1] // 3, : size[0] // 3] = 255
    image = Image.fromarray(noise.squeeze(), mode)
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def placed(data: bytes) -> dict[str, Any]:
    """What is kept in the image object of the first page of the file made of a picture."""
    with pikepdf.open(io.BytesIO(mended(data, FIX))) as pdf:
        form = pdf.pages[0].obj["/Resources"]["/XObject"]["/PreflightPage"]
        return _kept(form["/Resources"]["/XObject"]["/Picture"])


def _kept(image: pikepdf.Object) -> dict[str, Any]:
    space = image["/ColorSpace"]
    return {
        "raw": image.read_raw_bytes(),
        "filter": str(image["/Filter"]),
        "space": str(space[0] if isinstance(space, pikepdf.Array) else space),
        "bits": int(image["/BitsPerComponent"]),
        "data": None if image["/Filter"] == "/DCTDecode" else image.read_bytes(),
        "mask": "/SMask" in image,
        "decode": [int(each) for each in image["/Decode"]] if "/Decode" in image else None,
    }


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_the_data_of_a_jpeg_goes_in_as_it_is(mode: str) -> None:
    data = picture("JPEG", mode)
    found = placed(data)
    assert found["raw"] == data
    assert found["filter"] == "/DCTDecode"
    assert (found["decode"] == [1, 0] * 4) is (mode == "CMYK")


@pytest.mark.parametrize(
    ("kind", "mode", "space"),
    [
        ("PNG", "RGB", "/DeviceRGB"),
        ("PNG", "L", "/DeviceGray"),
        ("TIFF", "RGB", "/DeviceRGB"),
        ("TIFF", "CMYK", "/DeviceCMYK"),
    ],
)
def test_pixels_of_other_pictures_are_deflated_unchanged(kind: str, mode: str, space: str) -> None:
    data = picture(kind, mode)
    found = placed(data)
    assert (found["filter"], found["space"]) == ("/FlateDecode", space)
    assert found["data"] == Image.open(io.BytesIO(data)).tobytes()


def test_a_colour_profile_goes_along_if_it_fits() -> None:
    assert placed(picture("PNG", icc_profile=SRGB))["space"] == "/ICCBased"
    assert placed(picture("JPEG", icc_profile=SRGB))["space"] == "/ICCBased"
    assert placed(picture("PNG", "L", icc_profile=SRGB))["space"] == "/DeviceGray"


def test_what_is_transparent_becomes_a_mask_and_a_palette_stays_one() -> None:
    assert placed(picture("PNG", "RGBA"))["mask"]
    out = io.BytesIO()
    Image.new("RGB", (9, 6), (10, 20, 30)).quantize(4).save(out, "PNG")
    assert placed(out.getvalue())["space"] == "/Indexed"


def test_sixteen_bits_and_one_bit_are_kept() -> None:
    out = io.BytesIO()
    Image.fromarray(np.arange(54, dtype=np.uint16).reshape(6, 9) * 1000).save(out, "TIFF")
    deep = placed(out.getvalue())
    assert (deep["bits"], deep["data"][2:4]) == (16, (1000).to_bytes(2, "big"))
    flat = io.BytesIO()
    Image.new("1", (16, 9), 1).save(flat, "TIFF")
    assert placed(flat.getvalue())["bits"] == 1


def test_each_frame_of_a_tiff_becomes_a_page() -> None:
    frames = [Image.new("RGB", (56, 36), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    made = mended(out.getvalue(), FIX)
    assert len(known_facts(made).pages) == 3
    colours = [window(made, number)[50, 50].tolist() for number in (1, 2, 3)]
    assert colours == [[0, 0, 255], [0, 128, 0], [255, 0, 0]]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_its_orientation_says(orientation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    stored = (56, 36) if orientation < 5 else (36, 56)
    data = picture("JPEG", size=stored, exif=exif, quality=95)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("L").resize((28, 18))
    shown = window(mended(data, FIX))
    seen = Image.fromarray(shown).convert("L").resize((28, 18))
    assert np.abs(np.asarray(seen, int)[:5, :8] - np.asarray(upright, int)[:5, :8]).mean() < 25


def test_the_page_is_cut_and_bleed_as_ordered_and_the_picture_keeps_its_shape() -> None:
    page = known_facts(mended(picture("PNG"), FIX)).pages[0]
    assert page.trim == pytest.approx((3, 3, 53, 33), abs=0.01)
    assert page.media == pytest.approx((0, 0, 56, 36), abs=0.01)
    (image,) = page.images
    assert image.ppi_x == pytest.approx(image.ppi_y, rel=0.001)


def test_a_picture_of_another_shape_is_centred_whole() -> None:
    page = known_facts(mended(picture("PNG", size=(30, 30)), FIX)).pages[0]
    assert page.images[0].whole_mm == pytest.approx((10, 0, 46, 36), abs=0.01)


def test_a_picture_that_stands_turns_the_page() -> None:
    page = known_facts(mended(picture("PNG", size=(36, 56)), FIX)).pages[0]
    assert page.media == pytest.approx((0, 0, 36, 56), abs=0.01)


def test_the_colours_of_a_cmyk_jpeg_are_not_upside_down() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (56, 36), (0, 0, 0, 0)).save(out, "JPEG")
    with pdfium.PdfDocument(mended(out.getvalue(), FIX)) as document:
        pixel = document[0].render().to_numpy()[20, 20]
    assert pixel.min() > 200


@pytest.mark.parametrize(
    "data", [b"\xff\xd8\xff rubbish", b"II*\x00" + b"\x00" * 40, b"\x89PNG\r\n\x1a\n" + b"x" * 30]
)
def test_a_broken_picture_is_told(data: bytes) -> None:
    with pytest.raises(AssertionError, match="cannot"):
        mended(data, FIX)


def test_a_picture_that_stands_for_a_pdf_is_offered_a_page_of_the_ordered_size() -> None:
    before = looked(picture("JPEG"), Expected(trim_w_mm=50, trim_h_mm=30, bleed_mm=3))
    after = before.mended("place-image")
    assert before.answered("place-image") == {("not-a-pdf", "picture")}
    assert after.answered("place-image") == set()
    assert after.facts.pages[0].trim == pytest.approx((3, 3, 53, 33), abs=0.01)
