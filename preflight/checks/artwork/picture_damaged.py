"""Flag pictures that are broken, end early, or have more pixels than can be worked with.

Why: a picture that breaks off prints with a grey or empty part, and nobody sees it in time.
Fix: save the picture again from the program it was made with, and upload it again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "unread": Text(
        "the picture cannot be read ({detail}), a sound one expected; ask for it again",
        "Your picture is damaged and does not open. Please save it again and upload it.",
    ),
    "damaged": Text(
        "the picture is damaged: {detail}, a whole one expected; ask for it again",
        "Part of your picture is missing. Please save it again and upload it.",
    ),
    "too-large": Text(
        "the picture has {measured} million pixels, at most {wanted} expected; ask for a smaller one",
        "Your picture is too large: {measured} million pixels. Please send it with at most {wanted} million.",
    ),
}
_MILLION = 1_000_000


@artwork_check(
    severity=Severity.ERROR, texts=TEXTS, settings={"most_megapixels": 2000.0}, families=("picture",)
)
def picture_damaged(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Tell what was seen without showing a single pixel of a picture that declares too many."""
    picture, unread = facts.artwork.picture, facts.artwork.unread
    if unread:
        yield Hit("unread", arguments=(("detail", unread),))
    if picture is None:
        return
    millions = picture.width_px * picture.height_px / _MILLION
    if millions > float(settings["most_megapixels"]):
        yield Hit("too-large", measured=round(millions), wanted=float(settings["most_megapixels"]))
    elif picture.damage:
        yield Hit("damaged", arguments=(("detail", picture.damage),))
