"""Flag rendering intents that do not exist.

Why: a press that does not know the word takes another one, and colours are converted differently than meant.
Fix: export again and choose one of the four rendering intents, usually relative colorimetric.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity

TEXTS = {
    "unknown": Text(
        "{on_pages}: the rendering intent {intents} does not exist, one of 4 is expected; the relative one is used",
        "{on_pages}: your file asks for an unknown way to convert colours. We use the usual one.",
    ),
}
_KNOWN = frozenset({"AbsoluteColorimetric", "RelativeColorimetric", "Saturation", "Perceptual"})


@check(severity=Severity.WARNING, texts=TEXTS)
def rendering_intent(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare with the four of ISO 32000-2, 8.6.5.8."""
    for page in facts.pages:
        odd = [intent for intent in page.rendering_intents if intent not in _KNOWN]
        if odd:
            yield from told_pages("unknown", [page.number], ("intents", ", ".join(odd)))
