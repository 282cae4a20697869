from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import image, stream

_NAMED = "/XObject<</I 101 0 R>>"
_GRAY = "/BitsPerComponent 8/ColorSpace/DeviceGray"
_DRAWN = "q 72 0 0 72 150 150 cm /I Do Q"
_HERE = (52.92, 52.92, 78.32, 78.32)


def _placed(entries: str) -> bytes:
    return sheet(_DRAWN, resources=_NAMED, extra=(image(400, 400, _GRAY + entries),))


_FORM = stream(
    b"0 0 0 1 k 0 0 1 1 re f", "/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Ref<</F(other.pdf)/Page 0>>"
)

FILES = (
    Passes("a real picture", _placed("")),
    Passes("a picture with alternates that is never drawn", sheet(write(9), resources=_NAMED,
           extra=(image(400, 400, f"{_GRAY}/Alternates[]"),))),
    Fails("OPI", _placed("/OPI<</2.0<</Type/OPI/Version 2.0/F(big.tif)>>>>"), "opi", "1", place=_HERE),
    Fails("alternates", _placed("/Alternates[<</Image 101 0 R/DefaultForPrinting true>>]"), "alternates", "1"),
    Fails("a page of another file", sheet("", _DRAWN, resources=_NAMED, extra=(_FORM,)), "elsewhere", "2"),
)  # fmt: skip
