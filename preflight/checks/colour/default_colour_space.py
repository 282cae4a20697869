"""Tell pages that put another colour space in the place of plain grey, RGB or CMYK.

Why: such a page converts colours behind one's back; the same numbers print differently on another page.
Fix: export again with one colour profile for the whole document.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity

TEXTS = {
    "replaced": Text(
        "{on_pages}: {spaces} stand in for device colours, none is expected; compare colours across pages",
        "{on_pages}: colours here are converted in a way of their own. Please look closely at the preview.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def default_colour_space(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell DefaultGray, DefaultRGB and DefaultCMYK where a page has them (ISO 32000-2, 8.6.5.6)."""
    for page in facts.pages:
        if page.default_spaces:
            yield from told_pages("replaced", [page.number], ("spaces", ", ".join(page.default_spaces)))
