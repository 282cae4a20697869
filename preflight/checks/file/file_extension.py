"""Flag PDF files whose name says that they are something else.

Why: programs choose by the ending of a name, so a file with the wrong one is opened by the wrong program.
Fix: rename the file so that it ends in .pdf, and check that it is the one you mean.
"""

from collections.abc import Iterator
from pathlib import PurePath

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "other": Text(
        "the file is named {ending} and is a PDF, .pdf expected; it is taken as PDF, ask whether it is the right one",
        "Your file is named {ending} but holds a PDF. Please check that it is the right one.",
    ),
    "illustrator": Text(
        "the file is named {ending} and holds a PDF, .pdf expected; the PDF inside is used, compare the pages",
        "We print the PDF inside your Illustrator file. A PDF saved for print is safer.",
        severity=Severity.INFO,
    ),
}
_DRAWN_IN = frozenset({".ai", ".ait"})
_OTHER = frozenset({
    ".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif", ".bmp", ".webp", ".heic", ".svg", ".psd", ".indd", ".idml",
    ".qxp", ".cdr", ".afpub", ".afdesign", ".afphoto", ".eps", ".ps", ".doc", ".docx", ".odt", ".rtf", ".txt", ".ppt",
    ".pptx", ".odp", ".key", ".xls", ".xlsx", ".ods", ".csv", ".pub", ".pages", ".html", ".htm", ".zip", ".rar", ".7z",
})  # fmt: skip


@check(severity=Severity.WARNING, texts=TEXTS)
def file_extension(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare name and content; a dot in a name is no ending unless it is one that a program has."""
    ending = PurePath(expected.file_name).suffix.lower()
    if facts.kind != "pdf" or ending not in _DRAWN_IN | _OTHER:
        return
    case = "illustrator" if ending in _DRAWN_IN else "other"
    yield Hit(case, measured=ending, wanted=".pdf", arguments=(("ending", ending),))
