"""Tell what a file carries that only single programs need.

Why: private data of programs make a file heavy and may hold what its maker did not mean to pass on.
Fix: save a copy without editing data of the program, such as Illustrator's, and without thumbnails.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "private": Text(
        "private data of {programs} inside (PieceInfo), 0 expected; it prints, save a copy without editing data",
        "Your file holds working data of the program it was made in. We do not need them.",
    ),
    "thumbnails": Text(
        "the file brings thumbnails of its pages, 0 expected; they may be out of date, compare the pages themselves",
        "Your file brings small pictures of its pages. We do not use them.",
    ),
    "tagged": Text(
        "the file is tagged (StructTreeRoot), which print does not need; nothing to do, 0 changes expected",
        "Your file can be read aloud. That does not matter in print.",
    ),
}


@check(severity=Severity.INFO, texts=TEXTS, settings={"tell_tagged": False})
def private_data(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Name whose data they are (ISO 32000-2, 14.5); tags are common and harmless, and told only if a profile asks."""
    if facts.metadata.piece_info:
        yield Hit("private", arguments=(("programs", ", ".join(facts.metadata.piece_info[:3])),))
    if facts.structure.thumbnails:
        yield Hit("thumbnails")
    if facts.structure.tagged and settings["tell_tagged"]:
        yield Hit("tagged")
