"""Flag pictures that stand for others: OPI links, alternates, and pages of other files.

Why: the file holds only a preview; the fine picture lies elsewhere, and the preview would be printed.
Fix: export again with all pictures embedded in full, without OPI and without links to other files.
"""

from collections.abc import Iterator, Mapping

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts, PageFacts
from preflight.printed import images, told, told_pages
from preflight.report import Severity

TEXTS = {
    "opi": Text(
        "{on_pages}: pictures are OPI placeholders, full pictures are expected; embed them and export again",
        "{on_pages}: a picture is only a preview of one kept elsewhere. Please save the PDF with full pictures.",
    ),
    "alternates": Text(
        "{on_pages}: pictures have alternates for print or screen, 1 version is expected; export again with one",
        "{on_pages}: a picture has several versions. Please save the PDF with one only.",
    ),
    "elsewhere": Text(
        "{on_pages}: a reference XObject stands for a page of another file, 0 are expected; embed it and export again",
        "{on_pages}: a part of the page lies in another file. Please save the PDF with everything in it.",
    ),
}
_OBJECTS: Mapping[str, str] = {
    "opi": "opi",
    "alternate-image": "alternates",
    "reference-xobject": "elsewhere",
}


@check(severity=Severity.ERROR, texts=TEXTS)
def replaced_image(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Tell placeholders by picture where that is known, else by page (ISO 32000-2, 14.11.7, 8.9.5.4, 8.10.4)."""
    opi = images(facts, expected, lambda image: image.opi)
    alternates = images(facts, expected, lambda image: image.alternates)
    yield from told("opi", opi)
    yield from told("alternates", alternates)
    placed = {("opi", each.page.number) for each in opi}
    placed |= {("alternates", each.page.number) for each in alternates}
    for page in facts.pages:
        for case in _cases(page):
            if (case, page.number) not in placed:
                yield from told_pages(case, [page.number])


def _cases(page: PageFacts) -> Iterator[str]:
    return (case for name, case in _OBJECTS.items() if name in page.objects)
