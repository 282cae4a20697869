"""Tell which pages are turned by an entry of their own and not by what was drawn.

Why: programs that place pages do not all honour the entry, so such a page may land on its side.
Fix: turn the page in the document instead of in the finished PDF, then export again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "turned": Text(
        "{on_pages}: Rotate is {measured} {unit}, 0 expected; the page is taken as it is shown, compare",
        "{on_pages}: turned by {measured} {unit} after the export. We print it as you see it.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def page_rotation(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell each angle once; all other checks measure the page as it is shown."""
    for page in facts.pages:
        if page.rotate:
            yield Hit("turned", page.number, measured=float(page.rotate), wanted=0.0, unit="degrees")
