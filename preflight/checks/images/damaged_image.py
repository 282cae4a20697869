"""Flag pictures whose data is broken or ends too early.

Why: where a picture cannot be read to its end, the press leaves it out or prints the rest of it in grey.
Fix: put the picture into the layout again from its own file, and export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts, Rect
from preflight.pixels.pixel_facts import DAMAGED, PixelFacts
from preflight.report import Severity

TEXTS = {
    "broken": Text(
        "{on_pages}: {detail}, a picture that can be read to its end expected; place it anew",
        "{on_pages}: a picture is broken and would not be printed whole. Please insert it again and export anew.",
    ),
    "unusual": Text(
        "{on_pages}: {detail}, a picture that every device can read expected; save it as JPEG or TIFF, place it anew",
        "{on_pages}: a picture is saved in an unusual way. Please save it as JPEG and insert it again.",
        severity=Severity.WARNING,
    ),
}
_UNUSUAL = "JPEG 2000"


@pixel_check(severity=Severity.ERROR, texts=TEXTS)
def damaged_image(
    facts: Facts, pixels: PixelFacts, _expected: Expected, _settings: Settings
) -> Iterator[Hit]:
    """Tell of pictures that are painted and cannot be decoded; those of the page that are damaged are shown."""
    pages = {page.number: page for page in facts.pages}
    for measured in pixels.measured():
        for doubt in measured.doubts:
            if doubt.startswith(DAMAGED):
                case = "unusual" if _UNUSUAL in doubt else "broken"
                places = _places(pages.get(measured.number), pixels.broken)
                yield Hit(case, measured.number, arguments=(("detail", doubt),), rects_mm=places)


def _places(page: PageFacts | None, broken: tuple[int, ...]) -> tuple[Rect, ...]:
    """Return where damaged pictures stand; one that has no object of its own is shown if it is the only one."""
    images = page.images if page is not None else ()
    return tuple(image.rect_mm for image in images if image.object in broken or len(images) == 1)
