"""A page with smaller pictures must look like the page: both are drawn by PDFium and compared dot by dot."""

import io
import tempfile
import zlib

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from preflight import Picture, PictureWish
from preflight.pixels.lighter import lighter
from preflight.render import draw
from preflight_builders import page, pdf, stream

WIDTH, SIDES = 60, (320, 400)
"""Few enough dots that the page itself is drawn as it is, and enough that they can be made fewer."""

SPOT = "[/Separation/Gold/DeviceCMYK<</FunctionType 2/Domain[0 1]/N 1/C0[0 0 0 0]/C1[0 .3 .9 .1]>>]"
LAB = "[/Lab<</WhitePoint[0.96 1 0.82]/Range[-100 100 -100 100]>>]"
ROUND = "/Type/XObject/Subtype/Image/Width 320/Height 400/ColorSpace/DeviceGray/BitsPerComponent 8"


def soft(components: int, sides: tuple[int, int] = SIDES) -> bytes:
    """Samples that change slowly, as those of a photograph do."""
    x, y = np.meshgrid(*(np.linspace(0, 3, side) for side in sides))
    waves = [127 + 120 * np.sin(x * (i + 1) + y * (components - i)) for i in range(components)]
    return np.stack(waves, axis=2).astype(np.uint8).tobytes()


def jpeg(mode: str) -> bytes:
    out = io.BytesIO()
    Image.frombytes(mode, SIDES, soft(len(mode))).save(out, "JPEG", quality=95)
    return out.getvalue()


def on_page(data: bytes, entries: str, *extra: bytes, own: str = "", shown: bytes = b"/I Do") -> bytes:
    image = stream(
        data, f"/Type/XObject/Subtype/Image/Width {SIDES[0]}/Height {SIDES[1]}/BitsPerComponent 8{entries}"
    )
    content = b"0 1 1 0 k 0 0 9999 300 re f q 500 0 0 700 40 40 cm " + shown + b" Q"
    resources = f"/Resources<</XObject<</I 100 0 R/F 101 0 R>>>>{own}"
    return pdf(page(content=content, entries=resources), extra=(image, *extra))


def flate(components: int, space: str, entries: str = "") -> tuple[bytes, str]:
    return zlib.compress(soft(components)), f"/ColorSpace{space}/Filter/FlateDecode{entries}"


def made(data: bytes) -> bytes | None:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        return lighter(file, 1, WIDTH)


def drawn(data: bytes) -> Image.Image:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        found = draw(file, PictureWish(1, WIDTH))
    assert isinstance(found, Picture), found
    return Image.open(io.BytesIO(found.data)).convert("RGB")


def apart(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


LIKE = {
    "JPEG in RGB": on_page(jpeg("RGB"), "/ColorSpace/DeviceRGB/Filter/DCTDecode"),
    "JPEG in CMYK": on_page(jpeg("CMYK"), "/ColorSpace/DeviceCMYK/Filter/DCTDecode"),
    "JPEG in grey": on_page(jpeg("L"), "/ColorSpace/DeviceGray/Filter/DCTDecode"),
    "JPEG that is turned over": on_page(
        jpeg("CMYK"), "/ColorSpace/DeviceCMYK/Filter/DCTDecode/Decode[1 0 1 0 1 0 1 0]"
    ),
    "JPEG in hex": on_page(
        jpeg("RGB").hex().encode() + b">", "/ColorSpace/DeviceRGB/Filter[/ASCIIHexDecode/DCTDecode]"
    ),
    "CMYK": on_page(*flate(4, "/DeviceCMYK")),
    "a spot colour": on_page(*flate(1, SPOT)),
    "Lab": on_page(*flate(3, LAB)),
    "two bytes a tone": on_page(
        zlib.compress(np.frombuffer(soft(1), np.uint8).repeat(2).tobytes()),
        "/BitsPerComponent 16/ColorSpace/DeviceGray/Filter/FlateDecode",
    ),
    "a soft mask": on_page(*flate(3, "/DeviceRGB", "/SMask 101 0 R"), stream(soft(1), ROUND)),
    "a soft mask turned over": on_page(
        *flate(3, "/DeviceRGB", "/SMask 101 0 R"), stream(soft(1), f"{ROUND}/Decode[1 0]")
    ),
    "within a form": on_page(
        *flate(4, "/DeviceCMYK"),
        stream(b"/I Do", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</I 100 0 R>>>>"),
        shown=b"/F Do",
    ),
    "on a turned page": on_page(*flate(3, "/DeviceRGB"), own="/Rotate 90"),
    "beyond the visible box": on_page(*flate(3, "/DeviceRGB"), own="/CropBox[200 200 300 300]"),
}


@pytest.mark.parametrize("name", LIKE)
def test_a_lighter_page_looks_the_same_and_holds_less(name: str) -> None:
    light = made(LIKE[name])
    assert light is not None
    with pikepdf.open(io.BytesIO(light)) as document:
        images = [each for each in document.objects if isinstance(each, pikepdf.Stream) and "/Width" in each]
        assert images
        assert all(int(each.Width) < SIDES[0] and int(each.Height) < SIDES[1] for each in images)
    assert apart(drawn(LIKE[name]), drawn(light)) < 2
    assert apart(drawn(LIKE[name]), Image.new("RGB", drawn(light).size, "white")) > 20


LEFT = {
    "a palette": on_page(*flate(1, "[/Indexed/DeviceRGB 255 " + "<" + "00" * 768 + ">]")),
    "a colour that is a mask": on_page(*flate(3, "/DeviceRGB", "/Mask[0 9 0 9 0 9]")),
    "colours mixed with one": on_page(
        *flate(3, "/DeviceRGB", "/SMask 101 0 R"), stream(soft(1), f"{ROUND}/Matte[0 0 0]")
    ),
    "a stencil": on_page(bytes(16000), "/BitsPerComponent 1/ImageMask true"),
    "a JPEG of other colours than it says": on_page(jpeg("RGB"), "/ColorSpace/DeviceCMYK/Filter/DCTDecode"),
    "a JPEG with instructions": on_page(
        jpeg("RGB"), "/ColorSpace/DeviceRGB/Filter/DCTDecode/DecodeParms<</ColorTransform 0>>"
    ),
    "damaged data": on_page(b"nothing", "/ColorSpace/DeviceRGB/Filter/DCTDecode"),
    "no data": on_page(b"", "/ColorSpace/DeviceRGB/Filter/FlateDecode"),
    "no picture": pdf(page()),
    "a form to be filled in": on_page(*flate(3, "/DeviceRGB"), own="/Annots[]").replace(
        b"/Type/Catalog", b"/Type/Catalog/AcroForm<</Fields[]>>"
    ),
    "no document": b"%PDF-1.7 and then nothing",
}


@pytest.mark.parametrize("name", LEFT)
def test_what_cannot_be_averaged_is_left_as_it_is(name: str) -> None:
    assert made(LEFT[name]) is None


def test_a_picture_that_is_needed_as_it_is_stays_so() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(LIKE["CMYK"])
        assert lighter(file, 1, 400) is None


def test_hidden_layers_stay_hidden() -> None:
    layers = (
        b"/OCProperties<</OCGs[102 0 R]/D<</OFF[102 0 R]/Order[102 0 R]>>>>",
        b"<</Type/OCG/Name(hidden)>>",
    )
    hidden = on_page(
        *flate(3, "/DeviceRGB", "/OC 102 0 R"),
        stream(b"", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"),
        layers[1],
    ).replace(b"/Type/Catalog", b"/Type/Catalog" + layers[0])
    light = made(hidden)
    assert light is not None
    assert apart(drawn(hidden), drawn(light)) == 0
    assert apart(drawn(light), drawn(LIKE["on a turned page"]).resize(drawn(light).size)) > 10
