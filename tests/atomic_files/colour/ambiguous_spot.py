from atomic_files import Fails, Passes
from atomic_print_builders import separation, sheet


def _defined(*spaces: str) -> bytes:
    colours = {f"S{i}": space for i, space in enumerate(spaces)}
    return sheet("".join(f"/{key} cs 1 scn 150 150 90 90 re f " for key in colours), colours=colours)


_ORANGE = separation("Orange", 0, 0.5, 1, 0)

FILES = (
    Passes("one definition", _defined(_ORANGE)),
    Passes("two that are equal but for rounding", _defined(_ORANGE, separation("Orange", 0, 0.502, 1, 0))),
    Passes("two inks", _defined(_ORANGE, separation("Red", 0, 1, 1, 0))),
    Fails("other values", _defined(_ORANGE, separation("Orange", 0, 0.7, 1, 0)), "several", "1"),
    Fails(
        "another space",
        _defined(_ORANGE, separation("Orange", 1, 0.5, 0, alternate="/DeviceRGB")),
        "several",
        "1",
    ),
)
