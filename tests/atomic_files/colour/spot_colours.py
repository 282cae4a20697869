from dataclasses import replace

from atomic_files import Fails, Passes
from atomic_print_builders import separation, sheet, write
from preflight_builders import a4

_FOUR = ("Cyan", "Magenta", "Yellow", "Black")
_PLAIN = replace(a4(), colours_front=_FOUR)
_WITH_GOLD = replace(a4(), colours_front=(*_FOUR, "Pantone 871 U"), spots=("Pantone 871 U",))
_GOLD = write(20, "/Gold cs 1 scn")
_FIVE = {name: separation(name) for name in ("Aa", "Bb", "Cc", "Dd", "Ee")}

FILES = (
    Passes("the ordered spot", sheet(_GOLD), order=_WITH_GOLD),
    Passes("a spot that is listed and never used", sheet(write(9)), order=_PLAIN),
    Passes("a spot in the colour bar", sheet(write(9) + "/Gold cs 1 scn 0 0 8 8 re f"), order=_PLAIN),
    Fails("a spot that nobody ordered", sheet("", _GOLD), "not-ordered", "2", order=_PLAIN),
    Fails("a cutting line that nobody ordered", sheet("/Cut CS 1 SCN 150 150 90 90 re S"), "tool", "1", order=_PLAIN),
    Fails("an ordered spot that is not there", sheet(write(9)), "not-used", order=_WITH_GOLD),
    Fails("five spots", sheet("".join(f"/{name} cs 1 scn 150 150 9 9 re f " for name in _FIVE), colours=_FIVE),
          "too-many", measured=5),
)  # fmt: skip
