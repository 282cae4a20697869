"""Flag areas on which more ink lies than the paper takes.

Why: too much ink dries slowly, sticks to the next sheet and smears when it is cut and folded.
Fix: convert the file for the ordered paper, or lighten what is darkest; a black of one ink is enough for text.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, pixel_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.pixels.pixel_facts import PixelFacts
from preflight.report import Severity

TEXTS = {
    "heavy": Text(
        "{on_pages}: up to {measured} {unit} ink (total area coverage), {wanted} {unit} allowed, over {area} mm2 in one"
        " piece; convert for the paper's profile",
        "{on_pages}: dark areas have too much ink to dry: {measured} {unit}, our limit is {wanted} {unit}. Please"
        " lighten them.",
        from_order=("max_tac",),
    ),
    "paper": Text(
        "{on_pages}: up to {measured} {unit} ink (total area coverage), {wanted} {unit} allowed because of {stock},"
        " over {area} mm2 in one piece; convert for that paper's profile",
        "{on_pages}: dark areas have too much ink for your paper: {measured} {unit}, possible {wanted} {unit}."
        " Please lighten them.",
        from_order=("max_tac",),
    ),
}


@pixel_check(severity=Severity.ERROR, texts=TEXTS, settings={"most_percent": 330.0, "least_mm2": 15.0})
def ink_coverage(_: Facts, pixels: PixelFacts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Look at the largest piece above the limit on each page; specks and thin lines dry.

    The limit is that of the ordered paper where it has one, else the profile's.
    """
    limit = expected.max_tac or float(settings["most_percent"])
    heavy = [
        (page, step, page.total.most)
        for page in pixels.measured()
        if page.total is not None
        and (step := page.total.over(limit)) is not None
        and step.largest_mm2 >= float(settings["least_mm2"])
    ]
    highest = max((most for _, _, most in heavy), default=0.0)
    area = max((step.largest_mm2 for _, step, _ in heavy), default=0.0)
    stock = (("stock", expected.stock),) if expected.max_tac and expected.stock else ()
    for page, step, _most in heavy:
        yield Hit(
            "paper" if stock else "heavy",
            page.number,
            step.rect_mm,
            measured=round(highest),
            wanted=limit,
            unit="%",
            arguments=(("area", f"{area:.0f}"), *stock),
        )
