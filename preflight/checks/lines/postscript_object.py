"""Flag PostScript hidden in the page.

Why: PostScript is a program; only some presses run it, so a part of the page appears on one and is missing on another.
Fix: export again as PDF without PostScript passed through.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity

TEXTS = {
    "program": Text(
        "{on_pages}: a PostScript XObject, 0 are expected; it is not run here, export again without PostScript",
        "{on_pages}: a part of the page is a program that we cannot print. Please save the PDF again.",
    ),
}


@check(severity=Severity.ERROR, texts=TEXTS)
def postscript_object(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell PostScript XObjects, which PDF 2.0 has dropped (ISO 32000-1, 8.8.2)."""
    pages = (page.number for page in facts.pages if "postscript" in page.objects)
    yield from told_pages("program", pages)
