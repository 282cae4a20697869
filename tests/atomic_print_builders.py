"""Builds A4 pages with ready resources, for the atomic files of checks of text, colours, pictures and lines.

Content is written on a page of 210 x 297 mm with 3 mm around it, in points from the lower left corner of that. Fonts:
F is drawn in the file and takes the text's colour, every letter a square. Colours: see COLOURS; states: see STATES.
"""

from preflight_builders import page, pdf, stream

GLYPH = stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")
FONT = (
    "<</Type/Font/Subtype/Type3/Name/Squares/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]/CharProcs<</a 100 0 R>>"
    "/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]>>"
)


def tint(*full: float) -> str:
    """A function from a tint to the alternate colour at full strength."""
    values = " ".join(map(str, full))
    return f"<</FunctionType 2/Domain[0 1]/N 1/C0[{' '.join('0' * len(full))}]/C1[{values}]>>"


def separation(name: str, *full: float, alternate: str = "/DeviceCMYK") -> str:
    """A space of one ink."""
    return f"[/Separation/{name}{alternate}{tint(*(full or (0, 0.5, 1, 0)))}]"


COLOURS = {
    "All": separation("All", 1, 1, 1, 1),
    "None": separation("None", 0, 0, 0, 0),
    "Gold": separation("PANTONE#20871#20C", 0.2, 0.3, 0.8, 0.1),
    "Cut": separation("CutContour", 0, 1, 0, 0),
    "Lab": "[/Lab<</WhitePoint[0.9642 1 0.8249]>>]",
    "CalGray": "[/CalGray<</WhitePoint[0.9505 1 1.089]>>]",
    "CalRGB": "[/CalRGB<</WhitePoint[0.9505 1 1.089]>>]",
}
STATES = {
    "Op0": "<</OP true/op true/OPM 0>>",
    "Op1": "<</OP true/op true/OPM 1>>",
    "Half": "<</ca 0.5/CA 0.5>>",
    "Multiply": "<</BM/Multiply>>",
}
RED_GROUND = "0 1 1 0 k 100 100 300 300 re f "
"""An area that the text of `write` and the lines of `stroke` lie on."""


def write(size_pt: float, colour: str = "0 0 0 1 k", *, more: str = "") -> str:
    """Three letters at 150, 150."""
    return f"{colour} {more} BT /F {size_pt} Tf 150 150 Td (aaa) Tj ET "


def stroke(width_pt: float, colour: str = "0 0 0 1 K", *, more: str = "") -> str:
    """A line from 150, 150 to the right."""
    return f"{colour} {more} {width_pt} w 150 150 m 350 150 l S "


def sheet(
    *contents: str,
    colours: dict[str, str] | None = None,
    resources: str = "",
    extra: tuple[bytes, ...] = (),
    entries: str = "",
    catalog: str = "",
) -> bytes:
    """A file with a page for each content; `extra` objects follow from number 101."""
    spaces = "".join(f"/{name} {space}" for name, space in (COLOURS | (colours or {})).items())
    states = "".join(f"/{name} {state}" for name, state in STATES.items())
    fonts = "" if "/Font<<" in resources else f"/Font<</F {FONT}>>"
    named = f"/Resources<<{fonts}/ColorSpace<<{spaces}>>/ExtGState<<{states}>>{resources}>>"
    pages = [page(content=content.encode(), entries=named + entries) for content in contents]
    return pdf(*pages, extra=(GLYPH, *extra), catalog=catalog)
