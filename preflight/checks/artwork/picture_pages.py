"""Flag picture files that have more or fewer pages than were ordered.

Why: one picture is one page; a second side that nobody sent stays white.
Fix: send all pages in one PDF, or one file for each page that was ordered.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "too-few": Text(
        "the file has {measured} pages, {wanted} ordered; ask for the rest",
        "Your file holds {measured} of {wanted} ordered pages. Please send all of them in one PDF.",
        severity=Severity.ERROR,
        from_order=("pages",),
    ),
    "too-many": Text(
        "the file has {measured} pages or frames, {wanted} ordered; ask which of them is meant",
        "Your file holds {measured} pictures, ordered are {wanted}. Please send only those you mean.",
        from_order=("pages",),
    ),
    "several": Text(
        "the file has {measured} pages or frames, one expected; only the first is shown by many programs",
        "Your file holds {measured} pictures. We take them as pages, one after the other.",
        severity=Severity.INFO,
    ),
}


@artwork_check(severity=Severity.WARNING, texts=TEXTS, families=("picture",))
def picture_pages(facts: Facts, expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Count the pages of a TIFF and the frames of an animation."""
    picture, ordered = facts.artwork.picture, expected.pages
    if picture is None:
        return
    frames = float(picture.frames)
    if ordered is not None and frames != ordered:
        yield Hit(
            "too-few" if frames < ordered else "too-many",
            measured=frames,
            wanted=float(ordered),
            unit="pages",
        )
    elif ordered is None and picture.frames > 1:
        yield Hit("several", measured=frames)
