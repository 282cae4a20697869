"""Tell pages with transparency: shadows, soft edges, see-through parts.

Why: old workflows cannot print it; there it is worked out before, and edges of text may thicken.
Fix: nothing if the press takes PDF/X-4; else export as PDF/X-1a, where the program flattens it.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, TransparencyFacts
from preflight.printed import told, transparent
from preflight.report import Severity

TEXTS = {
    "present": Text(
        "{on_pages}: transparency ({kinds}), none is expected here; flatten it or print from PDF/X-4",
        "{on_pages}: shadows or see-through parts. Please look closely at them in the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def transparency(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell everything inside the cut that is transparent (ISO 32000-2, 11); a plain group alone changes nothing."""
    seen = transparent(facts, expected, _is_seen_through)
    kinds = sorted({each.mark.kind for each in seen})
    yield from told("present", seen, arguments=(("kinds", ", ".join(kinds)),))


def _is_seen_through(each: TransparencyFacts) -> bool:
    return each.kind != "group"
