"""Give advice for files from programs that are not made for print.

Why: office and web programs know no bleed and mostly write screen colours, so these files need a closer look.
Fix: follow the advice for your program, then compare the preview with what you see on your screen.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
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
_PROGRAMS = (
    # what Creator or Producer says, lower case; the program's name; the advice
    ("canva", "Canva", "canva"),
    ("powerpoint", "PowerPoint", "slides"),
    ("keynote", "Keynote", "slides"),
    ("impress", "Impress", "slides"),
    ("google slides", "Google Slides", "slides"),
    ("excel", "Excel", "sheet"),
    ("calc", "Calc", "sheet"),
    ("google sheets", "Google Sheets", "sheet"),
    ("publisher", "Publisher", "office"),
    ("word", "Word", "office"),
    ("google docs", "Google Docs", "office"),
    ("skia/pdf", "Chrome", "browser"),
    ("mozilla", "Firefox", "browser"),
    ("writer", "Writer", "office"),
)
_NOT_OURS = ("affinity publisher", "wordpress", "pdfwriter", "distiller", "ghostscript", "adobe pdf library")


@check(severity=Severity.INFO, texts=TEXTS)
def producer_advice(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Recognise the program that wrote the document, by what it calls itself."""
    info = facts.metadata.info
    for said in (info.get("Creator", facts.creator), info.get("Producer", facts.producer)):
        known = _program(said.lower())
        if known is not None:
            name, case = known
            yield Hit(case, arguments=(("program", name),))
            return


def _program(said: str) -> tuple[str, str] | None:
    if any(other in said for other in _NOT_OURS):
        return None
    return next(((name, case) for mark, name, case in _PROGRAMS if mark in said), None)
