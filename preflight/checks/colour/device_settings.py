"""Flag settings in the file that are only right for one press: screens, transfer curves, black generation.

Why: they were made for another device; a press that obeys them prints lighter, darker or with a coarse screen.
Fix: export again without halftone, transfer and black generation settings.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity

TEXTS = {
    "curves": Text(
        "{on_pages}: {settings} set in the file, none is expected; remove them, or colours will shift",
        "{on_pages}: your file carries settings of another printer. Colours may shift; please export it again.",
    ),
    "fineness": Text(
        "{on_pages}: {settings} set in the file, none is expected; curves and gradients may turn out coarse",
        "{on_pages}: your file sets how finely curves are drawn. Please look closely at the preview.",
        severity=Severity.INFO,
    ),
}
_FINENESS = frozenset({"flatness", "smoothness"})
_HARMLESS = frozenset({"smoothness"})


@check(severity=Severity.WARNING, texts=TEXTS)
def device_settings(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell what a page sets (ISO 32000-2, 10.4 to 10.7); smoothness alone is what many programs always write."""
    for page in facts.pages:
        found = set(page.device)
        curves, fineness = sorted(found - _FINENESS), sorted((found & _FINENESS) - _HARMLESS)
        if curves:
            yield from told_pages("curves", [page.number], ("settings", ", ".join(curves)))
        if fineness:
            yield from told_pages("fineness", [page.number], ("settings", ", ".join(fineness)))
