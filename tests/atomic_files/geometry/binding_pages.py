from dataclasses import replace

from atomic_files import Fails, Passes
from preflight_builders import a4, page, pdf

_STITCHED = replace(a4(), binding="saddleStitch")
_GLUED = replace(a4(), binding="softCover", colours_front=("Black",), colours_back=("Black",))


def _book(pages: int) -> bytes:
    return pdf(*[page()] * pages)


FILES = (
    Passes("eight stitched pages", _book(8), _STITCHED),
    Passes("26 glued pages", _book(26), _GLUED),
    Passes("three loose pages", _book(3)),
    Passes("leaves printed on one side", _book(3), replace(a4(), binding="wire", colours_front=("Black",))),
    Fails("six stitched pages", _book(6), "fours", order=_STITCHED, measured=6),
    Fails("seven stitched pages", _book(7), "fours", order=_STITCHED, measured=7),
    Fails("a hundred stitched pages", _book(100), "thick", order=_STITCHED, measured=100),
    Fails("27 glued pages", _book(27), "pairs", order=_GLUED, measured=27),
    Fails("eight glued pages", _book(8), "thin", order=_GLUED, measured=8),
)
