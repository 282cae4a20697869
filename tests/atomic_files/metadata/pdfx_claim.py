from atomic_files import Fails, Passes
from pdfx_builders import keeping
from preflight_builders import page, pdf

_RGB = b"0 0 0 1 k 0 0 9999 9999 re f 1 0 0 rg 200 200 50 50 re f"
_NOTE = "/Annots[<</Type/Annot/Subtype/Text/Rect[200 200 220 220]/Contents(x)>>]"

FILES = (
    Passes("no claim", pdf(page())),
    Passes("PDF/X-1a of 2001", keeping("PDF/X-1a:2001")),
    Passes("PDF/X-1a of 2003", keeping("PDF/X-1a:2003")),
    Passes("PDF/X-3", keeping("PDF/X-3:2003")),
    Passes("PDF/X-4", keeping("PDF/X-4", page(), page())),
    Fails("nothing of trapping", keeping("PDF/X-1a:2003", info=""), "broken"),
    Fails("trapping as text", keeping("PDF/X-1a:2003", info="/Trapped(False)"), "broken"),
    Fails("screen colours", keeping("PDF/X-1a:2001", page(), page(content=_RGB)), "broken", "2"),
    Fails("screen colours for a press", keeping("PDF/X-4", page(content=_RGB), page()), "broken", "1"),
    Fails("a note on the page", keeping("PDF/X-3:2002", page(entries=_NOTE)), "broken", "1"),
    Fails("no identifier of the file", keeping("PDF/X-4", identifier=""), "broken"),
    Fails("a level that is not judged", pdf(page(), info="/GTS_PDFXVersion(PDF/X-6)"), "unjudged"),
)
