"""Flag picture files that are see-through in places.

Why: paper shows where a picture is see-through, and soft edges may come out with a white or black rim.
Fix: flatten the picture onto the background it shall have, and save it without transparency.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "alpha": Text(
        "the picture ({mode}) has an alpha channel, none expected; it is laid on white, compare",
        "Parts of your picture may be see-through. They will be white in print.",
    ),
    "channels": Text(
        "the document ({mode}) has more channels than its colours need, none expected; ask what they are for",
        "Your picture holds more than its colours. Please save it flattened.",
    ),
}


@artwork_check(severity=Severity.WARNING, texts=TEXTS, families=("picture",))
def picture_transparency(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Go by the header: whether any pixel really is see-through is not looked at."""
    picture = facts.artwork.picture
    if picture is not None and picture.alpha:
        yield Hit("channels" if facts.kind == "psd" else "alpha", arguments=(("mode", picture.mode),))
