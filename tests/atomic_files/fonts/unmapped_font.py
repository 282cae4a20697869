from atomic_files import Fails, Passes
from atomic_print_builders import sheet, write
from preflight_builders import stream

_MAP = stream(
    b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <61> <0041> endbfchar endcmap"
)


def _drawn(name: str, more: str = "") -> bytes:
    """A Type 3 font whose one letter, a square of 9 points, has this name."""
    font = (
        "<</Type/Font/Subtype/Type3/Name/Squares/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]/Widths[1]"
        f"/CharProcs<</{name} 100 0 R>>/Encoding<</Differences[97/{name}]>>/FirstChar 97/LastChar 97{more}>>"
    )
    return sheet("", write(9), resources=f"/Font<</F {font}>>", extra=(_MAP,))


def _composite(order: str, more: str = "") -> bytes:
    """Code 24929, the two bytes `aa`, is the only one shown; the program has no outlines."""
    within = (
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/ABCDEF+Some/DW 1000"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering({order})/Supplement 0>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Some/Flags 4/FontFile3 102 0 R>>>>"
    )
    font = f"<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Some/Encoding/Identity-H/DescendantFonts[{within}]{more}>>"
    text = write(9).replace("(aaa)", "(aa)")
    program = stream(b"no outlines", "/Subtype/CIDFontType0C")
    return sheet(text, resources=f"/Font<</F {font}>>", extra=(_MAP, program))


_PLACE = (150 / 72 * 25.4, 150 / 72 * 25.4, 177 / 72 * 25.4, 159 / 72 * 25.4)
FILES = (
    Passes("a letter with a name", _drawn("a")),
    Passes("a number with a map", _drawn("g7", "/ToUnicode 101 0 R")),
    Passes("a composite font with a map", _composite("Identity", "/ToUnicode 101 0 R")),
    Passes("a composite font of Japanese numbers", _composite("Japan1")),
    Fails("a number for a name", _drawn("g7"), "no-map", "2", place=_PLACE),
    Fails("a composite font of its own numbers", _composite("Identity"), "no-map", "1"),
)
