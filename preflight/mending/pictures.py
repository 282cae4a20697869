"""Makes pages of a picture file without touching its pixels: JPEG data goes in as it is, others deflated.

Each frame of a TIFF becomes a page. A colour profile goes along; nothing is converted. The page is turned as the
picture's own orientation says (Exif, TIFF 6.0 tag 274), by a matrix and not by moving pixels.
"""

import zlib
from typing import Any, BinaryIO

import pikepdf
from PIL import Image, ImageSequence, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin

from preflight.failure import TooComplexError
from preflight.fixup import CannotMendError
from preflight.mending.parts import numbers

MOST_FRAMES = 500
MOST_PIXELS = 200_000_000
_ORIENTATION = 274
_DEFAULT_PPI = 72.0
_JPEG = frozenset({"JPEG", "MPO"})
_FORMATS = ("JPEG", "PNG", "TIFF")
_CODECS = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin)
"""Named so that they are loaded before a child gives up the right to open files."""
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "1": "DeviceGray"}
_BY_COUNT = {"L": 1, "1": 1, "RGB": 3, "CMYK": 4}
_ICC_SPACE = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}
_SPLIT = {"LA": ("L", 1), "RGBA": ("RGB", 3)}
_TURNS: dict[int, tuple[int, int, int, int, int, int]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
"""The unit square of the stored picture to that of the upright one, for each orientation."""


def page_from_picture(file: BinaryIO) -> pikepdf.Pdf:
    """Return a PDF of one page for each frame, each as large as its picture says."""
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    pdf = pikepdf.new()
    try:
        with Image.open(file, formats=_FORMATS) as picture:
            raw = _jpeg_data(file, picture)
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if count >= MOST_FRAMES:
                    raise TooComplexError(f"more than {MOST_FRAMES} pictures in one file")
                _add_page(pdf, frame, raw)
                if raw is not None:
                    break
    except Image.DecompressionBombError as fault:
        raise TooComplexError(str(fault)) from fault
    except (OSError, SyntaxError, EOFError) as fault:
        raise CannotMendError(f"the picture cannot be read: {fault}") from fault
    return pdf


def _jpeg_data(file: BinaryIO, picture: Image.Image) -> bytes | None:
    """Return the file's own bytes where they can stand in a PDF as they are."""
    if picture.format not in _JPEG:
        return None
    file.seek(0)
    return file.read()


def _add_page(pdf: pikepdf.Pdf, frame: Image.Image, raw: bytes | None) -> None:
    if frame.width * frame.height > MOST_PIXELS:
        raise TooComplexError(f"{frame.width} x {frame.height} pixels")
    image = _of_jpeg(pdf, frame, raw) if raw is not None else _of_pixels(pdf, frame)
    turn = _TURNS.get(int(frame.getexif().get(_ORIENTATION, 1)), _TURNS[1])
    across, along = _ppi(frame)
    wide, high = frame.width * 72 / across, frame.height * 72 / along
    if turn[0] == 0:
        wide, high = high, wide
    a, b, c, d, e, f = turn
    matrix = (a * wide, b * high, c * wide, d * high, e * wide, f * high)
    content = b" ".join((b"q", numbers(*matrix), b"cm /Picture Do Q"))
    page = pikepdf.Dictionary(
        Type=pikepdf.Name.Page,
        MediaBox=pikepdf.Array([0, 0, round(wide, 4), round(high, 4)]),
        Resources=pikepdf.Dictionary(XObject=pikepdf.Dictionary(Picture=pdf.make_indirect(image))),
        Contents=pikepdf.Stream(pdf, content),
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))


def _of_jpeg(pdf: pikepdf.Pdf, frame: Image.Image, raw: bytes) -> pikepdf.Stream:
    image = _image(pdf, raw, frame.size, 8, _space(pdf, frame, frame.mode))
    image["/Filter"] = pikepdf.Name.DCTDecode
    if frame.mode == "CMYK" and "adobe" in frame.info:  # Adobe's programs store CMYK upside down
        image["/Decode"] = pikepdf.Array([1, 0] * 4)
    return image


def _of_pixels(pdf: pikepdf.Pdf, frame: Image.Image) -> pikepdf.Stream:
    """Deflate the pixels as they are; what is transparent becomes a soft mask."""
    if frame.mode in _SPLIT or (frame.mode == "P" and "transparency" in frame.info):
        return _with_mask(pdf, frame if frame.mode in _SPLIT else frame.convert("RGBA"))
    if frame.mode == "P":
        return _of_palette(pdf, frame)
    if frame.mode.startswith("I;16"):
        return _packed(pdf, frame, "L", _big_endian(frame), bits=16)
    if frame.mode not in _SPACES:
        raise CannotMendError(
            f"pictures of the kind {frame.mode!r} are not placed; save it as RGB, CMYK or grey"
        )
    return _packed(pdf, frame, frame.mode, frame.tobytes(), bits=1 if frame.mode == "1" else 8)


def _big_endian(frame: Image.Image) -> bytes:
    data = bytearray(frame.tobytes())
    if not frame.mode.endswith("B"):
        data[0::2], data[1::2] = data[1::2], data[0::2]
    return bytes(data)


def _with_mask(pdf: pikepdf.Pdf, frame: Image.Image) -> pikepdf.Stream:
    mode, alpha = _SPLIT[frame.mode]
    bands = frame.split()
    colour = bands[0] if mode == "L" else Image.merge(mode, bands[:alpha])
    image = _packed(pdf, frame, mode, colour.tobytes(), bits=8)
    mask = _image(pdf, zlib.compress(bands[alpha].tobytes()), frame.size, 8, pikepdf.Name.DeviceGray)
    mask["/Filter"] = pikepdf.Name.FlateDecode
    image["/SMask"] = pdf.make_indirect(mask)
    return image


def _of_palette(pdf: pikepdf.Pdf, frame: Image.Image) -> pikepdf.Stream:
    table = bytes(frame.getpalette("RGB") or [])[: 3 * 256]
    space = pikepdf.Array(
        [
            pikepdf.Name.Indexed,
            _space(pdf, frame, "RGB"),
            len(table) // 3 - 1,
            pikepdf.String(table),
        ]
    )
    image = _image(pdf, zlib.compress(frame.tobytes()), frame.size, 8, space)
    image["/Filter"] = pikepdf.Name.FlateDecode
    return image


def _packed(pdf: pikepdf.Pdf, frame: Image.Image, mode: str, data: bytes, *, bits: int) -> pikepdf.Stream:
    image = _image(pdf, zlib.compress(data), frame.size, bits, _space(pdf, frame, mode))
    image["/Filter"] = pikepdf.Name.FlateDecode
    return image


def _image(
    pdf: pikepdf.Pdf, data: bytes, size: tuple[int, int], bits: int, space: pikepdf.Object
) -> pikepdf.Stream:
    image = pikepdf.Stream(pdf, data)
    image["/Type"], image["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Image
    image["/Width"], image["/Height"] = size
    image["/BitsPerComponent"] = bits
    image["/ColorSpace"] = space
    return image


def _space(pdf: pikepdf.Pdf, frame: Image.Image, mode: str) -> pikepdf.Object:
    """Return the picture's profile as a colour space where it has one that fits, else the plain space."""
    if mode not in _SPACES:
        raise CannotMendError(f"pictures of the kind {mode!r} are not placed; save it as RGB, CMYK or grey")
    profile = frame.info.get("icc_profile")
    plain = pikepdf.Name(f"/{_SPACES[mode]}")
    if not isinstance(profile, bytes) or _ICC_SPACE.get(profile[16:20]) != _BY_COUNT[mode]:
        return plain
    stream = pikepdf.Stream(pdf, profile)
    stream["/N"], stream["/Alternate"] = _BY_COUNT[mode], plain
    return pikepdf.Array([pikepdf.Name.ICCBased, pdf.make_indirect(stream)])


def _ppi(frame: Image.Image) -> tuple[float, float]:
    """Return what the picture says of its size; 72 pixels an inch where it says nothing that makes sense."""
    told: Any = frame.info.get("dpi", ())
    found = [float(each) for each in told if 1 <= float(each) <= 1e5] if isinstance(told, tuple) else []
    return (found[0], found[1]) if len(found) == 2 else (_DEFAULT_PPI, _DEFAULT_PPI)
