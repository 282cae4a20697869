"""Flag picture files that only a note in them turns upright.

Why: some programs heed the note of the camera and some do not, so the picture may print on its side or mirrored.
Fix: open the picture, see that it stands upright, and save it again so that its pixels are turned.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "turned": Text(
        "the picture is turned by {measured} degrees by its Exif orientation, 0 expected; it is turned so here",
        "Your camera noted that the picture must be turned. Please look at the preview.",
    ),
    "mirrored": Text(
        "the picture is mirrored by its Exif orientation {measured}, 1 expected; ask whether that is meant",
        "A note in your picture says to mirror it. Please check that letters read the right way.",
        severity=Severity.WARNING,
    ),
}
_DEGREES = {3: 180.0, 6: 90.0, 8: 270.0}


@artwork_check(severity=Severity.INFO, texts=TEXTS, families=("picture",))
def picture_rotation(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Read Exif's orientation (tag 274): 3, 6 and 8 turn, the other even ones and 5 and 7 mirror."""
    picture = facts.artwork.picture
    if picture is None or picture.orientation == 1:
        return
    degrees = _DEGREES.get(picture.orientation)
    if degrees is None:
        yield Hit("mirrored", measured=float(picture.orientation), wanted=1.0)
    else:
        yield Hit("turned", measured=degrees, wanted=0.0, unit="degrees")
