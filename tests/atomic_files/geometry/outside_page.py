from atomic_files import Fails, Passes
from preflight_builders import Page, image, page, pdf

_FILL = b"0 0 0 1 k 34 34 612 859 re f "
_RESOURCES = "/Resources<</XObject<</I 100 0 R>>/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier>>>>>>"


def _sheet(drawn: bytes) -> Page:
    """A4 with a margin of 15 mm around it, as pages with marks have."""
    return page(bleed=15, boxes=("Media", "Trim"), content=_FILL + drawn, entries=_RESOURCES)


def _picture(x: float, y: float) -> bytes:
    return b"q 20 0 0 20 %f %f cm /I Do Q" % (x, y)


_PIXELS = (image(90, 90),)

FILES = (
    Passes("a picture on the page", pdf(_sheet(_picture(100, 100)), extra=_PIXELS)),
    Passes("a picture half on the page", pdf(_sheet(_picture(24, 100)), extra=_PIXELS)),
    Passes("crop marks", pdf(_sheet(b"1 1 1 1 K 42 5 m 42 25 l S 5 42 m 25 42 l S"))),
    Passes("the name of the file in small letters", pdf(_sheet(b"BT /F 6 Tf 50 8 Td (a.indd) Tj ET")),
           beside=("font-not-embedded",)),
    Fails("a picture beside the page", pdf(page(), _sheet(_picture(5, 100)), extra=_PIXELS), "beside", "2",
          place=(1.764, 35.278, 8.819, 42.333)),
    Fails("a picture below the page", pdf(_sheet(_picture(100, 5)), extra=_PIXELS), "beside", "1"),
    Fails("a headline beside the page", pdf(_sheet(b"BT /F 12 Tf 50 8 Td (Title) Tj ET")), "beside", "1"),
)  # fmt: skip
