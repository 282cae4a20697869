"""Give advice for files from programs that are not made for print.

Why: office and web programs know no bleed and mostly write screen colours, so these files need a closer look.
Fix: follow the advice for your program, then compare the preview with what you see on your screen.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.programs import program_of
from preflight.report import Severity

TEXTS = {
    "office": Text(
        "made in {program}: screen colours and no bleed are usual, print colours expected; look at colours and edges",
        "{program} knows no bleed: make the page larger by the bleed, and save as PDF in best quality.",
    ),
    "slides": Text(
        "made in {program}: screen colours and slide sizes are usual, ordered size expected; look at size and colours",
        "In {program}, set the slide size to your print size with bleed, then save as PDF.",
    ),
    "sheet": Text(
        "made in {program}: tables split over pages are usual, whole pages expected; look at every page",
        "In {program}, check the print preview: tables may continue on further pages.",
    ),
    "canva": Text(
        "made in {program}: bleed and marks depend on the download, PDF Print with bleed expected; look at the edges",
        "In {program}, download as PDF Print and tick crop marks and bleed.",
    ),
    "browser": Text(
        "printed to PDF from {program}: screen colours and page margins are usual, full pages expected; look at edges",
        "This PDF was printed from {program}. Please check margins and page breaks in the preview.",
    ),
}
_ADVICE = {
    "Canva": "canva",
    "PowerPoint": "slides",
    "Keynote": "slides",
    "Impress": "slides",
    "Google Slides": "slides",
    "Excel": "sheet",
    "Calc": "sheet",
    "Google Sheets": "sheet",
    "Publisher": "office",
    "Word": "office",
    "Google Docs": "office",
    "Chrome": "browser",
    "Firefox": "browser",
    "Writer": "office",
}


@check(severity=Severity.INFO, texts=TEXTS)
def producer_advice(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Recognise the program that wrote the document, by what it calls itself."""
    program = program_of(facts)
    case = _ADVICE.get(program)
    if case is not None:
        yield Hit(case, arguments=(("program", program),))
