from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import stream

_PROGRAM = stream(b"showpage", "/Type/XObject/Subtype/PS")
_FORM = stream(b"showpage", "/Type/XObject/Subtype/Form/Subtype2/PS/BBox[0 0 1 1]/PS 102 0 R")
_NAMED = "/XObject<</P 101 0 R>>"

FILES = (
    Passes("none", sheet(write(9))),
    Passes("PostScript that is never drawn", sheet(write(9), resources=_NAMED, extra=(_PROGRAM,))),
    Fails(
        "a PostScript XObject",
        sheet("", write(9) + "/P Do", resources=_NAMED, extra=(_PROGRAM,)),
        "program",
        "2",
    ),
    Fails(
        "a form that holds PostScript",
        sheet("/P Do", resources=_NAMED, extra=(_FORM, _PROGRAM)),
        "program",
        "1",
    ),
)
