"""Tell of EPS and PostScript files that name inks which were not ordered.

Why: each special ink costs a plate of its own, and one that nobody ordered is not printed.
Fix: change special colours to CMYK in the program, or order them.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.inks import ink_key
from preflight.report import Severity

TEXTS = {
    "spots": Text(
        "the file names the spot inks {inks}, {wanted} ordered; change them to CMYK or order them",
        "Your file uses the special colours {inks}, which you did not order. Please change them to CMYK.",
        severity=Severity.WARNING,
        from_order=("spots",),
    ),
    "preview": Text(
        "the file has a coarse preview ({kind}), which some programs print in its place, none expected; ask for a PDF",
        "Your file holds a coarse preview. Please export a PDF instead.",
    ),
}


@artwork_check(families=("postscript",), severity=Severity.INFO, texts=TEXTS)
def postscript_inks(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Compare the custom colours of its comments with the order, by what their names mean."""
    told = facts.artwork.postscript
    if told is None:
        return
    ordered = {ink_key(ink) for ink in expected.spots}
    extra = [ink for ink in told.spots if ink_key(ink) not in ordered]
    if extra:
        wanted = ", ".join(expected.spots) or "none"
        yield Hit(
            "spots", measured=", ".join(extra), wanted=wanted, arguments=(("inks", ", ".join(extra[:5])),)
        )
    if told.preview:
        yield Hit("preview", arguments=(("kind", told.preview.upper()),))
