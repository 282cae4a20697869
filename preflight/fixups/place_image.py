"""Put a picture on a page of the ordered size.

Why: a picture file has no page, no cut and no bleed; on a page of the ordered size it can be printed.
Changes: the kind of file; the picture itself is put in as it is, bit for bit, with its colour profile.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.mending.parts import as_form, numbers, set_content
from preflight.mending.space import Space
from preflight.mending.why_not import PLACEABLE

_POINTS_PER_MM = 72 / 25.4


def _proposes(facts: Facts, expected: Expected, _findings: Findings) -> Parameters | None:
    if facts.kind not in PLACEABLE or expected.trim_w_mm is None or expected.trim_h_mm is None:
        return None
    return {
        "trim_w_mm": expected.trim_w_mm,
        "trim_h_mm": expected.trim_h_mm,
        "bleed_mm": expected.bleed_mm,
    }


@fixup(
    answers=("not-a-pdf.picture",),
    area=Area.WHOLE_PAGE,
    manner=Manner(rank=5),
    offer=Offer(
        "place the picture on a page of {trim_w_mm} x {trim_h_mm} mm with {bleed_mm} mm of bleed, centred",
        "We put your picture on a page of {trim_w_mm} x {trim_h_mm} mm, centred and undistorted.",
    ),
    proposes=_proposes,
)
def place_image(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Place each page's picture on the cut and its bleed, turned as the picture is; its shape stays."""
    wide, high = (number_of(parameters, name) * _POINTS_PER_MM for name in ("trim_w_mm", "trim_h_mm"))
    bleed = number_of(parameters, "bleed_mm") * _POINTS_PER_MM
    for page in pdf.pages:
        space = Space.of(page.obj)
        left, bottom, right, top = space.frame.media
        lies = (right - left - top + bottom) * (wide - high) < 0
        _place(pdf, space, (high, wide) if lies else (wide, high), bleed)


def _place(pdf: pikepdf.Pdf, space: Space, cut: tuple[float, float], bleed: float) -> None:
    left, bottom, right, top = space.frame.media
    wide, high = cut[0] + 2 * bleed, cut[1] + 2 * bleed
    across, along = wide / (right - left), high / (top - bottom)
    cover, fit = max(across, along), min(across, along)
    lost = max(cover * (right - left) - wide, cover * (top - bottom) - high) / 2
    factor = cover if lost <= bleed else fit
    x = (wide - factor * (right - left)) / 2 - factor * left
    y = (high - factor * (top - bottom)) / 2 - factor * bottom
    name = as_form(pdf, space.page).encode()
    set_content(pdf, space.page, b" ".join((b"q", numbers(factor, 0, 0, factor, x, y), b"cm", name, b"Do Q")))
    for box in ("Media", "Crop", "Bleed"):
        space.set_box(box, (0.0, 0.0, wide, high))
    space.set_box("Trim", (bleed, bleed, bleed + cut[0], bleed + cut[1]))
