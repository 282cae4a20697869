from atomic_files import Fails, Passes
from preflight_builders import Page, blank, image, page, pdf


def _drawn(content: bytes, entries: str = "") -> Page:
    return page(content=b"0 0 0 1 k 0 0 9999 9999 re f " + content, entries=entries)


def _picture(number: int) -> str:
    return f"/Resources<</XObject<</I {number} 0 R>>>>"


_ONE, _OTHER = _drawn(b"1 0 0 0 k 9 9 9 9 re f"), _drawn(b"0 1 0 0 k 9 9 9 9 re f")
_DRAW = b"q 20 0 0 20 99 99 cm /I Do Q"

FILES = (
    Passes("different pages", pdf(_ONE, _OTHER)),
    Passes("blank pages", pdf(_ONE, blank(), blank())),
    Passes("scans that differ in the picture alone",
           pdf(_drawn(_DRAW, _picture(100)), _drawn(_DRAW, _picture(101)), extra=(image(90, 90), image(91, 91)))),
    Fails("a page twice", pdf(_ONE, _OTHER, _ONE), "same", "3"),
    Fails("a page three times", pdf(_ONE, _ONE, _OTHER, _ONE), "same", "2, 4"),
)  # fmt: skip
