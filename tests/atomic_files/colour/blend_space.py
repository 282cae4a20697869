from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

_RGB = "/Group<</S/Transparency/CS/DeviceRGB/I true>>"
_CMYK = "/Group<</S/Transparency/CS/DeviceCMYK/I true>>"
_HALF = write(20, more="/Half gs")

FILES = (
    Passes("blended in CMYK", sheet(_HALF, entries=_CMYK)),
    Passes("an RGB group and nothing to blend", sheet(write(9), entries=_RGB)),
    Passes("RGB blended in RGB", sheet(write(20, "1 0 0 rg", more="/Half gs"), entries=_RGB)),
    Fails("CMYK blended in RGB", sheet(_HALF, entries=_RGB), "screen-colours", "1"),
    Fails("CMYK multiplied in RGB", sheet(write(20, "0 1 1 0 k", more="/Multiply gs"), entries=_RGB),
          "screen-colours", "1"),
)  # fmt: skip
