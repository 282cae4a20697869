"""Flag picture files without a colour profile, or with one that cannot be used.

Why: without a profile the same numbers look different on every screen and every press.
Fix: save the picture with its colour profile embedded: sRGB for photos, the printer's own for CMYK.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts
from preflight.report import Severity

TEXTS = {
    "missing": Text(
        "the picture is {mode} without an ICC profile, one expected; {assumed} is assumed",
        "Your picture does not say how its colours are meant. We take the usual ones.",
        severity=Severity.INFO,
    ),
    "wrong": Text(
        "the picture is {mode}, its ICC profile is for {space}, the same expected; the profile is ignored",
        "Your picture names colours that are not its own. It may look different in print.",
    ),
    "broken": Text(
        "the ICC profile of the picture {detail}, a sound one expected; it is ignored",
        "The note on colours in your picture is damaged. It may look different in print.",
    ),
}
_SPACES = {"RGB": "RGB", "Indexed": "RGB", "CMYK": "CMYK", "Gray": "GRAY", "Lab": "Lab"}
_ASSUMED = {"RGB": "sRGB", "Indexed": "sRGB", "CMYK": "the press's own CMYK"}


@artwork_check(severity=Severity.WARNING, texts=TEXTS, families=("picture",))
def picture_profile(facts: Facts, _expected: Expected, _settings: Settings) -> Iterator[Hit]:
    """Ask for a profile where colours are told by numbers; grey and line art do without."""
    picture = facts.artwork.picture
    if picture is None:
        return
    mode = ("mode", picture.mode)
    if picture.icc is None:
        if picture.mode in _ASSUMED:
            yield Hit("missing", arguments=(mode, ("assumed", _ASSUMED[picture.mode])))
    elif picture.icc.fault:
        yield Hit("broken", arguments=(mode, ("detail", f"is {picture.icc.fault}")))
    elif _SPACES.get(picture.mode, picture.icc.space) != picture.icc.space:
        yield Hit("wrong", arguments=(mode, ("space", picture.icc.space)))
