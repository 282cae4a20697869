from atomic_files import Fails, Passes
from preflight_builders import page, pdf

_HELVETICA = "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
_DRAWN = (
    "/Resources<</Font<</F<</Type/Font/Subtype/Type3/FontMatrix[1 0 0 1 0 0]/FontBBox[0 0 1 1]"
    "/CharProcs<</a 100 0 R>>/Encoding<</Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[1]>>>>>>"
)
_BOX = b"<</Length 23>>stream\n1 0 d0 0 0 1 1 re f    \nendstream"
_WRITE = b"BT /F 12 Tf 100 100 Td (a) Tj ET"

FILES = (
    Passes("a font that is listed and never used", pdf(page(entries=_HELVETICA))),
    Passes("text that nobody sees", pdf(page(content=b"BT /F 12 Tf 3 Tr (a) Tj ET", entries=_HELVETICA))),
    Passes("a font drawn in the file", pdf(page(content=_WRITE, entries=_DRAWN), extra=(_BOX,))),
    Fails("Helvetica", pdf(page(), page(content=_WRITE, entries=_HELVETICA)), "missing", "2"),
    Fails(
        "Courier",
        pdf(page(content=_WRITE, entries=_HELVETICA.replace("Helvetica", "Courier"))),
        "missing",
        "1",
    ),
)
