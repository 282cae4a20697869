"""Tell pictures that are stretched, slanted or mirrored where they are placed.

Why: faces and logos look wrong when they are stretched, and mirrored writing cannot be read.
Fix: place the picture again with equal height and width scaling, and not flipped, unless you meant it so.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, ImageFacts
from preflight.printed import Seen, images, told
from preflight.report import Severity

TEXTS = {
    "stretched": Text(
        "{on_pages}: pictures are stretched by up to {measured} %, at most {wanted} % expected; compare proportions",
        "{on_pages}: a picture is stretched by {measured} %. Is that what you want?",
    ),
    "slanted": Text(
        "{on_pages}: pictures are slanted by up to {measured} degrees, {wanted} expected; compare with the original",
        "{on_pages}: a picture is slanted by {measured} degrees. Is that what you want?",
    ),
    "mirrored": Text(
        "{on_pages}: pictures are mirrored, 0 expected; look whether writing in them can be read",
        "{on_pages}: a picture is mirrored. Is that what you want?",
    ),
}


@check(
    severity=Severity.INFO,
    texts=TEXTS,
    settings={"stretch_percent": 10.0, "slant_deg": 1.0, "fewest_px": 17.0},
)
def distorted_image(facts: Facts, expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Compare both axes of each picture; thin strips are gradients and stretched on purpose."""
    stretch, slant = float(settings["stretch_percent"]), float(settings["slant_deg"])
    fewest = float(settings["fewest_px"])

    def is_picture(image: ImageFacts) -> bool:
        return min(image.width_px, image.height_px) >= fewest and image.kind != "stencil"

    def pick(image: ImageFacts) -> bool:
        odd = image.mirrored or image.skew_deg > slant or _stretch_of(image) > stretch
        return odd and is_picture(image)

    seen = images(facts, expected, pick)
    stretched = [each for each in seen if _stretch_of(each.mark) > stretch]
    slanted = [each for each in seen if each.mark.skew_deg > slant]
    mirrored: list[Seen[ImageFacts]] = [each for each in seen if each.mark.mirrored]
    most = round(max((_stretch_of(each.mark) for each in stretched), default=0.0), 1)
    steepest = max((each.mark.skew_deg for each in slanted), default=0.0)
    yield from told("stretched", stretched, measured=most, wanted=stretch, unit="%")
    yield from told("slanted", slanted, measured=steepest, wanted=0.0, unit="degrees")
    yield from told("mirrored", mirrored)


def _stretch_of(image: ImageFacts) -> float:
    least = min(image.ppi_x, image.ppi_y)
    return 100 * (max(image.ppi_x, image.ppi_y) / least - 1) if least > 0 else 0.0
