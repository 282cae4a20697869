"""Tell of text that is in the file and cannot be seen.

Why: text under a scan is harmless, but text that somebody made invisible by mistake will be missing in print.
Fix: look whether text is missing on the page; if it is, show it again and export anew.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.printed import told_pages
from preflight.report import Severity

TEXTS = {
    "beside": Text(
        "{on_pages}: text is there but invisible (mode 3), visible text is expected; compare with the original",
        "{on_pages}: some text in your file cannot be seen and will not print. Is anything missing?",
    ),
    "under-picture": Text(
        "{on_pages}: a scan with invisible text under it, for searching; nothing to do, 0 letters print",
        "{on_pages}: this page is a scan with searchable text. Only the picture is printed.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS)
def invisible_text(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell pages with text in render mode 3 (ISO 32000-2, 9.3.6), those that are scans apart."""
    hidden = [page for page in facts.pages if page.invisible_text > 0]
    yield from told_pages("beside", (page.number for page in hidden if not page.is_single_image))
    yield from told_pages("under-picture", (page.number for page in hidden if page.is_single_image))
