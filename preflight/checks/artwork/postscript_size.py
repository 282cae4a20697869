"""Flag EPS and PostScript files that are not of the ordered size, or do not say how large they are.

Why: a file of another size is scaled or cut, and one that does not tell its size cannot be placed at all.
Fix: set the artboard to the ordered size with its bleed, and export a PDF from the same program.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "other-size": Text(
        "the file's box is {measured} mm, {wanted} mm ordered; set the artboard and export a PDF",
        "Your file measures {measured} mm; you ordered {wanted} mm. Please change its size, then export a PDF.",
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "no-bleed": Text(
        "the file's box is {measured} mm, {wanted} mm with the bleed expected; extend what reaches the edge",
        "Your file measures {measured} mm, without the extra edge for cutting. We need {wanted} mm.",
        from_order=("trim_w_mm", "trim_h_mm", "bleed_mm"),
    ),
    "no-size": Text(
        "the file tells no size (BoundingBox), {wanted} mm expected; ask for a PDF",
        "Your file does not say how large it is. Please export a PDF in the ordered size.",
        from_order=("trim_w_mm", "trim_h_mm", "bleed_mm"),
    ),
    "pages": Text(
        "the file says that it has {measured} pages, {wanted} ordered; ask for the others or another order",
        "Your file has {measured} pages; you ordered {wanted}. Please check.",
        from_order=("pages",),
    ),
}


@artwork_check(families=("postscript",), severity=Severity.WARNING, texts=TEXTS)
def postscript_size(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Take a box with or without the bleed, upright or across, for the ordered size."""
    told = facts.artwork.postscript
    if told is None:
        return
    if expected.trim_w_mm is not None and expected.trim_h_mm is not None:
        yield from _size(told.box_mm, (expected.trim_w_mm, expected.trim_h_mm), expected)
    if expected.pages and told.pages and told.pages != expected.pages:
        yield Hit("pages", measured=float(told.pages), wanted=float(expected.pages))


def _size(box: tuple[float, float], trim: tuple[float, float], expected: Expected) -> Iterator[Hit]:
    around = 2 * expected.bleed_mm
    full = trim[0] + around, trim[1] + around
    slack = max(1.0, expected.tolerance_mm)
    if min(box) <= 0:
        yield Hit("no-size", wanted=_told(full), unit="mm")
    elif _is(box, full, slack):
        return
    elif _is(box, trim, slack):
        yield Hit("no-bleed", measured=_told(box), wanted=_told(full), unit="mm")
    else:
        yield Hit("other-size", measured=_told(box), wanted=_told(trim), unit="mm")


def _is(box: tuple[float, float], size: tuple[float, float], slack: float) -> bool:
    return any(abs(box[0] - w) <= slack and abs(box[1] - h) <= slack for w, h in (size, size[::-1]))


def _told(size: tuple[float, float]) -> str:
    return f"{size[0]:.4g} x {size[1]:.4g}"
