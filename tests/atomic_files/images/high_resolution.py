from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import image

_DRAWN = "q 72 0 0 72 150 150 cm /I Do Q "
_NAMED = "/XObject<</I 101 0 R>>"
_HERE = (52.92, 52.92, 78.32, 78.32)


def _placed(*data: bytes) -> bytes:
    return sheet(_DRAWN, resources=_NAMED, extra=data)


FILES = (
    Passes("300 pixels an inch", _placed(image(300, 300))),
    Passes("600 pixels an inch in a small picture", _placed(image(600, 600))),
    Fails("1200 pixels an inch", _placed(image(1200, 1200)), "picture", "1", measured=1200, place=_HERE),
    Fails("line art of 4000 pixels an inch", _placed(image(4000, 4000, "/ImageMask true/BitsPerComponent 1")),
          "line-art", "1", measured=4000),
)  # fmt: skip
