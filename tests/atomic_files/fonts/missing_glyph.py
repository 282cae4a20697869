from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from font_programs import cff, true_type
from preflight_builders import stream

_BOX, _EMPTY = true_type(outline=True), true_type(outline=False)


def _written(codes: str, program: bytes, *, key: str = "FontFile2", entries: str = "") -> bytes:
    within = f"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/DW 1000/FontDescriptor<</{key} 101 0 R>>>>"
    font = f"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+X/Encoding/Identity-H/DescendantFonts[{within}]>>"
    content = f"0 0 0 1 k BT /F 10 Tf 150 150 Td <{codes}> Tj ET"
    return sheet("", content, resources=f"/Font<</F {font}>>", extra=(stream(program, entries),))


FILES = (
    Passes("letters that are there", _written("000100020003", _BOX)),
    Passes("two bytes of different letters", _written("010000010200", _BOX)),
    Passes("a glyph 0 without an outline", _written("00010000", _EMPTY)),
    Passes("a glyph 0 that nobody sees", _written("0001> Tj 3 Tr <0000", _BOX)),
    Fails("a box among letters", _written("000100000002", _BOX), "shown", "2", place=(52.92, 52.03, 63.5, 55.56)),
    Fails("a crossed box in CFF", _written("0000", cff(outline=True), key="FontFile3",
          entries="/Subtype/CIDFontType0C"), "shown", "2"),
    Fails("a letter that a drawn font does not draw", sheet(write(9).replace("(aaa)", "(abc)")), "shown", "1"),
)  # fmt: skip
