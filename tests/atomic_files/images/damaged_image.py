import zlib

from artwork_builders import pixels, saved
from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import image, stream

_SIDE = 400
_JPEG = saved(pixels((_SIDE, _SIDE), "L"), "JPEG", quality=95)


def _placed(data: bytes, *, drawn: str = "q 72 0 0 72 150 150 cm /I Do Q") -> bytes:
    return sheet(drawn, resources="/XObject<</I 101 0 R>>", extra=(data,))


def _coded(data: bytes, filters: str = "/DCTDecode") -> bytes:
    entries = f"/Width {_SIDE}/Height {_SIDE}/BitsPerComponent 8/ColorSpace/DeviceGray/Filter{filters}"
    return stream(data, f"/Type/XObject/Subtype/Image{entries}")


def _two() -> bytes:
    short = zlib.compress(b"\x80" * (_SIDE * _SIDE // 3))
    drawn = "q 72 0 0 72 150 150 cm /I Do Q q 72 0 0 72 300 300 cm /J Do Q"
    return sheet(
        drawn,
        resources="/XObject<</I 101 0 R/J 102 0 R>>",
        extra=(_coded(short, "/FlateDecode"), image(_SIDE, _SIDE)),
    )


FILES = (
    Passes("a whole JPEG", _placed(_coded(_JPEG))),
    Passes("a whole picture", _placed(image(_SIDE, _SIDE))),
    Passes("a broken picture that is not shown", _placed(_coded(_JPEG[:900]), drawn="0 0 0 1 k 150 150 90 90 re f")),
    Fails("a JPEG cut to a third", _placed(_coded(_JPEG[: len(_JPEG) // 3])), "broken", "1",
          place=(52.92, 52.92, 78.32, 78.32)),
    Fails("packed pixels that end early, beside a whole picture", _two(), "broken", "1",
          place=(52.92, 52.92, 78.32, 78.32)),
    Fails("something else in place of a JPEG", _placed(_coded(b"no picture")), "broken", "1"),
    Fails("a picture without data", _placed(_coded(b"", "/FlateDecode")), "broken", "1"),
    Fails("JPEG 2000 of a kind nobody knows", _placed(_coded(b"no picture", "/JPXDecode")), "unusual", "1"),
)  # fmt: skip
