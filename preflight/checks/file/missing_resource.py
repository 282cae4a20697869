"""Flag pages that use fonts, pictures or colours that are not in the file.

Why: what is missing is left out in print, and no program can guess it.
Fix: export the document again from the program it was made in, and compare it page by page.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "missing": Text(
        "{on_pages}: uses what the file lacks ({names}), all resources expected; ask for a new export",
        "{on_pages}: part of the page is missing in the file. Please export it again.",
        explains=("content-faults", "missing-glyph"),
    ),
    "setting": Text(
        "{on_pages}: uses settings that the file lacks ({names}), all resources expected; compare the page",
        "{on_pages}: a setting is missing in the file. Please check the preview.",
        severity=Severity.WARNING,
    ),
}
_CASES = {
    "Font": "missing",
    "XObject": "missing",
    "Pattern": "missing",
    "Shading": "missing",
    "ColorSpace": "missing",
    "ExtGState": "setting",
}
_MOST_NAMES = 3


@check(severity=Severity.ERROR, texts=TEXTS)
def missing_resource(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Name the first few of each page (ISO 32000-2, 7.8.3); marks of structure may be missing without harm."""
    for page in facts.pages:
        for case in ("missing", "setting"):
            names = [each for each in page.missing if _CASES.get(each.partition(" ")[0]) == case]
            if names:
                more = ["..."] if len(names) > _MOST_NAMES else []
                told = (("names", ", ".join(names[:_MOST_NAMES] + more)),)
                yield Hit(case, page.number, arguments=told)
