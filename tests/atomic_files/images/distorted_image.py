from atomic_files import Fails, Passes
from atomic_print_builders import sheet
from preflight_builders import image

_NAMED = "/XObject<</I 101 0 R>>"


def _placed(matrix: str, wide: int = 400) -> bytes:
    return sheet("", f"q {matrix} cm /I Do Q", resources=_NAMED, extra=(image(wide, 400),))


FILES = (
    Passes("upright", _placed("72 0 0 72 150 150")),
    Passes("turned by 90 degrees", _placed("0 72 -72 0 300 150")),
    Passes("a strip that is a gradient", _placed("72 0 0 72 150 150", wide=1)),
    Fails("stretched", _placed("96 0 0 72 150 150"), "stretched", "2", measured=33.3),
    Fails("slanted", _placed("72 0 20 72 150 150"), "slanted", "2", measured=15.5),
    Fails("mirrored", _placed("-72 0 0 72 300 150"), "mirrored", "2"),
)
