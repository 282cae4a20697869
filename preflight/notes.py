"""Notes to be put into a copy of a file: rectangles where something was found, each with its words.

They travel into the sandbox with the errand, so they are few and short; the report itself tells all.
"""

from dataclasses import dataclass

from preflight.facts import Rect
from preflight.report import Finding, Report, Severity

MOST_NOTES = 40
MOST_LETTERS = 120
MAGIC = b"PFNOTES\n"
"""How the answer of a child begins that holds an annotated file."""

COLOURS = {
    Severity.ERROR: "b3261e",
    Severity.SIGNOFF: "8a2a8f",
    Severity.WARNING: "b97700",
    Severity.INFO: "1b5e8c",
}


@dataclass(frozen=True, slots=True)
class Note:
    """One note on a page; `rect_mm` counts as facts.Rect does, `text` is its own words."""

    page: int
    rect_mm: Rect
    severity: Severity
    text: str


@dataclass(frozen=True, slots=True)
class NotesWish:
    """Which notes to put into a copy of the file."""

    notes: tuple[Note, ...]


def notes_of(report: Report) -> tuple[Note, ...]:
    """Return a note for each place of each finding, the gravest first, at most MOST_NOTES of them."""
    order = list(Severity)
    graded = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    return tuple(note for finding in graded for note in _notes(finding))[:MOST_NOTES]


def _notes(finding: Finding) -> tuple[Note, ...]:
    text = finding.message[:MOST_LETTERS]
    return tuple(Note(place.page, place.rect_mm, finding.severity, text) for place in finding.places)
