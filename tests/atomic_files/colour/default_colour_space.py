from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write

_DEFAULT = {"DefaultRGB": "[/CalRGB<</WhitePoint[0.9505 1 1.089]>>]"}
_GRAY = {"DefaultGray": "[/CalGray<</WhitePoint[0.9505 1 1.089]>>]"}

FILES = (
    Passes("none", sheet(write(9))),
    Passes("none, in several colours", sheet(write(20, "0 1 1 0 k") + write(9, "0 g"))),
    Fails("RGB replaced", sheet(write(9, "1 0 0 rg"), colours=_DEFAULT), "replaced", "1"),
    Fails("grey replaced", sheet(write(9, "0 g"), colours=_GRAY), "replaced", "1"),
)
