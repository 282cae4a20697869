from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import stream

_PROGRAM = stream(b"no outlines", "/Length1 11")


def _in_font(name: str) -> bytes:
    widths = "/FirstChar 97/LastChar 97/Widths[600]"
    descriptor = f"/FontDescriptor<</Type/FontDescriptor/FontName/{name}/Flags 32/FontFile2 101 0 R>>"
    font = f"/Font<</F<</Type/Font/Subtype/TrueType/BaseFont/{name}{widths}{descriptor}>>>>"
    return sheet(write(9), resources=font, extra=(_PROGRAM,))


FILES = (
    Passes("Arial", _in_font("ABCDEF+Arial")),
    Passes("Courier Prime", _in_font("ABCDEF+CourierPrime")),
    Fails("Courier", _in_font("ABCDEF+Courier-Bold"), "courier", "1"),
    Fails("Courier New", _in_font("CourierNewPSMT"), "courier", "1"),
)
