"""Tell pages with gradients and patterns that the press computes itself.

Why: some presses draw them in visible steps, or repeat a pattern with fine seams.
Fix: nothing, unless steps or seams can be seen; then place the gradient as a picture.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import fills, told
from preflight.report import Severity

TEXTS = {
    "gradient": Text(
        "{on_pages}: smooth shadings, none is expected here; look whether they print in steps",
        "{on_pages}: gradients. Please look closely at them in the preview.",
    ),
    "pattern": Text(
        "{on_pages}: areas filled with a pattern, none is expected here; look for seams",
        "{on_pages}: areas with a repeated pattern. Please look closely at them in the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def shading(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell shadings and patterns left after the cut (ISO 32000-2, 8.7)."""
    yield from told("gradient", fills(facts, expected, lambda fill: fill.what == "shading"))
    yield from told("pattern", fills(facts, expected, lambda fill: fill.what == "pattern"))
