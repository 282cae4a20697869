from pathlib import Path

from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import stream

_EVERYTHING = Path(__file__).parents[1] / "everything.toml"


def _embedded(*names: str) -> bytes:
    descriptor = "/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 32/FontFile2 101 0 R>>"
    widths = "/FirstChar 97/LastChar 97/Widths[600]"
    fonts = "".join(
        f"/F{i or ''}<</Type/Font/Subtype/TrueType/BaseFont/{name}{widths}{descriptor}>>"
        for i, name in enumerate(names)
    )
    content = " ".join(write(9).replace("/F ", f"/F{i or ''} ") for i in range(len(names)))
    return sheet(content, resources=f"/Font<<{fonts}>>", extra=(stream(b"no outlines"),))


FILES = (
    Passes("a subset", _embedded("ABCDEF+Arial"), profile=_EVERYTHING),
    Passes("a font drawn in the file", sheet(write(9)), profile=_EVERYTHING),
    Fails("a whole font", _embedded("Arial"), "whole", "1", profile=_EVERYTHING),
    Fails(
        "two whole fonts, one a subset", _embedded("Arial", "ABCDEF+Times"), "whole", "1", profile=_EVERYTHING
    ),
)
