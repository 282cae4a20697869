from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import image

_NAMED = "/XObject<</I 101 0 R>>"
_WHOLE = "q 612.3 0 0 858.9 0 0 cm /I Do Q "
_SCAN = (image(2560, 3580),)

FILES = (
    Passes("a picture with text on it", sheet(_WHOLE + write(20), resources=_NAMED, extra=_SCAN)),
    Passes(
        "a small picture", sheet("q 72 0 0 72 150 150 cm /I Do Q", resources=_NAMED, extra=(image(400, 400),))
    ),
    Fails("a scan", sheet(_WHOLE, resources=_NAMED, extra=_SCAN), "picture", "1"),
    Fails("a scan on page 2", sheet(write(9), _WHOLE, resources=_NAMED, extra=_SCAN), "picture", "2"),
)
