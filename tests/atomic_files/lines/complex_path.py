from atomic_files import Fails, Passes
from atomic_print_builders import sheet

_ZIGZAG = "0 0 0 1 k 150 150 m " + "200 200 l 200 150 l " * 60_000 + "f"
_STARS = ("0 0 0 1 k 150 150 m " + "200 200 l 200 150 l " * 45_000 + "f ") * 12

FILES = (
    Passes("a square", sheet("0 0 0 1 k 150 150 72 72 re f")),
    Passes("a large drawing of small shapes", sheet("0 0 0 1 k " + "150 150 72 72 re f " * 2_000)),
    Fails("120,000 points in one shape", sheet(_ZIGZAG), "one-shape", "1", measured=120_001),
    Fails("a million points on a page", sheet("", _STARS), "whole-page", "2", measured=1_080_012),
)
