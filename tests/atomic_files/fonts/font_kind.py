from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import stream


def _of_kind(kind: str) -> bytes:
    descriptor = "/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 32/FontFile3 101 0 R>>"
    widths = "/FirstChar 97/LastChar 97/Widths[600]"
    font = f"/Font<</F<</Type/Font/Subtype/{kind}/BaseFont/ABCDEF+Some{widths}{descriptor}>>>>"
    return sheet("", write(9), resources=font, extra=(stream(b"no outlines", "/Subtype/Type1C"),))


FILES = (
    Passes("Type 1", _of_kind("Type1")),
    Passes("TrueType", _of_kind("TrueType")),
    Fails("Type 3", sheet(write(9)), "type-3", "1"),
    Fails("multiple master", _of_kind("MMType1"), "multiple-master", "2"),
    Fails("a kind that does not exist", _of_kind("Type7"), "no-font", "2"),
)
