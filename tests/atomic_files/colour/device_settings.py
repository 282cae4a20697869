from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write


def _set(state: str) -> bytes:
    return sheet(write(9, more="/Own gs"), resources=f"/ExtGState<</Own <<{state}>>>>")


_CURVE = "<</FunctionType 2/Domain[0 1]/N 1>>"

FILES = (
    Passes("none", sheet(write(9))),
    Passes("the default named", _set("/TR2/Default/HT/Default/SM 0.02")),
    Fails("a transfer curve", _set(f"/TR {_CURVE}"), "curves", "1"),
    Fails("a halftone", _set("/HT<</Type/Halftone/HalftoneType 1/Frequency 60/Angle 45/SpotFunction/Round>>"),
          "curves", "1"),
    Fails("flatness", sheet("100 i " + write(9)), "fineness", "1"),
)  # fmt: skip
