"""Builds pages with letters that a reader can read: a font drawn in the file, with a table of what each code means.

Every letter is a square of the size of the em; codes are those of Latin-1.
"""

from preflight_builders import Page, page, pdf, stream

SQUARE = stream(b"1 0 0 0 1 1 d1 0 0 1 1 re f")
MEANS = stream(
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /L def /CMapType 2 def\n"
    b"1 begincodespacerange <00> <FF> endcodespacerange\n1 beginbfrange <20> <FF> <0020> endbfrange\n"
    b"endcmap end end"
)
FONT = (
    "<</Type/Font/Subtype/Type3/Name/Read/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]/CharProcs<</s 100 0 R>>"
    f"/Encoding<</Differences[33{'/s' * 223}]>>/FirstChar 32/LastChar 255/Widths[{'1 ' * 224}]/ToUnicode 101 0 R>>"
)


def line(text: str, at: str = "150 150", *, more: str = "", size: float = 9) -> str:
    """Write a line in black, in points from the lower left of the MediaBox."""
    return f"q 0 0 0 1 k {more} BT /R {size} Tf {at} Td <{text.encode('latin-1').hex()}> Tj ET Q "


def leaf(*lines: str, entries: str = "") -> Page:
    """A page with lines, beside an area."""
    content = "0 0 0 1 k 60 400 90 90 re f " + "".join(lines)
    return page(content=content.encode("latin-1"), entries=f"/Resources<</Font<</R {FONT}>>>>{entries}")


def read(*pages: Page) -> bytes:
    """Write pages of letters."""
    return pdf(*pages, extra=(SQUARE, MEANS))


def folios(*numbers: int | str | None, at: str = "300 40") -> bytes:
    """A file with a number at the foot of each page; none where there is None."""
    return read(
        *(leaf(line(f"words of page {place}", "150 500"), *([] if each is None else [line(str(each), at)]))
          for place, each in enumerate(numbers, start=1))
    )  # fmt: skip
