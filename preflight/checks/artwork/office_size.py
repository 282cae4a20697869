"""Flag documents of office programs whose page is not of the ordered size.

Why: a page of another size is scaled or cut when it is printed, and its lines may move.
Fix: set the page size of the document to the ordered size, look through it, and save it as PDF.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "other-size": Text(
        "the document's page is {measured} mm, {wanted} mm ordered; set the page size before it is saved as PDF",
        "Your document's page is {measured} mm; you ordered {wanted} mm. Change the page size, then save it as PDF.",
        from_order=("trim_w_mm", "trim_h_mm"),
    ),
    "mixed": Text(
        "the document has pages of {measured} sizes, {wanted} expected; ask for one size throughout",
        "Your document has pages of different sizes. Please give all of them the ordered size.",
    ),
}


@artwork_check(families=("office",), severity=Severity.WARNING, texts=TEXTS, needs=("trim_w_mm", "trim_h_mm"))
def office_size(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Take a page with or without the bleed, upright or across, for the ordered size."""
    office, wide, high = facts.artwork.office, expected.trim_w_mm, expected.trim_h_mm
    if office is None or wide is None or high is None or min(office.page_mm) <= 0:
        return
    around, slack = 2 * expected.bleed_mm, max(1.0, expected.tolerance_mm)
    fitting = ((wide, high), (high, wide), (wide + around, high + around), (high + around, wide + around))
    if not any(
        abs(office.page_mm[0] - w) <= slack and abs(office.page_mm[1] - h) <= slack for w, h in fitting
    ):
        yield Hit("other-size", measured=_told(*office.page_mm), wanted=_told(wide, high), unit="mm")
    if office.sizes > 1:
        yield Hit("mixed", measured=float(office.sizes), wanted=1.0)


def _told(wide: float, high: float) -> str:
    return f"{wide:g} x {high:g}"
