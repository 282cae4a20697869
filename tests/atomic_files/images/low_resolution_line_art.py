from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import image

_BITS = "/ImageMask true/BitsPerComponent 1"
_DRAWN = "q 72 0 0 72 150 150 cm /I Do Q "
_NAMED = "/XObject<</I 101 0 R>>"
_HERE = (52.92, 52.92, 78.32, 78.32)


def _placed(pixels: int, *, page: int = 1) -> bytes:
    return sheet(*[""] * (page - 1), _DRAWN, resources=_NAMED, extra=(image(pixels, pixels, _BITS),))


FILES = (
    Passes("1200 pixels an inch", _placed(1200)),
    Passes("a dot of few pixels", _placed(16)),
    Fails("1000 pixels an inch", _placed(1000), "fair", "1", measured=1000),
    Fails("600 pixels an inch", _placed(600, page=2), "low", "2", measured=600),
    Fails("200 pixels an inch", _placed(200), "coarse", "1", measured=200, place=_HERE),
)
