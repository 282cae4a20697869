"""Flag picture files in screen colours, or in colours that nobody prints as they are.

Why: a press has no red, green and blue; somebody must convert them, and bright colours come out duller.
Fix: convert the picture to CMYK with the profile your printer names, and look at it again.
"""

from collections.abc import Iterator

from preflight.check import Hit, Settings, Text, artwork_check
from preflight.expected import Expected
from preflight.facts import Facts, PictureFacts
from preflight.report import Severity

TEXTS = {
    "rgb": Text(
        "the picture is in {mode}, CMYK or grey expected; convert it before printing",
        "Your picture has screen colours. Print looks duller; save it with CMYK colours to decide yourself.",
    ),
    "lab": Text(
        "the picture is in {mode}, CMYK or grey expected; convert it before printing",
        "Your picture has colours that we must convert. They may look a little different in print.",
    ),
    "inks": Text(
        "the picture is in {mode}, CMYK or grey expected; ask which inks are meant",
        "Your picture is made for special inks. Please save it with CMYK colours.",
    ),
}
_SCREEN = frozenset({"RGB", "Indexed"})
_PLAIN = frozenset({"CMYK", "Gray", "Bitmap"})


@artwork_check(
    severity=Severity.WARNING, texts=TEXTS, settings={"rgb": "none", "lab": False}, families=("picture",)
)
def picture_colours(facts: Facts, _expected: Expected, settings: Settings) -> Iterator[Hit]:
    """Take the settings of the same names as colour-space does: `rgb` is none, profiled or any; `lab` allows Lab."""
    picture = facts.artwork.picture
    case = "" if picture is None else _case(picture, str(settings["rgb"]), lab=bool(settings["lab"]))
    if picture is not None and case:
        yield Hit(case, arguments=(("mode", picture.mode),))


def _case(picture: PictureFacts, rgb: str, *, lab: bool) -> str:
    if picture.mode in _PLAIN:
        return ""
    if picture.mode in _SCREEN:
        return "" if rgb == "any" or (rgb == "profiled" and picture.icc is not None) else "rgb"
    if picture.mode == "Lab":
        return "" if lab else "lab"
    return "inks"
