"""Take attached files out of the file.

Why: what is attached is not printed, and an attached program is a danger to everybody who opens the file.
Changes: files inside the file and the pins that mark them on pages; nothing that is printed otherwise.
"""

import pikepdf

from preflight.expected import Expected
from preflight.facts import Facts
from preflight.fixup import Area, Findings, Manner, Offer, Parameters, fixup
from preflight.interpreter.values import entry, items, table, word
from preflight.mending.parts import drop_annotations
from preflight.texts import page_ranges

_PIN = "FileAttachment"


def _proposes(facts: Facts, _expected: Expected, _findings: Findings) -> Parameters | None:
    """Leave a portfolio alone: what is attached to it may be all there is."""
    if not facts.attachments or facts.structure.portfolio:
        return None
    pinned = {each.page for each in facts.attachments if each.page is not None}
    return {"count": float(len(facts.attachments)), "pins": page_ranges(pinned)}


@fixup(
    answers=("attachments",),
    area=Area.NOTES,
    manner=Manner(rank=10),
    offer=Offer(
        "take {count} attached files out of the file",
        "We take the files out that are attached inside your file ({count}). They are not printed.",
    ),
    proposes=_proposes,
)
def remove_attachments(pdf: pikepdf.Pdf, _parameters: Parameters) -> None:
    """Remove them from the document, its pages and whatever they belong to (ISO 32000-2, 7.11.4 and 14.13)."""
    names = table(pdf.Root, "/Names")
    if names is not None and "/EmbeddedFiles" in names:
        del names["/EmbeddedFiles"]
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
            _detach(held)
    for page in pdf.pages:
        drop_annotations(page.obj, lambda note: word(note.get("/Subtype")) == _PIN)


def _detach(holder: pikepdf.Object) -> None:
    """Take the list of associated files from a holder where it names files that are inside."""
    held = holder.get("/AF")
    if any("/EF" in each for each in items(held) if isinstance(each, pikepdf.Dictionary)) or (
        isinstance(held, pikepdf.Dictionary) and entry(held, "/EF") is not None
    ):
        del holder["/AF"]
