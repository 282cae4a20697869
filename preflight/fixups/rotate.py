"""Turn pages that lie on their side.

Why: a page that lies on its side is printed across the sheet or is stopped; turned it fits.
Changes: which way up the page is shown, by a quarter turn clockwise; nothing that is painted.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup, number_of
from preflight.mending.parts import named_pages
from preflight.mending.space import Space
from preflight.texts import page_ranges, pages_in

_QUARTER = 90


def _proposes(_facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    pages = {number for finding in findings for number in pages_in(finding.pages)}
    return {"pages": page_ranges(pages), "turn_deg": float(_QUARTER)} if pages else None


@fixup(
    answers=("trim-size.turned",),
    area=Area.WHOLE_PAGE,
    manner=Manner(rank=30),
    offer=Offer(
        "{on_pages}: turn by {turn_deg} degrees clockwise",
        "We turn the page by a quarter, clockwise. Please check which way up it is.",
    ),
    proposes=_proposes,
)
def rotate(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Add to the pages' own rotation (ISO 32000-2, 7.7.3.3)."""
    turn = round(number_of(parameters, "turn_deg") / _QUARTER) * _QUARTER
    for page in named_pages(pdf, parameters):
        page["/Rotate"] = (Space.of(page).frame.rotate + turn) % 360
