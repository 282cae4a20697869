from artwork_builders import pixels, saved
from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import image, stream

_NAMED = "/XObject<</I 101 0 R>>"
_GRAY = "/BitsPerComponent 8/ColorSpace/DeviceGray"


def _placed(data: bytes) -> bytes:
    return sheet("q 72 0 0 72 150 150 cm /I Do Q", resources=_NAMED, extra=(data,))


def _coded(filters: str, entries: str = _GRAY, data: bytes = b"coded") -> bytes:
    head = f"/Type/XObject/Subtype/Image/Width 400/Height 400{entries}/Filter/{filters}"
    return _placed(stream(data, head))


FILES = (
    Passes("ZIP", _placed(image(400, 400))),
    Passes("JPEG", _coded("DCTDecode", data=saved(pixels((400, 400), "L"), "JPEG"))),
    Fails("JPEG 2000", _coded("JPXDecode"), "jpeg-2000", "1", place=(52.92, 52.92, 78.32, 78.32)),
    Fails("LZW", _coded("LZWDecode"), "lzw", "1"),
    Fails("JBIG2", _coded("JBIG2Decode", "/BitsPerComponent 1/ColorSpace/DeviceGray"), "jbig2", "1"),
    Fails(
        "16 bits", _placed(image(400, 400, "/BitsPerComponent 16/ColorSpace/DeviceGray")), "sixteen-bit", "1"
    ),
    Fails("smoothed", _placed(image(400, 400, f"{_GRAY}/Interpolate true")), "smoothed", "1"),
)
