from atomic_files import Fails, Passes
from atomic_print_builders import sheet, stroke, write
from preflight_builders import image

_RGB = image(400, 400, "/BitsPerComponent 8/ColorSpace/DeviceRGB")
_PICTURE = "q 72 0 0 72 150 150 cm /I Do Q "
_NAMED = "/XObject<</I 101 0 R>>"

FILES = (
    Passes("CMYK and grey", sheet(write(9) + stroke(1, "0.5 G"))),
    Passes("RGB wholly off the page", sheet(write(9) + "1 0 0 rg -500 -500 100 100 re f")),
    Passes("RGB in the bleed, cut away", sheet(write(9) + "1 0 0 rg 0 0 8 859 re f")),
    Passes("a listed RGB picture that is never drawn", sheet(write(9), resources=_NAMED, extra=(_RGB,))),
    Fails("an RGB picture", sheet("", _PICTURE, resources=_NAMED, extra=(_RGB,)), "rgb", "2",
          place=(52.92, 52.92, 78.32, 78.32)),
    Fails("RGB text", sheet(write(9, "1 0 0 rg")), "rgb", "1"),
    Fails("a line in Lab", sheet(stroke(1, "/Lab CS 60 50 30 SC")), "lab", "1"),
    Fails("an area in calibrated grey", sheet("/CalGray cs 0.5 sc 150 150 90 90 re f"), "calibrated", "1"),
)  # fmt: skip
