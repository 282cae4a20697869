"""Flag colour on pages that are ordered in black, or without cyan, magenta and yellow.

Why: what is ordered in black is printed in black, so that colours become greys that nobody has looked at.
Fix: order the page in colour, or change the file to black and grey before you export it.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import PagePixels, PixelFacts
from preflight.report import Severity

CHROMATIC = ("Cyan", "Magenta", "Yellow")
TEXTS = {
    "colour": Text(
        "{on_pages}: up to {measured} {unit} of a page is in colour, ordered is {wanted}; print it so, or order colour",
        "{on_pages}: there is colour on a page ordered in {wanted}. It will be grey in print unless you order colour.",
        from_order=("colours_front", "colours_back"),
    ),
    "grey": Text(
        "{on_pages}: grey is made of colours (up to {measured} {unit} of a page), ordered is {wanted}; print as black",
        "{on_pages}: black or grey is mixed from colours here. We print it in {wanted}; it may look a little lighter.",
        Severity.INFO,
        from_order=("colours_front", "colours_back"),
    ),
}


@pixel_check(
    severity=Severity.WARNING,
    texts=TEXTS,
    settings={"least_colour_percent": 0.05, "least_inked_percent": 0.5},
)
def page_is_colour(_: Facts, pixels: PixelFacts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare each page with the inks of its side; odd pages are fronts. A side without any inks is not judged."""
    found: list[tuple[str, PagePixels, float, str]] = []
    for page in pixels.measured():
        inks = expected.colours_front if page.number % 2 else expected.colours_back or expected.colours_front
        inked = max((page.plates[name].inked for name in CHROMATIC if name in page.plates), default=0.0)
        if not inks or set(inks) & set(CHROMATIC):
            continue
        if page.colour >= float(settings["least_colour_percent"]):
            found.append(("colour", page, page.colour, ", ".join(inks).lower()))
        elif inked >= float(settings["least_inked_percent"]):
            found.append(("grey", page, inked, ", ".join(inks).lower()))
    for case, page, _share, wanted in found:
        most = max(share for other, _, share, inks in found if (other, inks) == (case, wanted))
        yield Hit(case, page.number, measured=round(most, 1), wanted=wanted, unit="%")
