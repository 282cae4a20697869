from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import image

_SCAN = "q 612 0 0 859 0 0 cm /I Do Q "
_IMAGE = (image(2550, 3579),)
_NAMED = "/XObject<</I 101 0 R>>"

FILES = (
    Passes("text that can be seen", sheet(write(9))),
    Passes("a picture alone", sheet(_SCAN, resources=_NAMED, extra=_IMAGE)),
    Fails("text in mode 3", sheet(write(9) + write(9, more="3 Tr")), "beside", "1"),
    Fails("a scan with its text", sheet(_SCAN + write(9, more="3 Tr"), resources=_NAMED, extra=_IMAGE),
          "under-picture", "1"),
)  # fmt: skip
