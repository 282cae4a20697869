"""Take notes and markings off the pages that somebody left there.

Why: a note is not part of the design, and some notes are printed while others are not.
Changes: the page where the notes are; what lies under them shows as it was painted.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup
from preflight.interpreter.values import word
from preflight.mending.parts import drop_annotations, named_pages
from preflight.texts import page_ranges, pages_in

_KINDS = frozenset({
    "Text", "FreeText", "Highlight", "Underline", "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Line", "Square",
    "Circle", "Polygon", "PolyLine", "Redact", "Popup",
})  # fmt: skip


def _proposes(facts: Facts, _expected: Expected, findings: Findings) -> Parameters | None:
    about = {number for finding in findings for number in pages_in(finding.pages)}
    notes = [note for page in facts.pages if page.number in about for note in page.annotations]
    count = sum(note.kind in _KINDS and note.kind != "Popup" for note in notes)
    return {"pages": page_ranges(about), "count": float(count)} if count else None


@fixup(
    answers=("comments",),
    area=Area.NOTES,
    manner=Manner(rank=10),
    offer=Offer(
        "{on_pages}: delete {count} comments; carry out first what they say",
        "We take the notes ({count}) off the page. What they say is not carried out.",
    ),
    proposes=_proposes,
)
def remove_comments(pdf: pikepdf.Pdf, parameters: Parameters) -> None:
    """Remove markup annotations and their windows (ISO 32000-2, 12.5.6); links, fields and printers' marks stay."""
    for page in named_pages(pdf, parameters):
        drop_annotations(page, lambda note: word(note.get("/Subtype")) in _KINDS)
